package charset

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// copies are sentences of made-up stories, and the encodings that can write them.
var copies = []struct {
	language, text string
	in             []string
}{
	{"English", "“We can’t sail,” Ann Lee said – and that was all.", []string{"windows-1252", "macintosh"}},
	{"English, a café", "The café opens at noon.", []string{"windows-1252", "macintosh"}},
	{"English, pounds", "It cost £25 million, the board said.", []string{"windows-1252", "macintosh"}},
	{"French", "« L’île est à nous », a déclaré le maire. Où êtes-vous, mes élèves, ça va ?",
		[]string{"windows-1252", "macintosh", "IBM850"}},
	{"German", "„Das Fährgeschäft läuft“, erklärte die Hafenbehörde. Größer wäre schöner.",
		[]string{"windows-1252", "macintosh"}},
	{"Spanish", "¿Quién habló? El capitán dijo que mañana saldrá el último buque.",
		[]string{"windows-1252", "macintosh", "IBM850"}},
	{"Portuguese", "A balsa não sairá amanhã, disse o capitão; são só três opções à região.",
		[]string{"windows-1252", "macintosh"}},
	{"Italian", "La città è più bella; così non va, però il traghetto partirà lunedì.",
		[]string{"windows-1252", "macintosh"}},
	{"Danish", "Færgen går på tirsdag, sagde kaptajnen på øen. Også båden er på vej.",
		[]string{"windows-1252", "macintosh"}},
	{"Icelandic", "Það er ekki ferja í höfninni í dag, sagði Þóra við blaðið, en ég veit ýmislegt.",
		[]string{"windows-1252"}},
	{"Polish", "Prom nie wypłynie w środę, powiedział kapitan. Są też łódź, źródło i żaba, którą wziął.",
		[]string{"windows-1250", "ISO-8859-2"}},
	{"Czech", "Trajekt už nevypluje, řekl kapitán. Příští týden přijede loď; žádné šetření není.",
		[]string{"windows-1250", "ISO-8859-2"}},
	{"Hungarian", "A komp nem indul el, mondta a kapitány. Az őszi idő szép, a fű zöld, a nő itt ült.",
		[]string{"windows-1250"}},
	{"Russian", "Паром не выйдет в море, сказал капитан. «Мы ждём», — добавил он.",
		[]string{"windows-1251", "KOI8-R", "x-mac-cyrillic"}},
	{"Ukrainian", "Пором не вийде в море, сказав капітан. Її їжа — є.", []string{"windows-1251"}},
	{"Greek", "Το πλοίο δεν θα φύγει σήμερα, είπε ο καπετάνιος.", []string{"windows-1253"}},
	{"Turkish", "Feribot bugün kalkmıyor, dedi kaptan. Işıklı şehirde ağaçlar çok güzel; İyi günler.",
		[]string{"windows-1254"}},
	{"Hebrew", "המעבורת לא תצא היום, אמר הקברניט.", []string{"windows-1255"}},
	{"Arabic", "العبارة لن تبحر اليوم، قال القبطان.", []string{"windows-1256"}},
	{"Lithuanian", "Keltas šiandien neišplauks, sakė kapitonas. Žmonės laukė ąžuolyne, įėję į vidų, ūkininkų šeimų.",
		[]string{"windows-1257"}},
}

func encode(t *testing.T, name, text string) []byte {
	t.Helper()
	for _, c := range candidates {
		if c.name == name {
			out, err := encoding.ReplaceUnsupported(c.table.NewEncoder()).Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
	}
	t.Fatalf("no encoding %s", name)
	return nil
}

// TestOldEncodings writes each text in the encodings of its language and wants it back.
func TestOldEncodings(t *testing.T) {
	for _, c := range copies {
		for _, name := range c.in {
			got, e, ok := Decode(encode(t, name, c.text))
			if !ok || got != c.text && !sameButLost(got, c.text) {
				t.Errorf("%s in %s: read as %s: %q", c.language, name, e.Name, got)
			}
		}
	}
}

// sameButLost allows for characters that the old encoding could not write.
func sameButLost(got, want string) bool {
	g, w := []rune(got), []rune(want)
	if len(g) != len(w) {
		return false
	}
	for i := range g {
		if g[i] != w[i] && g[i] != '\x1a' {
			return false
		}
	}
	return true
}

// TestUnicode wants texts of every script back from UTF-8, -16 and -32, with a mark and without.
func TestUnicode(t *testing.T) {
	for _, c := range copies {
		for _, m := range marks {
			src := []byte(c.text)
			if m.enc.enc != nil {
				src, _ = m.enc.enc.NewEncoder().Bytes(src)
			}
			marked := append(bytes.Clone(m.mark), src...)
			if got, e, ok := Decode(marked); !ok || got != c.text || e.Name != m.enc.Name {
				t.Errorf("%s in %s with a mark: read as %s: %q", c.language, m.enc.Name, e.Name, got)
			}
			if strings.HasPrefix(m.enc.Name, "UTF-32") {
				continue
			}
			if got, e, ok := Decode(src); !ok || got != c.text || e.Name != m.enc.Name {
				t.Errorf("%s in %s without a mark: read as %s: %q", c.language, m.enc.Name, e.Name, got)
			}
		}
	}
}

// TestMended: UTF-8 into which somebody pasted bytes of Windows-1252.
func TestMended(t *testing.T) {
	src := []byte("Ålesund – Ærøskøbing – Öland: \x93We can\x92t sail,\x94 she said, née Åse Øye Ødegård Ærø.")
	got, e, ok := Decode(src)
	if want := "Ålesund – Ærøskøbing – Öland: “We can’t sail,” she said, née Åse Øye Ødegård Ærø."; !ok || got != want {
		t.Errorf("read as %s: %q", e.Name, got)
	}
}

// TestNoText: what must not be taken for a text.
func TestNoText(t *testing.T) {
	for name, src := range map[string]string{
		"rich text": `{\rtf1\ansi The ferry sailed.}`, "PDF": "%PDF-1.4 words words", "zip": "PK\x03\x04words",
		"zeros": strings.Repeat("\x00\x01\x02words", 50), "picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"controls": strings.Repeat("\x05\x06a", 40),
		"old Word": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00\x00\x00\x00",
	} {
		if _, e, ok := Decode([]byte(src)); ok {
			t.Errorf("%s: taken for a text in %s", name, e.Name)
		}
	}
}

// TestSample: the telling bytes stand far from the beginning.
func TestSample(t *testing.T) {
	far := append(bytes.Repeat([]byte("The ferry sails on Monday.\n"), 20_000),
		encode(t, "macintosh", copies[0].text)...)
	sample, err := Sample(bytes.NewReader(far))
	if err != nil {
		t.Fatal(err)
	}
	if e, ok := Detect(sample); !ok || e.Name != "macintosh" {
		t.Errorf("a sample of %d bytes: %s", len(sample), e.Name)
	}
}

// TestPieces reads byte by byte: no character may be cut.
func TestPieces(t *testing.T) {
	src := []byte("\ufeffÅlesund – \x93 “x”")
	out, err := io.ReadAll(UTF8.NewReader(iotest.OneByteReader(bytes.NewReader(src))))
	if want := "Ålesund – “ “x”"; err != nil || string(out) != want {
		t.Errorf("%q, %v", out, err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range copies {
		f.Add([]byte(c.text))
		wide, _ := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(c.text))
		f.Add(wide)
		old, _ := encoding.ReplaceUnsupported(charmap.Windows1252.NewEncoder()).Bytes([]byte(c.text))
		f.Add(old)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		text, e, ok := Decode(src)
		if ok && !utf8.ValidString(text) {
			t.Fatalf("%s: not UTF-8: %q", e.Name, text)
		}
	})
}

// TestMendedInPieces holds that what is copied whole and what is mended a rune at a time is the
// same text, however the buffers lie.
func TestMendedInPieces(t *testing.T) {
	pieces := []string{"a", "word ", "é", "“", "\xe9", "\xff", "\xe2\x80", "😀", strings.Repeat("long ", 300)}
	r := rand.New(rand.NewPCG(7, 8))
	for range 2_000 {
		var src, want strings.Builder
		for range r.IntN(12) {
			src.WriteString(pieces[r.IntN(len(pieces))])
		}
		for rest := src.String(); rest != ""; {
			c, n := utf8.DecodeRuneInString(rest)
			if c == utf8.RuneError && n == 1 {
				c = charmap.Windows1252.DecodeByte(rest[0])
			}
			want.WriteRune(c)
			rest = rest[n:]
		}
		in := iotest.HalfReader(strings.NewReader(src.String()))
		got, err := io.ReadAll(transform.NewReader(in, &mender{}))
		if err != nil || string(got) != want.String() {
			t.Fatalf("%q becomes %q, %v", src.String(), got, err)
		}
	}
}
