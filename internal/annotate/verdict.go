package annotate

// verdict is what was decided on a quotation.
type verdict struct {
	speech     bool
	kind       Kind
	why        string // why it is speech or not
	best       proposal
	who        referent
	sure       float64
	tried      []proposal // all proposals, the best first
	assertion  Assertion
	attributed bool
}

// look is what a quotation's own words and its surroundings tell.
type look struct {
	words    int
	capital  bool // it begins with a capital or digit
	ending   byte // the last character inside: , . ? ! ~ (ellipsis) - (dash) or 0 for a letter
	after    byte // the punctuation right after it, or 0
	alone    bool // its line holds nothing but quotations
	opens    bool // it is the first item of its block
	titled   bool // every longer word begins with a capital: a title or slogan
	modifies bool // a noun follows that it stands before as an adjective would
	clause   bool // it holds a finite verb or a personal pronoun, as far as the pack knows them
}

// sentence reports whether the words end as a sentence does.
func (l *look) sentence() bool { return l.ending == '.' || l.ending == '?' || l.ending == '!' }

// fragment reports whether the quotation is no sentence: it begins in lower case, or is a name.
func (q *quote) fragment() bool { return !q.look.capital || q.look.titled }

// study fills in the look of every quotation.
func (d *draft) study() {
	for q := range d.quotes {
		d.quotes[q].look = d.studyQuote(&d.quotes[q])
	}
}
