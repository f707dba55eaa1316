package content

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// writers are the names in a byline, without its "By": "Ann Lee, Bob Ray and Cy Poe in Oslo" has
// three. What follows a comma is a further name only where an "and" shows that there are several;
// else it is a post ("Ann Lee, Political Editor"), and is left out, as is where somebody wrote
// from. The paragraph itself keeps it all.
func writers(byline string) (names []string) {
	parts := strings.Split(strings.ReplaceAll(byline, " & ", " and "), " and ")
	if len(parts) == 1 {
		byline, _, _ = called.Cut(byline, ",")
		return []string{writer(byline)}
	}
	for _, part := range parts {
		for name := range strings.SplitSeq(part, ",") {
			if name = writer(name); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// writer is a name without where or for whom it wrote.
func writer(name string) string {
	for _, word := range []string{" in ", " at ", " for ", " of ", " on "} {
		name, _, _ = called.Cut(name, word)
	}
	return strings.TrimSpace(name)
}

// bylines are the names of front matter's bylines: each once, without the "By" that some systems
// write before it and every page puts there itself.
func bylines(written []string) (names []string) {
	given := make(map[string]bool, len(written))
	for _, name := range written {
		if before, rest, two := called.Cut(name, " "); two && strings.EqualFold(before, "by") {
			name = strings.TrimSpace(rest)
		}
		if name != "" && !given[name] {
			given[name] = true
			names = append(names, name)
		}
	}
	return names
}
