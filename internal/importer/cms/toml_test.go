package cms

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every value is the words that it was, wherever TOML lets it stand.
func TestTOML(t *testing.T) {
	const src = `
Title = "The \"slow\" ferry" # a remark
date = 2021-05-02 10:00:00+01:00
day = 2021-05-02
weight = 1_000
draft = false
tags = [
  'boats', # inner remark
  "piers",
]
params.Author.name = "Nella Orrick"
cover = { image = "pier.jpg", size = { width = 800 } }

[params.author]
email = "nella@example.org"

[[images]]
src = "a.jpg"
[[images]]
src = "b.jpg"
[images.by]
name = "Tam Rudge"
`
	want := front{
		"title": `The "slow" ferry`, "date": "2021-05-02 10:00:00+01:00", "day": "2021-05-02",
		"weight": "1_000", "draft": "false", "tags": []any{"boats", "piers"},
		"params": front{"author": front{"name": "Nella Orrick", "email": "nella@example.org"}},
		"cover":  front{"image": "pier.jpg", "size": front{"width": "800"}},
		"images": []any{
			front{"src": "a.jpg"}, front{"src": "b.jpg", "by": front{"name": "Tam Rudge"}},
		},
	}
	got, ok := readTOML(src)
	if diff := cmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("read: %v\n%s", ok, diff)
	}
}

// What makes no sense is left to be read line by line; a key that is a word and a table as well is
// what it is last.
func TestTOMLBroken(t *testing.T) {
	for src, want := range map[string]string{
		"title = A colon: here\n":                       "A colon: here",
		"title = \"Twice\"\ntitle = \"The last\"\n":     "The last",
		"title = \"A word\"\n[title]\nname = \"Ferry\"": "Ferry",
		"title = []\n[title.name]\n":                    "",
		"":                                              "",
	} {
		if got := readFront("toml", src).get("title"); got != want {
			t.Errorf("%q: %q, not %q", src, got, want)
		}
	}
}

// Many keys, and one of many parts, are read in a time that grows as they do.
func TestTOMLMany(t *testing.T) {
	var keys strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&keys, "k%d = %d\n", i, i)
	}
	if f, ok := readTOML(keys.String()); !ok || len(f) != 100_000 {
		t.Errorf("%d keys: %v", len(f), ok)
	}
	if f, ok := readTOML(strings.Repeat("a.", 100_000) + "a = 1\n"); !ok || len(f) != 1 {
		t.Errorf("%d tables: %v", len(f), ok)
	}
}
