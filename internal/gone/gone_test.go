package gone

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/klauspost/compress/s2"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/diag"
)

const name = "Zoë O’Hara-Quine"

func packed(t *testing.T, text string) map[string][]byte {
	t.Helper()
	var gz, z, zl, s, ta bytes.Buffer
	g := gzip.NewWriter(&gz)
	g.Write([]byte(text))
	g.Close()
	w := zip.NewWriter(&z)
	f, err := w.Create("inner.gz")
	if err != nil {
		t.Fatal(err)
	}
	f.Write(gz.Bytes())
	w.Close()
	d := zlib.NewWriter(&zl)
	d.Write([]byte(text))
	d.Close()
	e := s2.NewWriter(&s)
	e.Write([]byte(text))
	e.Close()
	tr := tar.NewWriter(&ta)
	tr.WriteHeader(&tar.Header{Name: "inner.gz", Size: int64(gz.Len())})
	tr.Write(gz.Bytes())
	tr.Close()
	return map[string][]byte{"a.gz": gz.Bytes(), "deep/b.zip": z.Bytes(), "c.bin": zl.Bytes(),
		"d.s2": s.Bytes(), "e.tar": ta.Bytes()}
}

func inUTF16(text string, order binary.AppendByteOrder) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func folder(t *testing.T, files map[string][]byte) Folder {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return Folder{Dir: dir, Name: "build", Hint: "build again"}
}

// TestEverySpelling finds a name however it is written, and in whatever it is packed.
func TestEverySpelling(t *testing.T) {
	files := map[string][]byte{"speakers/zoe-o-hara-quine/x.html": nil}
	for i, written := range []string{
		name, "ZOË O&#39;HARA&#45;QUINE", "/speakers/zoe-o-hara-quine/", "speakers/zo%C3%AB-o%27hara-quine",
		`"Zo\u00eb O\u2019Hara-Quine"`, "Zo%26euml%3B O%2527Hara Quine", "<b>Zoë</b> O’Hara<wbr>-Quine",
		"Zoe\u0308\u00a0O'Hara  Quine", "Zoë\u200b O’Ha\u00adra-Quine", `Zoë\nO’Hara-Quine`, "Zoe O'Hara-Quine",
		"Zoë OʼHara\u2011Quine", "Zoë OʻHara–Quine", "Zo\u2066ë O\ufe0f´Hara-Qui\u034fne",
		"#ZoeOHaraQuine", "zoë_ohara–quine",
		"the two Zoë O’Hara-Quines", "Zoë OʼHara-Quineʼs", "Ｚｏë Ｏ＇Ｈａｒａ－Ｑｕｉｎｅ",
	} {
		files[string(rune('a'+i))+".txt"] = []byte("said " + written + " yesterday\n")
	}
	for i, written := range []string{
		inUTF16("\ufeff"+name, binary.LittleEndian), inUTF16("\ufeff"+name, binary.BigEndian),
		inUTF16("said "+name, binary.LittleEndian), inUTF16("said "+name, binary.BigEndian),
		"\xff\xd8\xff\xe1x\x01" + inUTF16(strings.ReplaceAll(name, "’", "'"), binary.LittleEndian),
		"Zo\xeb O'Hara-Quine", "/zo%EB-o%92hara-quine/",
	} {
		files[string(rune('a'+i))+".dat"] = []byte(written)
	}
	for at, data := range packed(t, "it was "+name+" who came") {
		files[at] = data
	}
	found, looked, err := Look([]string{name}, folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]bool{}
	for _, f := range found {
		at[strings.TrimPrefix(f.File, "build/")] = f.Severity == diag.Error
	}
	for name := range files {
		if !at[name] {
			t.Errorf("not found in %s: %s", name, files[name])
		}
	}
	if looked.Files != len(files) || looked.Bytes == 0 {
		t.Errorf("looked at %+v", looked)
	}
}

func TestNotThere(t *testing.T) {
	found, _, err := Look([]string{name, "Lee"}, folder(t, map[string][]byte{
		"a.html": []byte("Zoë Quine and O’Hara fell asleep"), "b.html": []byte("sleep, fleet"),
	}))
	if err != nil || len(found) > 0 {
		t.Error(found, err)
	}
	found, _, err = Look([]string{"Lee"}, folder(t, map[string][]byte{"a.html": []byte("fell\nasleep, <b>Lee</b>")}))
	if err != nil || len(found) != 1 || found[0].Line != 2 {
		t.Error(found, err)
	}
	for text, want := range map[string]int{"the Lees sailed": 1, "Leeʼs boat": 1, "all leesides": 0} {
		found, _, err = Look([]string{"Lee"}, folder(t, map[string][]byte{"a.html": []byte(text)}))
		if err != nil || len(found) != want {
			t.Error(text, found, err)
		}
	}
}

// TestTerms finds a word by what the search has left of it.
func TestTerms(t *testing.T) {
	f := folder(t, map[string][]byte{"search/terms/a.json": []byte(`{"T":"anoth brazendal cod"}`)})
	found, _, err := Look([]string{"Brazendale", "Pennifold"}, f)
	if err != nil || len(found) != 1 || !strings.HasPrefix(found[0].Message, `"Brazendale"`) {
		t.Error(found, err)
	}
}

// TestUnreadable says what it could not look into, and that a folder is not there.
func TestUnreadable(t *testing.T) {
	f := folder(t, map[string][]byte{"a.zst": []byte("\x28\xb5\x2f\xfdxxxx"), "b.gz": []byte("\x1f\x8bxx")})
	found, _, err := Look([]string{name}, f, Folder{Dir: filepath.Join(f.Dir, "none"), Name: "none"})
	if err != nil || len(found) != 3 || found[0].Severity != diag.Warning || found[1].Severity != diag.Warning {
		t.Error(found, err)
	}
}

// TestClosed says of what is neither text nor a picture without compressed text that it could not
// be looked into, and of nothing else.
func TestClosed(t *testing.T) {
	png := func(chunk string) []byte {
		return []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x01IHDRxsums\x00\x00\x00\x02" +
			chunk + "xysums\x00\x00\x00\x00IENDsums")
	}
	closed := map[string][]byte{
		"a.pdf": []byte("%PDF-1.4 plain"), "b.png": png("zTXt"), "c.png": png("iTXt"),
		"d.js.br": []byte("\x0b\x02\x80abc\x03"),
		"e.br":    []byte("short"),
		"f.woff2": []byte("wOF2\x00\x01\x00\x00\x01\x02"), "g": []byte("\x00\x01\x02\x00\x03"),
	}
	open := map[string][]byte{
		"h.png": png("IDAT"), "i.png": png("tEXt"), "j.gif": []byte("GIF89a\x01\x00\x01\x00"),
		"k.jpg": []byte("\xff\xd8\xff\xe0\x00"),
		"l.txt": []byte("plain\r\n\ttext\f"), "m.txt": []byte("na\xefve"),
		"n.csv": []byte(inUTF16("\ufeffà la carte\n", binary.LittleEndian)),
		"o.csv": []byte(inUTF16("Ωραία μέρα\n", binary.BigEndian)), "p.svg": []byte("<svg/>"), "q": nil,
	}
	all := maps.Clone(closed)
	maps.Copy(all, open)
	f := folder(t, all)
	found, _, err := Look([]string{name}, f)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		at := strings.TrimPrefix(f.File, "build/")
		if _, is := closed[at]; !is || f.Code != "not-looked-into" || f.Severity != diag.Warning {
			t.Error(f)
		}
		delete(closed, at)
	}
	for at := range closed {
		t.Errorf("%s was looked into", at)
	}
	f.IsCache = true
	if found, _, err := Look([]string{name}, f); err != nil || len(found) > 0 {
		t.Error(found, err)
	}
}

func TestCache(t *testing.T) {
	dir := t.TempDir()
	c, err := cache.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	c.Put(cache.Key{1}, cache.Analysis, []byte(strings.Repeat("nothing ", 200)+name))
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	found, _, err := Look([]string{name}, Folder{Dir: dir, Name: ".cache", IsCache: true})
	if err != nil || len(found) != 1 || found[0].File != ".cache/data" {
		t.Error(found, err)
	}
}
