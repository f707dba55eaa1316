package index

import (
	"encoding/binary"

	"github.com/onrecord/onrecord/internal/annotate"
)

// Working says in words how an utterance was read. It stands on its story's own page alone, since
// it tells of other people and other words of the story. So it is kept small: as one text, which is
// unpacked when that page is made.
type Working struct{ packed string }

// Leaning is a stretch of the words of a Working, in bytes, and the place of the story of which it
// speaks.
type Leaning struct {
	From, To   int
	Start, End int    // bytes of the readable text
	Quotation  string // the id of the utterance that it is, or ""
	Marks      bool   // it is the cue or the source
	Wide       bool   // it is a whole sentence
}

// Text is what the working says.
func (w Working) Text() string {
	text, _ := cutText(w.packed)
	return text
}

// AppendLeans appends the leanings, in the order in which Text speaks of them.
func (w Working) AppendLeans(out []Leaning) []Leaning {
	_, rest := cutText(w.packed)
	for rest != "" {
		var l Leaning
		for _, n := range []*int{&l.From, &l.To, &l.Start, &l.End} {
			*n, rest = cutNumber(rest)
		}
		l.Marks, l.Wide = rest[0]&1 != 0, rest[0]&2 != 0
		l.Quotation, rest = cutText(rest[1:])
		out = append(out, l)
	}
	return out
}

// cutNumber parts a number from what follows it, and cutText a text.
func cutNumber(s string) (n int, rest string) {
	if s == "" {
		return 0, ""
	}
	v, size := binary.Uvarint([]byte(s[:min(len(s), binary.MaxVarintLen64)]))
	return int(v), s[size:]
}

func cutText(s string) (text, rest string) {
	n, s := cutNumber(s)
	return s[:n], s[n:]
}

// packer packs the workings of a story's utterances, one behind the other.
type packer struct {
	b     []byte
	leans []Leaning // of the working that is being made
}

//go:noinline
func (p *packer) number(n int) { p.b = binary.AppendUvarint(p.b, uint64(n)) }

func (p *packer) text(s string) {
	p.number(len(s))
	p.b = append(p.b, s...)
}

func (p *packer) lean(l Leaning) {
	for _, n := range []int{l.From, l.To, l.Start, l.End} {
		p.number(n)
	}
	flags := byte(0)
	if l.Marks {
		flags |= 1
	}
	if l.Wide {
		flags |= 2
	}
	p.b = append(p.b, flags)
	p.text(l.Quotation)
}

// workings puts in words how each of the utterances was read that is no echo. Each leans on
// utterances, and not on single quotations. One that leans on words of which less may be told says
// no more than its cue: that the speaker of withheld words goes on would tell who spoke them.
func (m *maker) workings(us []Utterance, groups [][]annotate.Quotation, owner map[string]string, at map[string]int) {
	p := &m.packer
	ends := make([]int, len(us))
	for i := range us {
		if us[i].EchoOf == "" {
			p.working(&groups[i][0], us, owner, at)
		}
		ends[i] = len(p.b)
	}
	packed, from := borrowed(m.kept.words.Keep(p.b...)), 0
	for i, end := range ends {
		us[i].Working = Working{packed[from:end]}
		from = end
	}
}

// working packs how the quotation that begins an utterance was read.
func (p *packer) working(q *annotate.Quotation, us []Utterance, owner map[string]string, at map[string]int) {
	phrases := q.WorkingPhrases()
	p.leans = p.leans[:0]
	size := 0
	for _, phrase := range phrases {
		from := size
		size += len(phrase.Text)
		if phrase.At < 0 {
			continue
		}
		e := &q.Evidence[phrase.At]
		l := Leaning{
			From: from, To: size, Start: e.Start, End: e.End,
			Marks: e.Kind == annotate.ByCue || e.Kind == annotate.BySource,
			Wide:  e.Kind == annotate.ByQuestion || e.Kind == annotate.BySameWords,
		}
		if e.Quotation != "" {
			l.Quotation = owner[e.Quotation]
			on, is := at[l.Quotation]
			if !is || hiddenTie(us[on].Status) || us[on].Status == annotate.Retracted {
				p.cueAlone(q)
				return
			}
		}
		p.leans = append(p.leans, l)
	}
	if size == 0 {
		return
	}
	p.number(size)
	for _, phrase := range phrases {
		p.b = append(p.b, phrase.Text...)
	}
	for _, l := range p.leans {
		p.lean(l)
	}
}

// cueAlone packs all that is said of a reading of which no more may be told.
func (p *packer) cueAlone(q *annotate.Quotation) {
	if q.Cue != nil {
		p.b = append(p.b, cueAlone(oneLine(q.Cue.Text)).packed...)
	}
}

// cueAlone is all that is said of a reading of which no more may be told.
func cueAlone(cue string) Working {
	if cue == "" {
		return Working{}
	}
	p := packer{}
	p.text("Cue “" + cue + "”.")
	return Working{string(p.b)}
}
