package layers

import (
	"fmt"
	"slices"
	"strings"
)

// limit is one sentence of the block ```limits. Either only the packages do what it says, or they
// never do.
type limit struct {
	only     bool
	packages []string
	what     string // "import gopkg.in/yaml.v3", "start goroutines", "read the clock"
}

// The deeds that are no imports, as a source file is found to do them.
const (
	goroutines = "start goroutines"
	clock      = "read the clock"
)

// readLimit reads "only markup, site import x/y", "only par start goroutines" or "prose, annotate
// never import os".
func readLimit(line string) (limit, error) {
	sentence, only := strings.CutPrefix(line, "only ")
	words := strings.Fields(sentence)
	verb := slices.IndexFunc(words, func(w string) bool {
		return slices.Contains([]string{"never", "import", "start", "read"}, w)
	})
	if verb < 1 || verb == len(words)-1 || only == (words[verb] == "never") {
		return limit{}, fmt.Errorf("not a limit: %q", line)
	}
	l := limit{only: only}
	for _, name := range words[:verb] {
		l.packages = append(l.packages, folder(strings.TrimSuffix(name, ",")))
	}
	if !only {
		verb++
	}
	l.what = strings.Join(words[verb:], " ")
	if l.what != goroutines && l.what != clock && !strings.HasPrefix(l.what, "import ") {
		return limit{}, fmt.Errorf("not a limit: %q", line)
	}
	return l, nil
}

// forbids reports whether l forbids deed d to the drawn package owner.
func (l limit) forbids(owner string, d deed) bool {
	return l.covers(d) && l.only != slices.Contains(l.packages, owner)
}

// covers reports whether the deed is what l speaks of. An import covers the packages below it.
func (l limit) covers(d deed) bool {
	return d.what == l.what || strings.HasPrefix(l.what, "import ") && strings.HasPrefix(d.what, l.what+"/")
}
