package pack

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzWalk: whatever an archive's bytes are, each file in it has a path inside of it and can be
// opened by that path, no file gives more bytes than a list may claim of so small an archive, and
// nothing is left in the temporary folder.
func FuzzWalk(f *testing.F) {
	plain := zipOf(f, entry{"posts/a.md", "The ferry sails."}, entry{"posts/b.md", "The pier."})
	f.Add(plain)
	f.Add(tarOf(f, entry{"a.md", "The ferry sails."}, entry{"../b.md", "out"}, entry{"c", "->/etc/hosts"}))
	f.Add(gzipped1(f, tarOf(f, entry{"./a.md", "The ferry sails."})))
	f.Add(gzipped1(f, []byte("The ferry sails.")))
	f.Add(zipOf(f, entry{"../../a", "out"}, entry{`..\b`, "out"}, entry{"C:/c", "out"}, entry{"/d", "out"}))
	f.Add(zipOf(f, entry{"a", "->../b"}, entry{"twice", "1"}, entry{"twice", "2"}))
	f.Add(zipOf(f, entry{"inner.zip", string(zipOf(f, entry{"innermost.zip", string(plain)}))}))
	f.Add(plain[:len(plain)-9])
	f.Fuzz(func(t *testing.T, src []byte) {
		source := filepath.Join(t.TempDir(), "export.bin")
		if err := os.WriteFile(source, src, 0o666); err != nil {
			t.Fatal(err)
		}
		s, err := Walk(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range s.Files {
			inside(t, file, int64(len(src)))
		}
		for _, r := range s.Refused {
			if r.Name == "" || r.Why == "" {
				t.Errorf("refused without a name or a reason: %+v", r)
			}
		}
		temp := s.temp
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(temp); temp != "" && err == nil {
			t.Errorf("%s is left behind", temp)
		}
	})
}

// inside checks one file of an archive of so many bytes.
func inside(t *testing.T, file *File, packed int64) {
	t.Helper()
	if !fs.ValidPath(file.Path) || strings.Contains(file.Path, `\`) || !strings.HasPrefix(file.Name, "export.bin") {
		t.Errorf("%q (%q) leads out of the archive", file.Path, file.Name)
	}
	r, err := file.Open()
	if err != nil {
		return // a damaged file says so when it is opened
	}
	defer r.Close()
	// What is packed twice may grow twice.
	n, _ := io.Copy(io.Discard, io.LimitReader(r, 2*free))
	if why := tooMuch(n, packed*mostRatio); why != "" {
		t.Errorf("%s gives %d bytes out of %d", file.Name, n, packed)
	}
	for _, out := range []string{"../../../etc/hosts", "/../etc/hosts"} {
		if r, err := file.Beside(out); err == nil {
			r.Close()
			t.Errorf("%s opens %s", file.Name, out)
		}
	}
}
