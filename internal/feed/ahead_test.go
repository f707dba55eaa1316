package feed

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestTablesAhead makes every table of quotations of rows that were made before: the bytes are the
// same, and each row is one of those.
func TestTablesAhead(t *testing.T) {
	m := archive(t)
	plain := map[string][]byte{}
	for _, f := range m.Files() {
		plain[f.Path] = made(t, f)
	}
	ahead := m.Ahead(nil)
	for i := range m.ix.Len() {
		ahead.Make(i)
	}
	tables := 0
	for _, f := range m.Files() {
		if got := made(t, f); !bytes.Equal(got, plain[f.Path]) {
			t.Errorf("%s is another\n%s\n%s", f.Path, plain[f.Path], got)
		}
	}
	for i := range ahead.of {
		ahead.of[i].data = bytes.ReplaceAll(ahead.of[i].data, []byte("”"), []byte("***")) // as long
	}
	for _, f := range m.Files() {
		if f.Again == nil || !bytes.Contains(plain[f.Path], []byte("”")) {
			continue
		}
		if tables++; bytes.Contains(made(t, f), []byte("”")) {
			t.Errorf("%s: a row was made once more", f.Path)
		}
	}
	ahead.End()
	for _, f := range m.Files() {
		if !bytes.Equal(made(t, f), plain[f.Path]) {
			t.Errorf("%s: its rows are not made anew", f.Path)
		}
	}
	if tables < 6 {
		t.Errorf("%d tables", tables)
	}
}

// TestFewRowsAhead: what has no room is made where it is wanted.
func TestFewRowsAhead(t *testing.T) {
	m := archive(t)
	ahead := m.Ahead(nil)
	ahead.left.Store(1)
	for i := range m.ix.Len() {
		ahead.Make(i)
	}
	for i := range ahead.of {
		if ahead.of[i].ends != nil {
			t.Errorf("the rows of story %d are kept", i)
		}
	}
}

// TestRowsAside makes every table of quotations of rows that were put aside: the bytes are the same,
// and what cannot be read back is made anew.
func TestRowsAside(t *testing.T) {
	m := archive(t)
	plain := map[string][]byte{}
	for _, f := range m.Files() {
		plain[f.Path] = made(t, f)
	}
	aside, err := os.Create(filepath.Join(t.TempDir(), "aside"))
	if err != nil {
		t.Fatal(err)
	}
	ahead := m.Ahead(nil)
	ahead.aside = aside
	for i := range m.ix.Len() {
		ahead.Make(i)
	}
	if n := ahead.end.Load(); n < 1000 {
		t.Errorf("%d bytes are put aside", n)
	}
	for _, f := range m.Files() {
		if got := made(t, f); !bytes.Equal(got, plain[f.Path]) {
			t.Errorf("%s is another\n%s\n%s", f.Path, plain[f.Path], got)
		}
	}
	if err := aside.Truncate(ahead.end.Load() / 2); err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files() {
		if got := made(t, f); !bytes.Equal(got, plain[f.Path]) {
			t.Errorf("%s is another where rows are lost", f.Path)
		}
	}
	ahead.End()
	if _, err := aside.Stat(); err == nil {
		t.Error("the file is open still")
	}
}
