package site

import (
	"bytes"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/demo"
)

// TestCompiledTemplates makes the demo archive's site twice: by the compiled templates, and by
// html/template, which is the reference. Both are the same to the byte.
func TestCompiledTemplates(t *testing.T) {
	got, _ := made(t, Options{Dir: demo.Folder(t)})
	a, err := load(Options{Dir: demo.Folder(t), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	a.templates = a.templates.Reference()
	want := newShelf()
	if err := a.make(want, &Report{}); err != nil {
		t.Fatal(err)
	}
	if len(got.files) != len(want.files) || len(want.files) < 20 {
		t.Errorf("%d files, and %d by html/template", len(got.files), len(want.files))
	}
	for _, name := range want.names() {
		if !bytes.Equal(got.files[name], want.files[name]) {
			t.Errorf("%s is not what html/template makes", name)
		}
	}
}
