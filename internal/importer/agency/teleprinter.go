package agency

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Control characters of IPTC 7901 and ANPA 1312, which frame a message and its parts.
const (
	soh = '\x01' // the header begins
	stx = '\x02' // the text begins
	etx = '\x03' // the text ends
	eot = '\x04' // the message ends
)

// message is a message of a teleprinter in its parts.
type message struct {
	header, text, trailer string
}

// readMessages reads the messages of a file, one after the other.
func readMessages(in item.Input, to item.Sink, take func(*source, message, item.Place, []byte) error) error {
	s, r, err := begin(in, to)
	if err != nil {
		return err
	}
	const nothing = "no message stands in this file"
	b := bufio.NewReaderSize(r, 64<<10)
	line := 1
	for {
		raw, err := readMessage(b)
		if err != nil && err != io.EOF {
			if err == errTooLarge {
				err = s.aside(s.at(line, ""), nil, "this message never ends: "+err.Error())
			}
			return s.end(r, err, nothing)
		}
		if bytes.IndexByte(raw, soh) >= 0 || bytes.IndexByte(raw, stx) >= 0 {
			if err := s.message(raw, line, take); err != nil {
				return s.end(r, err, nothing)
			}
		}
		line += bytes.Count(raw, []byte("\n"))
		if err == io.EOF {
			return s.end(r, nil, nothing)
		}
	}
}

// readMessage reads to the end of a message.
func readMessage(b *bufio.Reader) (raw []byte, err error) {
	for {
		piece, err := b.ReadSlice(eot)
		if raw = append(raw, piece...); err != bufio.ErrBufferFull {
			return raw, err
		}
		if len(raw) > mostStory {
			return nil, errTooLarge
		}
	}
}

func (s *source) message(raw []byte, line int, take func(*source, message, item.Place, []byte) error) error {
	at := s.at(line, "")
	text, _, ok := charset.Decode(raw)
	m, framed := framedMessage(text)
	if !ok || !framed {
		return s.aside(at, raw, "this message has no text between its control characters")
	}
	return take(s, m, at, raw)
}

// framedMessage parts a message. One whose end was cut off ends with the file.
func framedMessage(text string) (m message, ok bool) {
	m.header, m.text, ok = called.Cut(text, string(rune(stx)))
	if i := strings.LastIndexByte(m.header, soh); i >= 0 {
		m.header = m.header[i+1:]
	}
	m.text, m.trailer, _ = called.Cut(m.text, string(rune(etx)))
	return m, ok
}

// opened turns the quotation marks and dashes of a teleprinter, which had none, into a printer's.
func opened(text string) string {
	if !strings.ContainsAny(text, "`_'") {
		return text
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "``", "“"), "''", "”")
	text = dash.ReplaceAllString(text, "$1—$2")
	return strings.ReplaceAll(text, "`", "‘")
}

var dash = pattern.New(`(^|\s)_(\s|$)`)

// apostrophes are a printer's as well where the text's quotation marks are: a text has one kind.
func apostrophes(text string) string {
	var b called.Builder
	prev := ' '
	for _, r := range text {
		if r == '\'' && (prev < '0' || prev > '9') {
			r = '’'
		}
		b.WriteRune(r)
		prev = r
	}
	return b.String()
}

var (
	dayTime   = pattern.New(`\b(\d\d)(\d\d)(\d\d)\s*(GMT|UTC|Z)?\s+(\p{L}{3,4})\.?\s+(\d\d(?:\d\d)?)\b`)
	apTrailer = pattern.New(`\b(\d\d)-(\d\d)-(\d\d)\s+(\d\d)(\d\d)(GMT|[A-Z]{3})?`)
)

// sentAt reads when a message was sent: "131137 GMT Nov 13", "AP-WF-11-13-13 1509GMT".
func sentAt(trailer string) item.Date {
	if m := apTrailer.FindStringSubmatch(trailer); m != nil {
		return sent(m[3], atoi(m[1]), m[2], m[4], m[5], m[6])
	}
	if m := dayTime.FindStringSubmatch(trailer); m != nil {
		return sent(m[6], newswire.Month(m[5]), m[1], m[2], m[3], m[4])
	}
	return item.Date{}
}

func sent(year string, month int, day, hour, minute, zone string) item.Date {
	y := atoi(year)
	if y < 70 {
		y += 2000
	} else if y < 100 {
		y += 1900
	}
	t := time.Date(y, time.Month(month), atoi(day), atoi(hour), atoi(minute), 0, 0, time.UTC)
	if month < 1 || month > 12 || t.Day() != atoi(day) || atoi(hour) > 23 {
		return item.Date{}
	}
	return item.Date{Time: t, Hours: true, Zone: zone == "GMT" || zone == "UTC" || zone == "Z", From: from}
}

// dayIn is the day of a date for an id, or "".
func dayIn(d item.Date) string {
	if !d.Known() {
		return ""
	}
	return d.Time.Format("2006-01-02")
}
