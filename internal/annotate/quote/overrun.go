package quote

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestTail is how many words of a clause like "said the head of the harbour office" are looked
// through for its cue.
const longestTail = 14

// breaksOff ends the quotation at the stack's place top, whose closing mark is missing, where the
// opening mark at i shows that it has ended: before the clause that says who spoke, "“We go, said
// Lee. “And soon.”", or with its sentence. It reports whether it did.
func (p *pairer) breaksOff(i, top int) bool {
	o := p.stack[top]
	if top != len(p.stack)-1 || !p.runsOn(o.mark) {
		return false
	}
	first, end := p.d.marks[o.mark].tok+1, p.d.marks[i].tok
	if end-first < 3 || p.d.Tokens[end-1].Kind != prose.Punct {
		return false
	}
	last := p.d.S[p.d.Tokens[end-1].End-1]
	to := p.tailOf(o.quote, first, end)
	if to == NoToken {
		if strings.IndexByte(".!?", last) < 0 {
			return false
		}
		to = end
	}
	p.d.Quotations[o.quote].ends = to
	p.stack = p.stack[:top]
	return true
}

// cutTail ends the quotation at, left open at the end of its block, before the clause that says who
// spoke: "“We go, said Lee." It reports whether it did.
func (p *pairer) cutTail(at ID) bool {
	q, end := &p.d.Quotations[at], p.d.Blocks[p.block].End
	to := p.tailOf(at, q.Open+1, end)
	if to == NoToken {
		to = p.unnested(at, p.d.midst(q.Open+1, end))
	}
	if to == NoToken {
		return false
	}
	q.ends = to
	return true
}

// tailOf is the tail of the tokens [first, end) of the quotation at; none where it would begin in
// what is nested there.
func (p *pairer) tailOf(at ID, first, end int32) int32 { return p.unnested(at, p.d.tail(first, end)) }

// unnested is the token to, or none where it stands in what is nested in the quotation at.
func (p *pairer) unnested(at ID, to int32) int32 {
	for i := len(p.d.Quotations) - 1; to != NoToken && i > int(at); i-- {
		if q := &p.d.Quotations[i]; !q.dropped && q.Open < to && p.endOf(q) > to {
			return NoToken
		}
	}
	return to
}

// endOf is the token behind a quotation that is settled.
func (p *pairer) endOf(q *Quotation) int32 {
	switch {
	case q.Close != NoToken:
		return q.Close + 1
	case q.ends > 0:
		return q.ends
	}
	return p.d.Blocks[p.block].End
}

// tail is the token at which a clause of saying begins that the tokens [first, end) end with; or
// none. It follows a comma, a question or exclamation mark, or the closing mark of what is nested.
func (d *Text) tail(first, end int32) int32 {
	if d.Pack == nil || end-first < 4 {
		return NoToken
	}
	for t := end - 2; t > first && t > end-longestTail-2; t-- {
		k := &d.Tokens[t]
		if k.Kind == prose.Mark && d.saysWho(t+1, end) {
			return t + 1
		}
		if k.Kind != prose.Punct {
			continue
		}
		c := d.S[k.End-1]
		if strings.IndexByte(",?!", c) >= 0 && d.saysWho(t+1, end) {
			return t + 1
		}
		if strings.IndexByte(".;:", c) >= 0 {
			return NoToken
		}
	}
	return NoToken
}

// midst is the token at which, in the midst of the tokens [first, end), a clause begins that says
// behind a comma who spoke, and has no words of its own: "“We go, said Lee. She left.", "“We go,
// Ann Lee said on Friday. She left."; or none.
func (d *Text) midst(first, end int32) int32 {
	if d.Pack == nil {
		return NoToken
	}
	for t := first + 2; t+2 < end; t++ {
		k := &d.Tokens[t]
		comma := k.Kind == prose.Punct && d.S[k.Start] == ',' || k.Kind == prose.Mark && d.S[k.Start-1] == ','
		if comma && (d.inverted(t+1, end) || d.saidAlone(t+1, end)) {
			return t + 1
		}
	}
	return NoToken
}

// inverted reports whether the token t, before end, begins a clause that says who spoke, verb
// first, and ends its sentence or tells more of the speaker: "said Lee on Friday.", "said the
// mayor, Ann Lee.", "said Lee, who owns it, and left."
func (d *Text) inverted(t, end int32) bool {
	if !d.saying(t) {
		return false
	}
	name := d.speakerEnd(t+1, end)
	if name == NoToken || name >= end {
		return false
	}
	if c := d.S[d.Tokens[name].Start]; c != ',' {
		return d.adjunct(name, end)
	}
	more := name + 1
	return more < end && (d.Tokens[more].Kind != prose.Word || d.word(more).Is(lang.Relative|lang.Article) ||
		d.Tokens[more].Is(prose.Upper))
}

// saidAlone reports whether the token t, before end, begins a clause in which somebody says nothing
// but what stands before it: "Ann Lee said.", "keeper Ann Lee said on Friday."
func (d *Text) saidAlone(t, end int32) bool {
	if d.Tokens[t].Is(prose.Upper) && d.word(t).Is(lang.Function) {
		return false
	}
	verb := d.speakerEnd(t, end)
	says := verb != NoToken && verb < end && d.saying(verb) && d.word(verb).Cue&lang.CueSay != 0
	return says && d.adjunct(verb+1, end)
}

// nameEnd is the token behind the words of a name that begin at t; t where none does.
func (d *Text) nameEnd(t, end int32) int32 {
	for t < min(end, t+longestTail) && d.inCredited(t) && !d.word(t).Is(lang.Pronoun) {
		t++
	}
	return t
}

// speakerEnd is the token behind the name or the post, with its article, that begins at t, a word
// or two before the name: "Ann Lee", "the mayor", "the town's old keeper, Ann Lee", "rower Ann
// Lee"; or none.
func (d *Text) speakerEnd(t, end int32) int32 {
	post := NoToken
	for n := t; n < min(end, t+longestLead) && d.Tokens[n].Kind != prose.Mark; n++ {
		e := d.word(n)
		if name := d.nameEnd(n, end); name > n {
			return name
		}
		if e.Is(lang.Function) && !(n == t && e.Is(lang.Article|lang.Possessive)) || d.Tokens[n].Kind == prose.Punct {
			break
		}
		if e.Is(lang.Post|lang.Spokes) && d.word(t).Is(lang.Article|lang.Possessive) {
			post = n + 1
		}
	}
	return post
}

// longestLead is the most words of what somebody is before the name.
const longestLead = 5

// adjunct reports whether from token t on nothing comes before the end of the sentence, or only
// what tells where or when: "on Friday.", "in the hall."
func (d *Text) adjunct(t, end int32) bool {
	for n := t; n < min(end, t+longestTail/2); n++ {
		if d.Tokens[n].Kind == prose.Punct {
			return d.S[d.Tokens[n].Start] == '.'
		}
		e := d.word(n)
		if n == t && !e.Is(lang.Preposition|lang.Day|lang.TimeWord) || d.Tokens[n].Kind == prose.Mark {
			return false
		}
		if e.Is(lang.Pronoun|lang.Auxiliary|lang.Modal|lang.Relative) || n > t && e.Form&lang.Past != 0 {
			return false
		}
	}
	return false
}

// saysWho reports whether the tokens [t, end) are no more than a cue of plain saying and its
// subject, in either order: "said Ann Lee, who owns it.", "she shares."
func (d *Text) saysWho(t, end int32) bool {
	if t >= end {
		return false
	}
	if d.saying(t) {
		return t+1 < end && (d.word(t+1).Is(lang.Article|lang.Possessive) || d.speakerEnd(t+1, end) != NoToken)
	}
	e := d.word(t)
	somebody := d.Tokens[t].Is(prose.Upper) && !e.Is(lang.Function) || e.Part&lang.Nominative != 0
	if !somebody {
		return false
	}
	for n := t + 1; n < min(end, t+5); n++ {
		if d.saying(n) {
			return true
		}
		if w := d.word(n); !d.Tokens[n].Is(prose.Upper) && !w.Is(lang.Auxiliary|lang.Adverb) {
			return false
		}
	}
	return false
}

// word is what the pack knows of the word at token t, before the words of the text are looked up.
func (d *Text) word(t int32) *lang.Entry {
	if d.Tokens[t].Kind != prose.Word {
		return d.Pack.Entry(0)
	}
	return d.Pack.Entry(d.Pack.Word(d.Spelling(t)))
}

// saying reports whether the word at token t is a finite verb of saying or writing.
//
//go:noinline
func (d *Text) saying(t int32) bool {
	e := d.word(t)
	return e.Cue&(lang.CueSay|lang.CueWrite|lang.CueTell) != 0 && e.Form&(lang.Past|lang.Present) != 0
}

// longestCredit is the most words and stops of a line that says whose the words above it are.
const longestCredit = 24

// credits reports whether the tokens [first, end), which end their block but for a mark, are no
// words of a quotation but a line that says whose it is: a name of two words or more, and who that
// is, with no verb. “We will go. ¶ Ann Lee, keeper of the pier.”
func (d *Text) credits(first, end int32) bool {
	if d.Pack == nil || end-first > longestCredit || end+1 != d.Blocks[d.blockOf(first)].End {
		return false
	}
	name := first
	for name < end && d.inCredited(name) {
		name++
	}
	if name < first+2 || name < end && d.Tokens[name].Kind != prose.Punct {
		return false
	}
	for t := name; t < end; t++ {
		e := d.word(t)
		says := e.Cue&lang.VerbCues != 0 && e.Form&lang.Past != 0
		if says || e.Is(lang.Auxiliary|lang.Modal|lang.Pronoun|lang.Relative) {
			return false
		}
	}
	return true
}

// inCredited reports whether the word at token t can be one of a name: it bears a capital, or is a
// small one within names.
func (d *Text) inCredited(t int32) bool {
	return d.Tokens[t].Kind == prose.Word && (d.Tokens[t].Is(prose.Upper) || d.word(t).Is(lang.Particle))
}
