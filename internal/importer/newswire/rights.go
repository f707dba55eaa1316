package newswire

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// forbidding are the phrases of terms under which an archive must not show the text.
var forbidding = pattern.New(`(?i)\bno archiv\w*` +
	`|\bnot (?:for|to be) (?:archiv\w+|publi(?:cation|shed)|re-?publi\w+|redistribut\w+` +
	`|online|(?:the )?(?:web|internet)|digital|electronic)\b` +
	`|\bno (?:internet|online|web|digital|electronic|re-?publication|redistribution|publication)\b` +
	`|\b(?:for )?print (?:use |edition |editions )?only\b` +
	`|\bmay not be (?:re-?)?(?:published|used|archived|stored|displayed)|\b(?:internal|private) use only\b`)

// lifting are the phrases that say how what is forbidden may be done all the same: that is for the
// archive and its agency to know.
var lifting = pattern.New(`(?i)\b(?:without|unless|except|subject to)\b` +
	`|\bprior (?:written )?(?:permission|consent|authori\w+)`)

// Terms makes one line of what an export says of rights, each sentence once. forbids is true where
// they do not allow an archive to show the text, on no condition.
func Terms(said ...string) (line string, forbids bool) {
	var parts []string
	seen := make(map[string]bool)
	for _, s := range said {
		s = strings.Join(strings.Fields(s), " ")
		if key := strings.ToLower(called.TrimSuffix(s, ".")); s == "" || seen[key] {
			continue
		} else {
			seen[key] = true
		}
		parts = append(parts, s)
		for _, sentence := range Sentences(s) {
			if forbidding.MatchString(sentence) && !lifting.MatchString(sentence) {
				forbids = true
			}
		}
	}
	return strings.ReplaceAll(strings.Join(parts, "; "), ".; ", ". "), forbids
}
