package registry

import (
	"fmt"
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
