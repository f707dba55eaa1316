package importer

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/slug"
)

// FuzzReadMap: whatever stands in a map's file, what is wrong with it is a finding at a place of
// the file, and a map without findings leads to keys and ids that there are.
func FuzzReadMap(f *testing.F) {
	for _, s := range []string{
		"topics:\n  Ferries: ferry\n  Harbour: none\nauthors:\n  emarsh: E. Marsh\n",
		"columns:\n  Headline: title\n  Web: ignore\nbody: html\nsections: {local-news: Local news}\n",
		"columns: [title]\nbody: word\ntopics: none\n", "columns:\n  a: titel\ntopics:\n  b: Big Boats\n",
		"topics: &a\n  b: *a\n", "tags:\n  x: y\n", "\ufeffbody: text\r\n", "\xff", "", "topics:\n  ? [a]\n  : b\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		m, found := ReadMap("map.yaml", src)
		if m == nil {
			t.Fatal("no map")
		}
		for _, x := range found {
			if x.File != "map.yaml" || x.Line < 1 || x.Message == "" {
				t.Errorf("a finding without a place or words: %+v", x)
			}
		}
		if diag.HasErrors(found) {
			return
		}
		for name, key := range m.options().Columns {
			if key != item.Ignore && !item.IsKey(key) {
				t.Errorf("column %q leads to %q, which is no key", name, key)
			}
		}
		for name, id := range m.topics {
			if slug.ID(id) != id {
				t.Errorf("tag %q leads to %q, which is no id", name, id)
			}
		}
	})
}

// FuzzLedger: whatever stands in the record of earlier imports, it is read or refused with its
// line; what is read names no file outside the archive, and is written so that it is read the same
// again.
func FuzzLedger(f *testing.F) {
	sum := strings.Repeat("5c", 32)
	good := `{"story":"file a.md","from":"a.md","sha256":"` + sum + `","version":2,"when":7,` +
		`"file":"content/stories/a.md","written":"` + sum + `","images":{"content/stories/a.jpg":"` + sum + `"}}`
	for _, s := range []string{
		good, good + "\n\n" + `{"topic":"ferry","written":"` + sum + `"}` + "\n", good[:len(good)-20],
		good + "\n" + good,
		strings.Replace(good, "content/stories/a.md", "content/stories/../../../a.md", 1),
		strings.Replace(good, "content/stories/a.jpg", "../a.jpg", 1), strings.Replace(good, sum, "5c", 1),
		strings.Replace(good, sum, sum+"5c", 1), `{}`, `null`, ``,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		l := newLedger()
		if err := l.read(bytes.NewReader(src), LedgerFile); err != nil {
			if !strings.HasPrefix(err.Error(), LedgerFile+":") {
				t.Errorf("refused without its line: %v", err)
			}
			return
		}
		for _, x := range l.stories {
			stays(t, x.file)
			for name := range x.images {
				stays(t, name)
			}
		}
		written := rewritten(t, l)
		again := newLedger()
		if err := again.read(bytes.NewReader(written), LedgerFile); err != nil {
			t.Fatalf("what was written is refused: %v\n%s", err, written)
		}
		if twice := rewritten(t, again); !bytes.Equal(written, twice) {
			t.Errorf("written:\n%s\nand again:\n%s", written, twice)
		}
	})
}

func stays(t *testing.T, name string) {
	t.Helper()
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		t.Errorf("%q leads out of the archive", name)
	}
}

func rewritten(t *testing.T, l *ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := l.write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
