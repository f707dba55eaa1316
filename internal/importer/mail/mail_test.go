package mail

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// heap is a Sink that keeps what it is given as words.
type heap struct{ strings.Builder }

func (h *heap) Story(it item.Item) error {
	fmt.Fprintf(h, "%d %q by %q %s %v\n%s\n", it.Place.Line, it.Title, it.Bylines,
		it.Published.Time.Format(time.RFC3339), it.Left, strings.TrimSpace(it.Body.Text))
	return nil
}

func (h *heap) Skip(_ item.Place, what string) error {
	fmt.Fprintf(h, "skipped %s\n", what)
	return nil
}

func (h *heap) Aside(at item.Place, _ []byte, why string) error {
	fmt.Fprintf(h, "%d aside %s\n", at.Line, why)
	return nil
}

func input(src string) item.Input {
	return item.Input{
		Place: item.Place{Source: "x"}, Head: []byte(src)[:min(len(src), item.HeadSize)], Size: int64(len(src)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader([]byte(src))), nil },
	}
}

const letter = "From: Ida Wren <ida@quay.example>\nSubject: Re: =?utf-8?q?Caf=C3=A9?= shuts\n" +
	"Date: Sat, 3 Feb 2001 10:00:00 +0100\nMessage-ID: <1@quay.example>\n"

// TestRead holds what mail becomes.
func TestRead(t *testing.T) {
	const plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
	const head = `0 "Café shuts" by ["Ida Wren"] 2001-02-03T10:00:00+01:00 map[]` + "\n"
	for _, c := range []struct{ name, src, want string }{
		{"quoted-printable", letter + plain + "The caf=C3=A9 =\nis shut.\n\n--=20\nIda\n", head + "The café is shut."},
		{"nothing said of its encoding", letter + "\nThe caf\xe9 is shut.\n", head + "The café is shut."},
		{"carriage returns", strings.ReplaceAll(letter+"\nIt\nis.\n", "\n", "\r\n"), head + "It\nis."},
		{"base64 in one of two parts, and an attachment", letter + "MIME-Version: 1.0\nContent-Type: multipart/mixed; " +
			"boundary=o\n\n--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain; " +
			"charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\nU2h1dCwgc2FpZCBQaWV0IE9sbS4=\n--i\nContent-Type: " +
			"text/html\n\n<p>Shut</p>\n--i--\n--o\nContent-Type: image/png\nContent-Disposition: attachment\n\nx\n--o--\n",
			strings.Replace(head, "map[]", "map[attachments:1]", 1) + "Shut, said Piet Olm."},
		{"only HTML", letter + "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>“Shut,” said Piet Olm.</p>\n",
			head + "<p>“Shut,” said Piet Olm.</p>"},
		{"nothing but an attachment", letter + "Content-Type: application/pdf\n\nx\n",
			"0 aside This message has no text that can be read; what it holds besides is attached to it: save that as a file " +
				"of its own."},
		{"a mailbox", "From ida@quay.example Sat Feb  3 10:00:00 2001\n" + letter + "\n>From here on.\n\nFrom here too.\n\n" +
			"From ida@quay.example Sun Feb  4 10:00:00 2001\nFrom: ida@quay.example\nSubject: Two\nDate: Sun, 4 Feb 2001 " +
			"10:00:00 +0000\n\nTwo.\n",
			"2" + head[1:] + "From here on.\n\nFrom here too.\n" + `12 "Two" by [] 2001-02-04T10:00:00Z map[]` + "\nTwo."},
		{"a page that a browser saved", "From: <Saved by Blink>\nSnapshot-Content-Location: https://quay.example/2014/07/15/oven/\n" +
			"Subject: Oven\nDate: Tue, 15 Jul 2014 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; " +
			"type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n" +
			"<html><body><article><h1>The oven</h1><p>=E2=80=9CCold,=E2=80=9D said Piet Olm, who sat before it all day long.</p>" +
			"</article></body></html>\n--b--\n",
			`0 "The oven" by [] 2014-07-15T00:00:00Z map[]` + "\n<p>“Cold,” said Piet Olm, who sat before it all day long.</p>"},
	} {
		in, h := input(c.src), &heap{}
		if recognises(in) == 0 {
			t.Errorf("%s: not recognised", c.name)
		}
		if err := read(in, h); err != nil {
			t.Fatal(c.name, err)
		}
		if got := strings.TrimSpace(h.String()); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestNoMail holds that a text with lines that mail has too is none.
func TestNoMail(t *testing.T) {
	for _, src := range []string{
		"FROM: Ida Wren\nDATE: 3 May 2001\nSUBJECT: Ovens\n\nCold.\n",
		"From here on it was cold.\n\nDate: nobody knows.\n",
		"From: the harbour\n\nCold.\n",
		"Content-Type: what it says\nA play in two acts.\n",
	} {
		if n := recognises(input(src)); n != 0 {
			t.Errorf("%q: %d", src, n)
		}
	}
}

// FuzzRead holds that a reader takes any bytes without panic or error.
func FuzzRead(f *testing.F) {
	f.Add(letter + "\nx")
	f.Add("From a Sat Feb  3 10:00:00 2001\n" + letter + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--")
	f.Fuzz(func(t *testing.T, src string) {
		recognises(input(src))
		if err := read(input(src), &heap{}); err != nil {
			t.Fatal(err)
		}
	})
}
