package names

import "github.com/onrecord/onrecord/internal/annotate/lang"

// signs is what the words around a name speak for, at all its places in the story together. Three
// points are as good as proof, one is a hint.
type signs struct{ person, org, place int32 }

// evidence is what the story shows of a name that no list and no shape tells enough of.
type evidence struct {
	signs
	late                                       signs // from heads of sentences: counted where the name stands within one, too
	titled, speaks, kin, post, strong, the, in int32
	outside                                    int32 // how often it stands outside of marks of its own
	tells                                      lang.Gender
}

// gather looks at every place of every name that is not settled, and adds up what stands there
// under the name.
func (f *finder) gather() {
	f.proofs = f.proofs[:0]
	for i := range f.spans {
		s := &f.spans[i]
		if f.headedOnly(s) && !f.inMarks(s) {
			f.proofs[f.proofOf(s)].outside++
		}
		if s.entry != nil || s.guess != isSingle && !s.open && s.rule != byBody && !(s.guess == isPerson && s.end-s.first == 1) {
			continue
		}
		e := &f.proofs[f.proofOf(s)]
		if s.rule == byBody {
			e.org += 4
			continue
		}
		e.tells |= s.tells
		if !s.weak {
			e.strong++
		}
		if s.title < s.first {
			e.titled++
			continue
		}
		if f.speaks(s) {
			e.speaks++
			e.person++
		}
		f.signsBefore(s, e)
		f.signsAfter(s, e)
		if f.besidePlace(i) {
			e.in++
			e.place += 2
		}
		if i > 0 && f.spans[i-1].guess == isOrganisation && f.spans[i-1].end == s.first-1 && f.link(s.first-1, lang.LinkAnd) && !f.link(s.end, lang.LinkOf) {
			e.org += 2
		}
		if f.signed(s) {
			e.place += 3
		}
	}
	f.settleLate()
}

// settleLate counts what heads of sentences tell of names that stand within a sentence, too.
func (f *finder) settleLate() {
	for i := range f.proofs {
		if e := &f.proofs[i]; e.strong > 0 {
			e.org, e.place, e.person = e.org+e.late.org, e.place+e.late.place, e.person+e.late.person
		}
	}
}

// proofOf is where the evidence for a span is kept: under the number of its words.
func (f *finder) proofOf(s *span) Symbol {
	sym := f.syms.of(f.keyOf(s))
	for int(sym) >= len(f.proofs) {
		f.proofs = append(f.proofs, evidence{})
	}
	return sym
}

// OrgAround reports whether the words around a run of capitals are those around an organisation.
func (f *finder) OrgAround(first, end int32, weak, listed bool) bool {
	s := span{first: first, end: end, title: first, weak: weak}
	var x evidence
	f.signsBefore(&s, &x)
	f.signsAfter(&s, &x)
	return x.org >= 2 && (!listed || x.org >= 3) && x.org > x.place && x.org > x.person+1
}
