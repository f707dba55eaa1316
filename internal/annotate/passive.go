package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

// readPassive handles "was described by X as", "X was quoted as saying".
func (d *draft) readPassive(s *saying, j int32, ln *line) {
	for k := s.item + 1; k < ln.end && k < s.item+6; k++ {
		if d.part(k, lang.By) {
			s.subject = d.phraseAfter(k+1, ln.end)
			s.inverted = true
			return
		}
		if d.items[k].kind == itemStop || d.items[k].kind == itemQuote && !d.given(s, k) {
			break
		}
	}
	if d.part(s.item, lang.Quoted) {
		d.readSubject(s, j, ln)
		s.kind = verbal
	}
}

// byAgent reports whether "by" follows the participle at item i, or the quotation right after it:
// "called by Lee", "called “a shed” by Lee".
func (d *draft) byAgent(i int32, ln *line) bool {
	if i++; i < ln.end && d.part(i, lang.By) {
		return true
	}
	if d.items[i-1].entry.Cue&lang.CueWeak == 0 {
		return false
	}
	if i < ln.end && d.is(i, lang.Article) {
		i++
	}
	return i+1 < ln.end && d.items[i].kind == itemQuote && d.part(i+1, lang.By) && d.canSpeak(d.phraseAfter(i+2, ln.end))
}

// given reports whether the quotation at item k is what the passive saying s calls a thing, so that
// its agent may follow: "was dismissed as “a shed” by Lee".
func (d *draft) given(s *saying, k int32) bool {
	return d.adjacent(s.item, k)
}

// reducedPassive reports whether the cue, a participle with "as" right after it, has no subject of
// its own before it: "the pier, described as “rotten”". It has one where what it describes was told
// before: "what Lee described as", "the pier Lee described as".
func (d *draft) reducedPassive(s *saying, j int32, ln *line) bool {
	if s.cue&lang.CueTell != 0 && s.cue&(lang.CueSay|lang.CueAsk) == 0 && s.item+1 == ln.end && d.telegraphic(ln) && d.items[s.item].entry.Form&lang.Participle != 0 {
		return true // "“Throw it,” court told": whom somebody tells is always named after the verb
	}
	if s.cue&(lang.CueWeak|lang.CueTell) == 0 || s.item+1 >= ln.end {
		return false
	}
	if d.telegraphic(ln) && d.is(s.item+1, lang.Preposition) && d.items[s.item].entry.Form&lang.Participle != 0 {
		return true // "Lee accused of “cowardice”": headlines leave out "is", and tell in the present what somebody does
	}
	if s.cue&lang.CueWeak == 0 || !d.part(s.item+1, lang.As) {
		return false
	}
	if j < ln.first || d.items[j].kind == itemStop {
		return true
	}
	if i := s.item + 2; i+1 < ln.end && d.items[i].kind == itemQuote && d.is(i+1, lang.Article|lang.Possessive) {
		return false // "Lee rejected as “nonsense” a report"
	}
	p := d.phraseBefore(j, ln.first)
	switch {
	case d.is(j, lang.Relative|lang.Question|lang.Conjunction) || p.kind == pronoun:
		return false
	case p.kind == noSource:
		return true
	case p.first > ln.first && d.is(p.first-1, lang.Relative|lang.Question):
		return false
	}
	return p.kind != named || p.first == p.head || d.is(p.head-1, lang.Title|lang.Honorific|lang.Post|lang.PersonNoun|lang.Kin|lang.Spokes|lang.Demonym)
}

// telegraphic reports whether the line is a headline, or as brief as one: no full stop ends it.
func (d *draft) telegraphic(ln *line) bool {
	return displays(d.blocks[ln.block].kind) || d.items[ln.end-1].kind != itemStop && !ln.quoteEnd && ln.end == d.endOfBlock(ln)
}

// endOfBlock is the item after the last of the line's block.
func (d *draft) endOfBlock(ln *line) int32 {
	l := d.items[ln.first].line + 1
	if int(l) < len(d.lines) && d.lines[l].block == ln.block && d.lines[l].stream == ln.stream {
		return ln.end + 1
	}
	return ln.end
}
