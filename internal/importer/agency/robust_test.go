package agency

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/testing/form"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const nitfDoc = `<nitf><head><docdata><doc-id id-string="1"/><date.issue norm="20250515"/></docdata></head><body><body.head><hedline><hl1>Fähre „fährt“</hl1></hedline></body.head><body.content><p>Sie fährt für 5 € über die Öst.</p></body.content></body></nitf>`

// TestXMLEncodings: a message comes out the same from any encoding, rightly declared, wrongly
// declared, or not at all.
func TestXMLEncodings(t *testing.T) {
	for _, c := range []struct {
		name, declared string
		enc            encoding.Encoding
	}{
		{"UTF-8", "utf-8", nil}, {"UTF-8, not declared", "", nil}, {"UTF-8 with a mark", "utf-8", unicode.UTF8BOM},
		{"UTF-8 that calls itself ISO-8859-1", "iso-8859-1", nil},
		{"windows-1252", "windows-1252", charmap.Windows1252},
		{"windows-1252 that calls itself ISO-8859-1", "ISO-8859-1", charmap.Windows1252},
		{"windows-1252 that calls itself UTF-8", "utf-8", charmap.Windows1252},
		{"Mac Roman", "macintosh", charmap.Macintosh},
		{"UTF-16 with a mark", "UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
		{"UTF-16, big, without a mark", "utf-16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		doc := nitfDoc
		if c.declared != "" {
			doc = `<?xml version="1.0" encoding="` + c.declared + `"?>` + "\n" + nitfDoc
		}
		src := []byte(doc)
		if c.enc != nil {
			src, _ = c.enc.NewEncoder().Bytes(src)
		}
		r := readBytes(t, c.name, src)
		if len(r.stories) != 1 || r.stories[0].Title != "Fähre „fährt“" || !strings.Contains(
			r.stories[0].Body.Text, "für 5 € über die Öst") || !bytes.Equal(r.stories[0].Original, src) {
			t.Errorf("%s: %s", c.name, describe(r))
		}
	}
}

// TestBroken: what is broken is set aside with where and why; what stands before it is kept.
func TestBroken(t *testing.T) {
	good := `<newsItem guid="a"><itemMeta/><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineData>It sails.</inlineData></contentSet></newsItem>`
	head := `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>`
	for _, c := range []struct {
		name, src, why string
		stories        int
	}{
		{"cut off", head + good + `<newsItem guid="b"><itemMeta>`, "unexpected EOF", 1},
		{"tags crossed", head + good + `<newsItem guid="b"><contentMeta></itemMeta></newsItem>`,
			"is closed by </itemMeta>", 1},
		{"too deep", head + `<newsItem>` + strings.Repeat("<a>", 10_000), "200 deep", 0},
		{"nothing in it", `<nitf/>`, "no text", 0},
		{"JSON cut off", `[{"uri": "a", "headline": "Ferry", "versioncreated": "2025-05-15", "pubstatus": "usable", "body_text": "It sails."}, {"uri": "b", "headl`, "broken", 1},
		{"a message without a text", "\x01pkt062 4 i 211\r\n\x02\x03\x04", "no text", 0},
	} {
		r := readBytes(t, c.name, []byte(c.src))
		if len(r.stories) != c.stories || len(r.asides) != 1 || !strings.Contains(r.asides[0].why, c.why) {
			t.Errorf("%s: %s", c.name, describe(r))
		}
	}
}

// TestEntities: a document's own entities are never followed, so that none can grow; HTML's are
// known, and a lone & is one.
func TestEntities(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>` +
		`<nitf><body><body.head><hedline><hl1>Q&A at R&D</hl1></hedline></body.head><body.content><p>&b;&f; caf&eacute;</p></body.content></body></nitf>`
	r := readBytes(t, "bomb", []byte(bomb))
	if len(r.stories) != 1 || r.stories[0].Title != "Q&A at R&D" ||
		r.stories[0].Body.Text != "<p>&amp;b;&amp;f; café</p>" {
		t.Errorf("%s", describe(r))
	}
}

// TestBeside: AP's text is read from the file that somebody put beside the item.
func TestBeside(t *testing.T) {
	src := `{"data": {"item": {"altids": {"itemid": "aa4", "etag": "e", "friendlykey": "114", "transref": "P4"}, "type": "text", "versioncreated": "2025-05-15T10:30:00Z", "pubstatus": "usable", "headline": "Elsewhere",
		"renditions": {"nitf": {"href": "https://api.example/aa4"}}, "associations": {"a": {"type": "picture", "renditions": {"x": {"href": "ferry.jpg"}}}}}}}`
	r := readFrom(t, "ap.json", []byte(src), fstest.MapFS{"aa4.xml": {Data: []byte(nitfDoc)},
		"ferry.jpg": {Data: []byte("picture")}})
	if len(r.stories) != 1 || r.stories[0].Title != "Elsewhere" ||
		!strings.Contains(r.stories[0].Body.Text, "Sie fährt") {
		t.Fatal(describe(r))
	}
	img := r.stories[0].Images
	if len(img) != 1 || img[0].Open == nil {
		t.Fatalf("images %v", img)
	}
	f, err := img[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if data, _ := io.ReadAll(f); string(data) != "picture" {
		t.Errorf("the picture is %q", data)
	}
}

// full is a disk that is full after some stories.
type full struct {
	result
	after int
}

func (f *full) Story(it item.Item) error {
	if len(f.stories) >= f.after {
		return errStopped
	}
	return f.result.Story(it)
}

// TestSinkStops: an error of the sink ends the reading, and comes out as it was.
func TestSinkStops(t *testing.T) {
	names, files := samples(t)
	for _, name := range names {
		in := input(name, files[name], nil)
		f, _ := surest(in)
		if n := len(readBytes(t, name, files[name]).stories); n > 0 {
			if err := f.Read(in, &full{result: result{skipped: map[string]int{}}}); !errors.Is(err, errStopped) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// repeated reads one piece of text over and over, between a beginning and an end.
type repeated struct {
	begin, piece, end string
	times             int
	rest              string
	begun             bool
}

func (r *repeated) Read(p []byte) (int, error) {
	for r.rest == "" {
		switch {
		case !r.begun:
			r.begun, r.rest = true, r.begin
		case r.times > 0:
			r.times--
			r.rest = r.piece
		case r.end != "":
			r.rest, r.end = r.end, ""
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// counter counts stories and watches memory.
type counter struct {
	result
	n    int
	most uint64
}

func (c *counter) Story(item.Item) error {
	if c.n++; c.n%20 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		c.most = max(c.most, m.HeapAlloc)
	}
	return nil
}

// TestStreams reads files of many stories, which are never in memory at once.
func TestStreams(t *testing.T) {
	text := strings.Repeat("The ferry sails again. ", 1_600)
	for name, r := range map[string]repeated{
		"newsml-g2": {begin: `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>`,
			end: `</itemSet></newsMessage>`,
			piece: `<newsItem guid="a"><contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineData>` +
				text + `</inlineData></contentSet></newsItem>`},
		"newsml": {begin: `<NewsML>`, end: `</NewsML>`,
			piece: `<NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines><ContentItem><DataContent>` + text + `</DataContent></ContentItem></NewsComponent></NewsItem>`},
		"ninjs": {begin: `{"items": [{"uri": "b", "pubstatus": "usable", "versioncreated": "2025-05-15", "headline": "x", "body_text": "y"}`, end: `]}`, piece: `,{"uri": "a", "pubstatus": "usable", "versioncreated": "2025-05-15", "headline": "Ferry", "body_text": "` + text + `"}`},
		"anpa": {piece: "\x16\x16\x01P2870\x1fp\r\nr f\x13\x11 BC-Ferry     05-15 " +
			"0480\r\n\x02^BC-Ferry<\r\n^Ferry<\r\n\t   " + text + "\r\n\t   \x03AP-WF-05-15-25 1409GMT<\r\n\x04"},
	} {
		r.times = form.Times(50, 200)
		head := make([]byte, item.HeadSize)
		first := r
		n, _ := io.ReadFull(&first, head)
		in := item.Input{Place: item.Place{Source: name}, Head: head[:n], Size: -1,
			Open: func() (io.ReadCloser, error) {
				again := r
				return io.NopCloser(&again), nil
			}}
		f, _ := surest(in)
		c := &counter{result: result{skipped: map[string]int{}}}
		if err := f.Read(in, c); err != nil || c.n < r.times || f.ID != name {
			t.Errorf("%s: %s read %d stories, %v, %v", name, f.ID, c.n, c.asides, err)
		}
		if c.most > 100<<20 {
			t.Errorf("%s: %d MB in memory", name, c.most>>20)
		}
	}
}

// TestEndless: a story that does not end is set aside, and no more of it is kept than a story may
// have.
func TestEndless(t *testing.T) {
	for name, begin := range map[string]string{
		"nitf":  "<nitf><body><body.content><p>",
		"ninjs": `[{"uri": "a", "pubstatus": "usable", "versioncreated": "2025-05-15", "headline": "x", "body_text": "`,
		"7901":  "\x01pkt062 4 i 211\r\n\x02", "g2": `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="`,
	} {
		r := repeated{begin: begin, piece: strings.Repeat("ferry ", 1000), times: 4_000}
		in := item.Input{Place: item.Place{Source: name}, Head: []byte(begin), Size: -1,
			Open: func() (io.ReadCloser, error) {
				again := r
				return io.NopCloser(&again), nil
			}}
		for _, f := range Formats() {
			if f.Recognises(in) == 0 && !strings.HasPrefix(f.ID, name) && !strings.HasSuffix(f.ID, name) {
				continue
			}
			c := &counter{result: result{skipped: map[string]int{}}}
			if err := f.Read(in, c); err != nil || c.n != 0 || len(c.asides) != 1 {
				t.Errorf("%s by %s: %d stories, %d set aside, %v", name, f.ID, c.n, len(c.asides), err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	names, files := samples(f)
	for _, name := range names {
		f.Add(files[name])
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		in := input("a", src, nil)
		for _, format := range Formats() {
			if format.Recognises(in) == 0 {
				continue
			}
			r := &result{file: "a", format: format.ID, skipped: map[string]int{}}
			if err := format.Read(in, r); err != nil {
				t.Fatal(format.ID, err)
			}
			if len(r.stories)+len(r.asides)+len(r.skipped) == 0 {
				t.Fatal(format.ID, "nothing was said of it")
			}
			_ = fmt.Sprint(describe(r))
		}
	})
}
