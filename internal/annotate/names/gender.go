package names

import "github.com/onrecord/onrecord/internal/annotate/lang"

const bothGenders = lang.Male | lang.Female

// gender is what titles and given name tell of a person's sex; 0 where they tell nothing.
func (f *finder) gender(p *person) lang.Gender {
	if g := p.tells; g == lang.Male || g == lang.Female {
		return g
	}
	if p.n < 1 {
		return 0
	}
	e := f.pack.Entry(f.pack.Word(f.syms.text[p.syms[0]]))
	if e.Is(lang.Given) && (e.Gender == lang.Male || e.Gender == lang.Female) {
		return e.Gender
	}
	return 0
}
