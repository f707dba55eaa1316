// Package mail reads stories that were sent or kept as mail: one message a file (.eml), a mailbox
// of many (mbox), and web pages that a browser has saved as one file (MHTML).
//
// A message's subject is the headline, its sender the writer, its date the day. Of its parts the
// plain text is the body, or else the HTML. Attachments are no story: they are counted.
package mail

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/mail"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/pages"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Formats is mail alone.
func Formats() []item.Format {
	return []item.Format{{ID: "mail", Title: "mail (eml, mbox) or page saved as one file (MHTML)",
		Recognises: recognises, Read: read}}
}

// maxMessage is how long a message may be.
const maxMessage = 32 << 20

var (
	// boxBegins is the line that begins a message in a mailbox.
	boxBegins = pattern.New(`\AFrom \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} .*\d{4}`)
	// headBegins is a message's first lines; a line that begins with blanks goes on from the one
	// before.
	headBegins = pattern.New(`\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}`)
)

// mailOnly are names of lines that stand above mail and above no other text.
var mailOnly = []string{"mime-version", "content-type", "content-transfer-encoding", "received", "message-id",
	"return-path", "x-mailer", "delivered-to", "snapshot-content-location"}

func recognises(in item.Input) int {
	head := strings.ReplaceAll(string(in.Head[:min(len(in.Head), 32<<10)]), "\r\n", "\n")
	if line, rest, _ := called.Cut(head, "\n"); boxBegins.MatchString(line) {
		head = rest
		if isHead(head, 0) {
			return 97
		}
	}
	if isHead(head, 1) {
		return 96
	}
	return 0
}

// isHead reports whether text begins with the lines above a message: whom it is from, and as many
// more as told that only mail has.
func isHead(text string, only int) bool {
	lines := headBegins.FindString(text)
	if lines == "" {
		return false
	}
	names := map[string]bool{}
	for line := range strings.SplitSeq(lines, "\n") {
		if name, _, ok := called.Cut(line, ":"); ok {
			names[strings.ToLower(name)] = true
		}
	}
	for _, name := range mailOnly {
		if names[name] {
			only--
		}
	}
	return only <= 0 && names["from"] && (names["subject"] || names["date"])
}

// read reads a file's messages one by one.
func read(in item.Input, to item.Sink) error {
	f, err := in.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	b := &box{in: in, to: to, many: boxBegins.Match(in.Head[:min(len(in.Head), 1000)])}
	r := bufio.NewReaderSize(f, 64<<10)
	for blank := true; ; {
		line, err := r.ReadBytes('\n')
		if b.many && blank && boxBegins.Match(line) {
			if err := b.message(); err != nil {
				return err
			}
			b.line++
			continue
		}
		if len(line) > 0 {
			b.take(line)
		}
		blank = len(bytes.TrimSpace(line)) == 0
		if err == io.EOF {
			return b.message()
		}
		if err != nil {
			return err
		}
	}
}

// box gathers the message that is being read.
type box struct {
	in    item.Input
	to    item.Sink
	many  bool
	raw   []byte
	long  bool // it is longer than a message may be
	line  int  // lines read
	begin int  // the line before the message
	n     int
}

func (b *box) take(line []byte) {
	b.line++
	if len(b.raw)+len(line) > maxMessage {
		b.long = true
		return
	}
	if b.many && called.BytesHavePrefix(bytes.TrimLeft(line, ">"), []byte("From ")) && line[0] == '>' {
		line = line[1:] // a mailbox shields such a line of the text
	}
	b.raw = append(b.raw, line...)
}

// message hands on what was gathered.
func (b *box) message() error {
	raw, long, begin := b.raw, b.long, b.begin
	b.raw, b.long, b.begin = nil, false, b.line+1
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil
	}
	b.n++
	at := b.in.Place
	if b.many {
		at.Line, at.Name = begin+1, fmt.Sprintf("message %d", b.n)
	}
	if long {
		return b.to.Aside(at, nil, "This message is longer than 32 MB: a story is not.")
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return b.to.Aside(at, raw, "The lines above this message cannot be read ("+err.Error()+"): save its text as "+
			"a file of its own.")
	}
	p := &parts{left: map[string]int{}}
	p.read(header(m.Header), m.Body, 0)
	if saved := m.Header.Get("Snapshot-Content-Location"); saved != "" || isPage(m) && p.html != "" {
		return b.page(p, saved)
	}
	return b.story(at, raw, m, p)
}

// isPage reports whether a message is a page that a browser has saved, and nobody's letter.
func isPage(m *mail.Message) bool {
	kind := strings.ToLower(m.Header.Get("Content-Type"))
	return called.HasPrefix(kind, "multipart/related") && called.Has(kind, "text/html") &&
		called.Has(m.Header.Get("From"), "Saved by")
}

// page reads a saved page as pages are read.
func (b *box) page(p *parts, saved string) error {
	if p.html == "" {
		return b.to.Aside(b.in.Place, nil, "This page was saved without its text: save it again as HTML.")
	}
	src := p.html
	if saved != "" {
		src = fmt.Sprintf("<!-- saved from url=(%04d)%s -->\n%s", len(saved), saved, src)
	}
	return pages.Read(b.in, []byte(src), b.to)
}

func (b *box) story(at item.Place, raw []byte, m *mail.Message, p *parts) error {
	it := item.Item{
		Place: at, Original: raw, SourceID: strings.Trim(strings.TrimSpace(m.Header.Get("Message-Id")), "<>"),
		Title: subject(m), Bylines: senders(m), Left: p.left, Body: item.Body{Kind: item.Text, Text: p.text},
	}
	if t, err := m.Header.Date(); err == nil {
		it.Published = item.Date{Time: t, Hours: true, Zone: true, From: "the export"}
	}
	if strings.TrimSpace(p.text) == "" {
		it.Body = item.Body{Kind: item.HTML, Text: p.html}
	}
	if strings.TrimSpace(it.Body.Text) == "" {
		return b.to.Aside(at, raw, "This message has no text that can be read; what it holds besides is attached to "+
			"it: save that as a file of its own.")
	}
	return b.to.Story(it)
}

// subject is the headline, without what mail programs put before it.
func subject(m *mail.Message) string {
	s := decodedWords(m.Header.Get("Subject"))
	for {
		name, rest, ok := called.Cut(s, ":")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "re", "fwd", "fw", "aw", "wg", "tr":
		default:
			return strings.Join(strings.Fields(s), " ")
		}
		if !ok {
			return strings.Join(strings.Fields(s), " ")
		}
		s = strings.TrimSpace(rest)
	}
}

// senders are the names of those who sent it; an address alone is no name.
func senders(m *mail.Message) (names []string) {
	parser := mail.AddressParser{WordDecoder: words}
	list, err := parser.ParseList(m.Header.Get("From"))
	if err != nil {
		return nil
	}
	for _, a := range list {
		if name := strings.Join(strings.Fields(a.Name), " "); name != "" && !called.Has(name, "@") {
			names = append(names, name)
		}
	}
	return names
}
