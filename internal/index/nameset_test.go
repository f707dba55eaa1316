package index

import (
	"strings"
	"testing"
)

// TestNameSet: names are found however they are written, and no other words are taken for them.
func TestNameSet(t *testing.T) {
	var s nameSet
	long := strings.Repeat("Long ", 20) + "Name"
	for _, name := range []string{"Nora Quill-Ash", "Al Mond", "Lee", "O’Hara", "李明", long} {
		s.add(name)
	}
	for text, want := range map[string]bool{
		"said Nora Quill-Ash.": true, "#NoraQuillAsh": true, "Nora QuillAsh’s": true, "two Nora Quill-Ashes": true,
		"nora_quill–ash": true, "Nora Ash": false, "Nora Quill": false, "Quill-Ash": false, "Norah Quill-Ashby": false,
		"Al Mond": true, "Al Mond’s": true, "an almond": false, "the Lees": true, "Lee-led": true, "Leeds": false,
		"Leeʼs": true, "a lease": false, "OʼHara": true, "the O'Haras": true, "o’harass": false,
		"昨日李明は": true, "李 明": false, strings.Repeat("long ", 20) + "name": true, "long name": false, "": false,
	} {
		if s.tells(text) != want {
			t.Errorf("%q: told %v", text, !want)
		}
	}
	var none *nameSet
	if none.tells("Lee") || new(nameSet).tells("Lee") {
		t.Error("no names are told")
	}
}
