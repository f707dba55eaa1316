package annotate

import (
	_ "embed"
	"strings"
)

//go:generate go test . -run ^TestVersion$ -update

// stamp is the version, as it was when the engine was last changed. A test holds it against all of
// the code and the lists, which would take a megabyte if the program had them with it to hash.
//
//go:embed version.txt
var stamp string

// Version is a hash of the rules, the language packs and what they are read with: two engines of
// one version say the same of the same story.
func Version() string { return strings.TrimSpace(stamp) }
