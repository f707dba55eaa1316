package registry

import (
	"fmt"
	"strings"
	"testing"
)

// TestManyBearers holds that of many people of one name not every pair is told.
func TestManyBearers(t *testing.T) {
	var files []File
	for i := range 2 * mostBearers {
		name := fmt.Sprintf("content/people/p%d.md", 100+i)
		files = append(files, File{Name: name, Source: []byte("---\nname: Ann Lee\n---\n")})
	}
	_, found := Read(files)
	if want := mostBearers*(mostBearers-1) + mostBearers*mostBearers; len(found) != want {
		t.Errorf("%d findings, want %d", len(found), want)
	}
}

// TestManyUnknown holds that of thousands of unknown ids a like one is looked for to the first
// alone.
func TestManyUnknown(t *testing.T) {
	ids := ""
	for i := range mostAsked + 10 {
		ids += fmt.Sprintf("pierpier%d, ", 100+i)
	}
	_, found := Read([]File{{Name: "content/topics/pier.md", Source: []byte("---\nname: Pier\n---\n")},
		{Name: "content/topics/pierpier100.md", Source: []byte("---\nname: Dues\nbroader: [" + ids + "]\n---\n")}})
	near := 0
	for _, f := range found {
		if strings.HasPrefix(f.Hint, "did you mean ") {
			near++
		}
	}
	if len(found) != mostAsked+10 || near != mostAsked {
		t.Errorf("%d unknown ids, of %d a like one is told", len(found), near)
	}
}
