package feed

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// A W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/) is written piece by
// piece, as encoding/json would write it: there is one beside each story, with all of its words.

// Annotations writes the utterances of story i as a Web Annotation collection, as far as they may
// be told away from the story's own page. text is its readable text, whose code points the position
// selectors count. Where a name or words of the story are hidden, or text is "" because the story's
// access is not full, what stands around the words is not told, and they are selected by their
// anchor. Addresses in the collection are relative to its own, which it names: written out they
// would be a quarter of the file.
func (m *Maker) Annotations(b *bytes.Buffer, i int, text string) error {
	s := m.ix.Story(i)
	if s != m.ix.OwnPage(i) {
		text = ""
	}
	out := append(b.AvailableBuffer(), `{"@context":["http://www.w3.org/ns/anno.jsonld",{"@base":`...)
	id := m.url(s.Address + address.Annotations)
	out = appendString(out, id)
	out = appendString(append(out, `}],"id":`...), id)
	out = append(out, `,"type":"AnnotationCollection","label":`...)
	out = appendString(out, "Quotations in “"+s.Title+"”")
	out = append(out, `,"generator":{"type":"Software","name":`...)
	out = appendString(out, "onrecord "+m.site.Engine)
	total := s.Quotations()
	out = strconv.AppendInt(append(out, `},"total":`...), int64(total), 10)
	if total > 0 {
		out = append(out, `,"first":{"id":"#page","type":"AnnotationPage","partOf":"`+address.Annotations+
			`","startIndex":0,"items":`...)
		sep := byte('[')
		for n := range s.Utterances {
			if s.Utterances[n].Counted() {
				out = m.appendAnnotation(append(out, sep), m.row(index.Ref{Story: int32(i), Utterance: int32(n)}), text)
				sep = ','
			}
		}
		out = append(out, "]}"...)
	}
	b.Write(append(out, "}\n"...))
	return nil
}

// appendAnnotation appends a row as an annotation.
func (m *Maker) appendAnnotation(out []byte, r row, text string) []byte {
	out = append(append(append(out, `{"id":"#`...), r.u.ID...), `","type":"Annotation","motivation":"identifying"`...)
	if r.u.Rare().By != "" {
		out = append(appendString(append(out, `,"creator":{"type":"Person","name":`...), r.u.Rare().By), '}')
	}
	out = appendString(append(out, `,"body":[{"type":"TextualBody","value":`...), r.identified())
	if m.site.Language != "" {
		out = appendString(append(out, `,"language":`...), m.site.Language)
	}
	out = append(out, '}')
	if e := r.e; e.HasPage() && e.Entry != nil {
		out = append(appendString(append(out, `,{"id":`...), m.url(e.Address())), '}')
	}
	out = append(out, `],"target":`...)
	sep := byte('[')
	for _, p := range r.u.Parts {
		out = m.appendTarget(append(out, sep), r, p, text)
		sep = ','
	}
	return append(out, "]}"...)
}

// identified says in words who said it and how that was read.
func (r row) identified() string {
	switch {
	case r.u.Status == annotate.Withheld:
		return "Attribution withheld."
	case r.u.Status == annotate.Disputed:
		return "Attribution disputed."
	case r.u.Silent:
		return "Named in the story."
	case r.u.Who == nil:
		return "No speaker found, " + r.readBy() + "."
	}
	s := name(r.u.Who).text
	if role := r.role().text; role != "" {
		s += ", " + role
	}
	if via := name(r.u.Via).text; via != "" {
		s += ", as quoted by " + via
	}
	return s + ". " + r.u.Reading.String() + ", " + r.readBy() + "."
}

// around is how much text a quotation's selector takes from either side, in bytes.
const around = 32

// fragments says what a FragmentSelector's value is: the part of an HTML page's address after its
// #.
const fragments = "http://tools.ietf.org/rfc/rfc3236"

// appendTarget appends what selects a part of a row: its words, with what stands around them and
// where they stand, where text is not "".
func (m *Maker) appendTarget(out []byte, r row, p index.Part, text string) []byte {
	source, selector := "./", `","selector":[{"type":"TextQuoteSelector","exact":`
	if text == "" {
		selector = `","selector":[{"type":"FragmentSelector","conformsTo":"` + fragments + `","value":"` +
			address.QuotationAnchor(r.u.ID) + `"},{"type":"TextQuoteSelector","exact":`
	} else if m.site.Text {
		source = address.StoryText
	}
	out = append(append(append(out, `{"source":"`...), source...), selector...)
	out = appendString(out, p.Text)
	if text == "" {
		return append(out, "}]}"...)
	}
	if before := text[runeStart(text, p.Start-around):p.Start]; before != "" {
		out = appendString(append(out, `,"prefix":`...), before)
	}
	if after := text[p.End:runeStart(text, p.End+around)]; after != "" {
		out = appendString(append(out, `,"suffix":`...), after)
	}
	out = append(out, '}')
	if m.site.Text {
		out = append(out, `,{"type":"TextPositionSelector","start":`...)
		out = strconv.AppendInt(out, int64(p.CodeStart), 10)
		out = strconv.AppendInt(append(out, `,"end":`...), int64(p.CodeEnd), 10)
		out = append(out, '}')
	}
	return append(out, "]}"...)
}

// runeStart is the first byte of a code point at or after at, kept inside s.
func runeStart(s string, at int) int {
	at = max(0, min(at, len(s)))
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}
