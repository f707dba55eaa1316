package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"
)

// payloads are what somebody writes who wants a script of theirs to run on a reader's machine.
var payloads = []string{
	`<script>pwned(1)</script>`, `"><img src=x onerror=pwned(2)>`, `javascript:pwned(3)`, `'-pwned(4)-'`,
	`</script><script>pwned(5)</script>`, `<svg/onload=pwned(6)>`, `{{printf "%s" .}}<b onclick=pwned(7)>`,
	`]]><script>pwned(8)</script>`, `--><script>pwned(9)</script><!--`, `&lt;script&gt;pwned(10)&lt;/script&gt;`,
	`" onmouseover="pwned(11)`, `</title><script>pwned(12)</script>`, `data:text/html,<script>pwned(13)</script>`,
	`</style></textarea><script>pwned(14)</script>`, `\u003cscript\u003epwned(15)\u003c/script\u003e`,
	`<iframe srcdoc="<script>parent.pwned(16)</script>"></iframe>`,
}

// hostileArchive has a payload in every field that takes words of one's own.
func hostileArchive(p string) string {
	q := strconv.Quote(p)
	return `-- site.yaml --
title: ` + q + `
base_url: https://courier.example/archive
language: en
description: ` + q + `
printed_names: page
cards: true
license: ` + q + `
publisher: {name: ` + q + `}
-- content/people/ada-brandt.md --
---
name: Ada Brandt
aliases: [` + strconv.Quote("Ada "+p) + `]
sort_name: ` + q + `
roles:
  - {title: ` + q + `, of: trust, from: 2001, also: [` + q + `]}
---
` + p + `

[x](` + p + `) ![` + p + `](` + p + `)
-- content/organisations/trust.md --
---
name: ` + strconv.Quote("Trust "+p) + `
kind: ` + q + `
---
-- content/places/quay.md --
---
name: ` + strconv.Quote("Quay "+p) + `
---
-- content/topics/quay-works.md --
---
name: ` + strconv.Quote("Quay works "+p) + `
match: [asleep, ` + strconv.Quote("works "+p) + `]
iptc: ` + q + `
---
-- content/pages/help.md --
---
title: ` + q + `
description: ` + q + `
---
` + p + `
-- content/stories/2025-05-01-crew.md --
---
title: ` + q + `
deck: ` + q + `
highlights: [` + q + `]
dateline: ` + q + `
bylines: [` + q + `]
section: ` + q + `
publisher: {name: ` + q + `}
source_id: ` + q + `
print: {edition: ` + q + `, page: ` + q + `}
license: ` + q + `
topics: [quay-works]
reviewed: {by: ` + q + `, on: 2025-05-02}
corrections:
  - {on: 2025-05-03, text: ` + q + `}
annotations:
  - quote: I was asleep at the quay
    speaker: {name: ` + strconv.Quote("Wilma "+p) + `}
    by: ` + q + `
    note: ` + q + `
  - quote: It holds for all of us
    speaker: {unnamed: ` + q + `}
---
“I was asleep at the quay,” said a deckhand. ` + p + `

“It holds for all of us,” said somebody.

“We were there ` + p + ` and asleep,” Ada Brandt said. [link](` + p + `) <` + p + `>

` + "```\n" + p + "\n```" + `
-- content/stories/2025-05-02-gone.md --
---
title: Gone
state: withdrawn
withdrawn: {on: 2025-05-03, reason: ` + q + `}
---
-- content/stories/2025-05-03-wire.txt --
Headline ` + p + `

“We were there ` + p + ` and asleep,” said Odo ` + p + `, a diver.

` + p + `
`
}

// TestPayloads puts each payload into every field, and holds that no page runs anything that is not
// the site's own, and that what machines read is well formed.
func TestPayloads(t *testing.T) {
	for n, p := range payloads {
		t.Run(strconv.Itoa(n+1), func(t *testing.T) {
			t.Parallel()
			s, report := made(t, Options{Dir: unpack(t, hostileArchive(p)), Lenient: true})
			if !report.Made || len(s.files) < 30 {
				t.Fatal(len(s.files), report.Findings)
			}
			carried := 0
			for _, name := range s.names() {
				if err := harmless(name, s.files[name]); err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if bytes.Contains(s.files[name], []byte("pwned")) {
					carried++
				}
			}
			if carried < 15 {
				t.Errorf("only %d files carry the payload: nothing is tested", carried)
			}
		})
	}
}

// harmless says what in a file runs that is not the site's own, or is not well formed.
func harmless(name string, data []byte) error {
	switch path.Ext(name) {
	case ".html":
		doc, err := xhtml.Parse(bytes.NewReader(data))
		if err != nil {
			return err
		}
		for n := range doc.Descendants() {
			if err := harmlessElement(n); err != nil {
				return err
			}
		}
	case ".xml":
		for d := xml.NewDecoder(bytes.NewReader(data)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return nil
			} else if err != nil {
				return err
			}
		}
	case ".json":
		if !json.Valid(data) {
			return errors.New("no JSON")
		}
	}
	return nil
}

func harmlessElement(n *xhtml.Node) error {
	if n.Type != xhtml.ElementNode {
		return nil
	}
	switch n.Data {
	case "iframe", "object", "embed", "base", "frame", "applet":
		return fmt.Errorf("an element %s", n.Data)
	case "script":
		if own := strings.HasPrefix(attribute(n, "src"), "/archive/"); !own && attribute(n, "type") != "application/ld+json" {
			return fmt.Errorf("a script of another's: %v", n.Attr)
		}
		if n.FirstChild != nil && !json.Valid([]byte(n.FirstChild.Data)) {
			return fmt.Errorf("a script in the page: %s", n.FirstChild.Data)
		}
	}
	for _, a := range n.Attr {
		value := strings.ToLower(strings.TrimLeft(a.Val, " \t\r\n\x00"))
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "srcdoc", a.Key == "formaction":
			return fmt.Errorf("an attribute %s=%q of %s", a.Key, a.Val, n.Data)
		case isAddress[a.Key] && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "vbscript:") ||
			strings.HasPrefix(value, "data:text")):
			return fmt.Errorf("an address %s=%q of %s", a.Key, a.Val, n.Data)
		}
	}
	return nil
}

var isAddress = map[string]bool{"href": true, "src": true, "action": true, "poster": true, "data": true, "xlink:href": true}

// TestHarmless holds that what would run is seen.
func TestHarmless(t *testing.T) {
	for _, page := range []string{"<p>x<script>pwned(1)</script>", "<img src=x onerror=pwned(1)>", "<a href=' JavaScript:pwned(1)'>x</a>",
		"<iframe srcdoc=x>", "<svg onload=pwned(1)>", `<script type="application/ld+json">{"a":"</script>`, "<base href=//x>",
		"<script src=//evil.example/x.js></script>", "<a href='data:text/html,x'>"} {
		if harmless("a.html", []byte(page)) == nil {
			t.Errorf("nothing is said of %s", page)
		}
	}
	if err := harmless("a.html", []byte("<p>&lt;script&gt; <a href=/archive/>javascript:</a>")); err != nil {
		t.Error(err)
	}
}
