package annotate

// verdict is what was decided on a quotation.
type verdict struct {
	speech    bool
	kind      Kind
	why       string // why it is speech or not
	best      proposal
	tried     []proposal // all proposals, the best first
	assertion Assertion
	echoes    int32 // the quotation of the body whose words it prints ahead, or none
	utterance int32 // the first quotation of its utterance
}

// look is what a quotation's own words and its surroundings tell.
type look struct {
	words   int
	capital bool // it begins with a capital or digit
	ending  byte // the last character inside: , . ? ! ~ (ellipsis) - (dash) or 0 for a letter
	after   byte // the punctuation right after it, or 0
	opens   bool // it is the first item of its block
	titled  bool // every longer word begins with a capital: a title or slogan
	clause  bool // it holds a finite verb or a personal pronoun, as far as the pack knows them
}

// sentence reports whether the words end as a sentence does.
func (l *look) sentence() bool { return l.ending == '.' || l.ending == '?' || l.ending == '!' }

// fragment reports whether the quotation is no sentence: it begins in lower case, or is a name.
func (q *quote) fragment() bool { return !q.look.capital || q.look.titled }

// study fills in the look of every quotation.
func (d *draft) study() {
	for q := range d.quotations {
		d.quotations[q].look = d.studyQuote(&d.quotations[q])
	}
}

// studyPlaces notes what stands around every quotation.
func (d *draft) studyPlaces() {
	for q := range d.quotes {
		x := &d.quotes[q]
		x.modifies, x.alone = d.modifies(x), d.mereQuotes(&d.lines[d.lineIndex(int32(q))])
	}
}
