package pack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

type entry struct{ name, text string }

func zipOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: time.Unix(1e9, 0)}
		if target, is := strings.CutPrefix(e.text, "->"); is {
			h.SetMode(os.ModeSymlink | 0o777)
			e.text = target
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Mode: 0o644, Size: int64(len(e.text)), Typeflag: tar.TypeReg}
		if target, is := strings.CutPrefix(e.text, "->"); is {
			h.Typeflag, h.Linkname, h.Size = tar.TypeLink, target, 0
			e.text = ""
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped1(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func saved(t testing.TB, name string, data []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

func walked(t testing.TB, source string) *Source {
	t.Helper()
	s, err := Walk(source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// listed are a source's files with their texts, read twice.
func listed(t testing.TB, s *Source) string {
	t.Helper()
	var b strings.Builder
	for _, f := range s.Files {
		for range 2 {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err := errors.Join(err, r.Close()); err != nil {
				t.Fatal(err)
			}
			b.WriteString(f.Name + "=" + string(text) + "\n")
		}
	}
	return b.String()
}

func twice(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l + "\n" + l + "\n")
	}
	return b.String()
}

// TestWalk holds what files are found in archives of every kind, and in what order.
func TestWalk(t *testing.T) {
	inner := zipOf(t, entry{"deep/c.txt", "c"})
	innermost := zipOf(t, entry{"x.zip", string(zipOf(t, entry{"y.txt", "y"}))})
	entries := []entry{{"b.txt", "b"}, {"a/a.txt", "a"}, {"__MACOSX/._a", "litter"}, {".DS_Store", "litter"},
		{"in.zip", string(inner)}}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"e.zip", zipOf(t, entries...), twice("e.zip/a/a.txt=a", "e.zip/b.txt=b", "e.zip/in.zip/deep/c.txt=c")},
		{"e.tar", tarOf(t, entries...), twice("e.tar/a/a.txt=a", "e.tar/b.txt=b", "e.tar/in.zip/deep/c.txt=c")},
		{"e.tgz", gzipped1(t, tarOf(t, entries...)),
			twice("e.tgz/a/a.txt=a", "e.tgz/b.txt=b", "e.tgz/in.zip/deep/c.txt=c")},
		{"e.xml.gz", gzipped1(t, []byte("<x/>")), twice("e.xml.gz/e.xml=<x/>")},
		{"plain", []byte("text"), twice("plain=text")},
		{"e.docx", zipOf(t, entry{"word/document.xml", "x"}), ""},
	} {
		s := walked(t, saved(t, c.name, c.data))
		if c.want == "" {
			if len(s.Files) != 1 || s.Files[0].Name != c.name {
				t.Errorf("%s was opened", c.name)
			}
			continue
		}
		if got := listed(t, s); got != c.want || len(s.Refused) > 0 {
			t.Errorf("%s:\n%s\nwant\n%s\nrefused %v", c.name, got, c.want, s.Refused)
		}
	}
	s := walked(t, saved(t, "e.zip", zipOf(t, entry{"in.zip", string(innermost)})))
	if len(s.Files) != 0 || len(s.Refused) != 1 ||
		!strings.Contains(s.Refused[0].Why, "archive in an archive in an archive") {
		t.Errorf("%v %v", s.Files, s.Refused)
	}
}

// TestBeside holds that a file can ask for others of its own archive, and for nothing else.
func TestBeside(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"out.txt", "in/a.txt", "in/sub/b.txt"} {
		p := filepath.Join(dir, name)
		os.MkdirAll(filepath.Dir(p), 0o777)
		os.WriteFile(p, []byte(name), 0o666)
	}
	if err := os.Symlink(filepath.Join(dir, "out.txt"), filepath.Join(dir, "in/link.txt")); err != nil {
		t.Skip(err)
	}
	s := walked(t, filepath.Join(dir, "in"))
	packed := walked(t, saved(t, "e.zip", zipOf(t, entry{"a.txt", "in/a.txt"}, entry{"sub/b.txt", "in/sub/b.txt"})))
	for _, f := range []*File{s.Files[1], packed.Files[1]} {
		for name, want := range map[string]string{"../a.txt": "in/a.txt", "/a.txt": "in/a.txt", "b.txt": "in/sub/b.txt",
			"../../out.txt": "", "/../out.txt": "", "../link.txt": "", "/etc/passwd": "", "": "", ".": ""} {
			r, err := f.Beside(name)
			if err != nil {
				if want != "" {
					t.Errorf("%s beside %s: %v", name, f.Name, err)
				}
				continue
			}
			text, err := io.ReadAll(r)
			if r.Close(); err == nil && string(text) != want {
				t.Errorf("%s beside %s: %q", name, f.Name, text)
			}
		}
	}
	if len(s.Refused) != 1 || !strings.Contains(s.Refused[0].Why, "it is a link") {
		t.Errorf("%v", s.Refused)
	}
}

// TestRefused holds what archives have no business to hold.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		why  string
	}{
		{"up.zip", zipOf(t, entry{"../../evil.txt", "x"}), "leads out of the archive"},
		{"root.zip", zipOf(t, entry{"/etc/evil", "x"}), "leads out of the archive"},
		{"dos.zip", zipOf(t, entry{`C:\evil`, "x"}), "leads out of the archive"},
		{"dosup.zip", zipOf(t, entry{`..\evil`, "x"}), "leads out of the archive"},
		{"link.zip", zipOf(t, entry{"a", "->/etc/passwd"}), "it is a link"},
		{"up.tar", tarOf(t, entry{"../evil", "x"}), "leads out of the archive"},
		{"link.tar", tarOf(t, entry{"a", "->/etc/passwd"}), "it is a link"},
		{"twice.zip", zipOf(t, entry{"a", "1"}, entry{"a", "2"}), "a second file of this path"},
		{"cut.zip", zipOf(t, entry{"a", strings.Repeat("abc", 1000)})[:60], "it is damaged"},
		{"cut.gz", gzipped1(t, bytes.Repeat([]byte("abcdefg"), 10000))[:60], "it is damaged"},
		{"cut.tar", tarOf(t, entry{"a", strings.Repeat("abc", 1000)}, entry{"b", "b"})[:1800],
			"damaged from some point on"},
	} {
		s := walked(t, saved(t, c.name, c.data))
		if len(s.Refused) != 1 || !strings.Contains(s.Refused[0].Why, c.why) {
			t.Errorf("%s: refused %v, want %q", c.name, s.Refused, c.why)
		}
		if len(s.Refused) == 1 && !strings.HasPrefix(s.Refused[0].Name, c.name) {
			t.Errorf("%s is said to be %s, which is another file's place", c.name, s.Refused[0].Name)
		}
	}
}

// zeros gives n bytes.
type zeros int64

func (z *zeros) Read(p []byte) (int, error) {
	if *z == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), int64(*z))
	clear(p[:n])
	*z -= zeros(n)
	return int(n), nil
}

// TestBombs holds that what unpacks out of all proportion is refused before it fills a disk,
// whatever the archive says of itself.
func TestBombs(t *testing.T) {
	var gz bytes.Buffer
	w := gzip.NewWriter(&gz)
	z := zeros(100 << 20)
	io.Copy(w, &z)
	w.Close()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for _, name := range []string{"a", "b"} {
		e, _ := zw.Create(name)
		z := zeros(50 << 20)
		io.Copy(e, &z)
	}
	zw.Close()
	for name, data := range map[string][]byte{"bomb.gz": gz.Bytes(), "bomb.zip": b.Bytes(),
		"in.zip": zipOf(t, entry{"bomb.gz", gz.String()})} {
		s := walked(t, saved(t, name, data))
		if len(s.Files) != 0 || len(s.Refused) != 1 ||
			!strings.Contains(s.Refused[0].Why, "as no archive of texts does") {
			t.Errorf("%s: %v, refused %v", name, s.Files, s.Refused)
		}
	}
}

// TestLie holds that a file which holds more than the archive's list says is cut off with an error.
func TestLie(t *testing.T) {
	data := zipOf(t, entry{"a", strings.Repeat("abcd", 1000)})
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	copy(data[at+24:at+28], []byte{10, 0, 0, 0}) // the size that the list tells
	s := walked(t, saved(t, "lie.zip", data))
	if len(s.Files) == 1 {
		r, err := s.Files[0].Open()
		if err != nil {
			return
		}
		if text, err := io.ReadAll(r); err == nil || len(text) > 10 {
			t.Errorf("read %d bytes, %v", len(text), err)
		}
	}
}
