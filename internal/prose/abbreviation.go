package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations are words that a full stop follows without ending the sentence: titles, months,
// parts of firms' and places' names.
var abbreviations = set(`
	mr mrs ms mx dr prof rev hon pres gov sen sens rep reps gen lt col sgt cpl capt cmdr adm maj pvt supt insp
	det st mt ft messrs mme mlle jr sr esq jan feb mar apr jun jul aug sept sep oct nov dec
	mon tue tues wed thu thurs fri sat sun
	vs v etc al no nos vol ed eds pp fig dept div assn bros inc ltd co corp cie univ ave blvd rd apt approx est tel ext
	ala ariz ark calif colo conn del fla ga ill ind kan
	ky md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt
	wash wis wyo atty treas secy amb brig vice-adm lt-col maj-gen`)

// Stops tells what a full stop means after a word, in any case.
type Stops struct {
	Abbreviation func(word string) bool // a full stop after it ends no sentence
	// in small letters, before a word with a capital, it is no abbreviation after all: "fell ill.
	// Lee"; nil where that is not known
	WordToo func(word string) bool
	// in upper case after an abbreviation, it begins a new sentence rather than goes on with a name
	Opener func(word string) bool
	// after a number and a full stop, it is what the number counts; nil in a language whose
	// ordinals have no stop
	Counted func(word string) bool
}

var common = Stops{
	Abbreviation: func(w string) bool { return abbreviations[strings.ToLower(w)] },
	Opener:       func(w string) bool { return openers[strings.ToLower(w)] },
}

// openers are words that, in upper case after an abbreviation, begin a new sentence rather than go
// on with a name.
var openers = set(`
	the a an he she it they we i you his her its their our my this that these those there
	in on at by for from to of with as and
	but or if when while after before since because although though what who how why
	where which some many most all no not one`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
