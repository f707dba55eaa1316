package oldaddress

import (
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// TestLinesToPaste holds the lines that findings offer: each must be YAML that says what is meant.
func TestLinesToPaste(t *testing.T) {
	for got, want := range map[string]string{
		aliasLine(nil, "/a/"): "aliases: [/a/]",
		aliasLine([]content.Ref{{Value: "/b c/"}},
			"/a/"): "aliases: [/a/, \"/b c/\"] # in place of its aliases:",
		formerLine(&registry.Entry{}, "ada"): "former_ids: [ada]",
		formerLine(&registry.Entry{FormerIDs: []string{"2025"}},
			"1e5"): "former_ids: [\"1e5\", \"2025\"] # in place of its former_ids:",
		yamlWord("2025-05-15"):                       `"2025-05-15"`,
		yamlWord("7k2m9xq"):                          "7k2m9xq",
		yamlWord("a: b"):                             `"a: b"`,
		paste(&content.Story{File: "a.md"}, "id: x"): "add to the front matter of a.md:\nid: x",
		paste(&content.Story{File: "a.txt", Format: content.Wire}, "id"): "add to a.txt.notes.yaml:\nid",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAlike(t *testing.T) {
	lost := permalinks.Story{Address: "/2025/05/15/ferry-inquiry/"}
	story := func(day int, slug string) *content.Story {
		return &content.Story{Date: time.Date(2025, 5, day, 0, 0, 0, 0, time.UTC), Slug: slug}
	}
	for _, c := range []struct {
		now  *content.Story
		want int
	}{
		{story(15, "ferry-inquiry"), 3}, {story(16, "ferry-inquiry"), 2}, {story(15, "ferry-inquiry-opens"), 2},
		{story(15, "ferry-inquiri"), 2}, {story(15, "school-vote"), 1}, {story(16, "school-vote"), 0},
	} {
		if got := alike(c.now, lost); got != c.want {
			t.Errorf("%s of %s: %d, want %d", c.now.Slug, c.now.Date, got, c.want)
		}
	}
}
