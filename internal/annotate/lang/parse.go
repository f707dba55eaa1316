package lang

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// section is the head of a list: what all its items are.
type section struct {
	entry   Entry
	inflect string // the name of the rules by which its items are inflected, or ""
}

// item is one listed thing: spellings of one thing, each with its inflected forms.
type item struct{ same [][]string }

// rule is one line of inflection: a lemma with this ending has these.
type rule struct {
	ending string
	forms  []string
}

var classNames = map[string]Class{
	"function": Function, "common": Common, "honorific": Honorific, "title": Title, "post": Post, "spokes": Spokes,
	"kin": Kin, "person-noun": PersonNoun, "unnamed": Unnamed, "org-head": OrgHead, "org-suffix": OrgSuffix,
	"org-noun": OrgNoun, "org-name": OrgName, "given": Given, "surname": Surname, "particle": Particle,
	"name-suffix": NameSuffix, "country": Country, "state": State, "city": City, "region": Region,
	"place-head": PlaceHead, "demonym": Demonym, "belief": Belief, "month": Month, "day": Day, "thing": Thing,
	"abbrev": Abbrev, "pronoun": Pronoun, "possessive": Possessive, "reflexive": Reflexive, "relative": Relative,
	"article": Article, "preposition": Preposition, "conjunction": Conjunction, "auxiliary": Auxiliary,
	"modal": Modal, "negation": Negation, "hypothetical": Hypothetical, "hedge": Hedge, "work-noun": WorkNoun,
	"term-trigger": TermTrigger, "time-word": TimeWord, "number-word": NumberWord, "adverb": Adverb,
	"question": Question, "lead": Lead, "past-post": PastPost, "of-person": OfPerson, "of-place": OfPlace,
	"numbered": Numbered, "domain": Domain, "thing-head": ThingHead, "for-head": ForHead, "learned": Learned,
	"seat": Seat, "club-post": ClubPost, "stage-name": StageName, "org-lead": OrgLead, "named-thing": NamedThing,
	"team": Team, "area-noun": AreaNoun, "post-nominal": PostNominal,
	"of-state": OfState,
}

var cueNames = map[string]CueSet{
	"cue-say": CueSay, "cue-tell": CueTell, "cue-weak": CueWeak, "cue-write": CueWrite, "cue-ask": CueAsk,
	"cue-think": CueThink, "cue-manner": CueManner, "cue-deny": CueDeny, "cue-noun": CueNoun,
	"cue-adjunct": CueAdjunct, "cue-faint": CueFaint,
}

var linkNames = map[string]Link{
	"link-and": LinkAnd, "link-of": LinkOf, "link-for": LinkFor, "link-in": LinkIn, "link-at": LinkAt,
	"link-on": LinkOn, "link-to": LinkTo, "link-versus": LinkVersus, "link-from": LinkFrom, "link-a": LinkA,
	"link-the": LinkThe, "link-motion": LinkMotion, "link-doing": LinkDoing,
}

var postNames = map[string]PostSet{
	"post-field": Field, "post-styled": Styled, "post-native": Native, "post-public": Public,
	"post-prized": Prized, "post-ranked": Ranked, "post-manual": Manual, "post-elective": Elective,
}

var nounNames = map[string]NounSet{
	"noun-trade": Trade, "noun-people": OfPeople, "noun-holding": Holding, "noun-seated": Seated,
	"noun-dying": Dying, "noun-moved": Moved, "noun-tried": Tried, "noun-land": Land,
}

var formNames = map[string]Form{
	"base": Base, "present": Present, "past": Past, "participle": Participle, "gerund": Gerund,
}

// head parses a section's head: class names, features, "inflect NAME".
func head(line string) (section, error) {
	var s section
	words := strings.Fields(line)
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case classNames[w] != 0:
			s.entry.Class |= classNames[w]
		case cueNames[w] != 0:
			s.entry.Cue |= cueNames[w]
		case linkNames[w] != 0:
			s.entry.Link |= linkNames[w]
		case partNames[w] != 0:
			s.entry.Part |= partNames[w]
		case postNames[w] != 0:
			s.entry.Post |= postNames[w]
		case nounNames[w] != 0:
			s.entry.Noun |= nounNames[w]
		case formNames[w] != 0:
			s.entry.Form |= formNames[w]
		case w == "inflect" && i+1 < len(words):
			s.inflect = words[i+1]
			i++
		case strings.HasPrefix(w, "part-"):
			return s, fmt.Errorf("unknown part %q in section head [%s]: "+
				"a part's name must stand in partNames (lang/part.go)", w, line)
		case !feature(&s.entry, w):
			return s, fmt.Errorf("unknown word %q in section head [%s]", w, line)
		}
	}
	return s, nil
}

func feature(e *Entry, w string) bool {
	switch w {
	case "male":
		e.Gender |= Male
	case "female":
		e.Gender |= Female
	case "neuter":
		e.Gender |= Neuter
	case "singular":
		e.Number |= Singular
	case "plural":
		e.Number |= Plural
	default:
		return false
	}
	return true
}

// lineItems are the things in a line of a list. Their room is used again by the next line.
type lineItems struct {
	all   []item
	same  [][]string
	forms []string
}

// of parses a line of a list: things separated by commas, spellings of one thing by "=", inflected
// forms by "/".
func (l *lineItems) of(line string) []item {
	l.all, l.same, l.forms = l.all[:0], l.same[:0], l.forms[:0]
	from, first := 0, 0 // where the spelling at hand begins; the first of the thing's spellings
	for i := 0; i <= len(line); i++ {
		ends := i == len(line) || line[i] == ','
		if !ends && line[i] != '=' {
			continue
		}
		if spelling := trimmed(line[from:i]); spelling != "" {
			l.same = append(l.same, l.formsOf(spelling))
		}
		if from = i + 1; ends && len(l.same) > first {
			l.all = append(l.all, item{l.same[first:]})
			first = len(l.same)
		}
	}
	return l.all
}

func (l *lineItems) formsOf(spelling string) []string {
	first := len(l.forms)
	for more := true; more; {
		var form string
		form, spelling, more = cutAt(spelling, '/')
		l.forms = append(l.forms, form)
	}
	return l.forms[first:]
}

// trimmed is strings.TrimSpace, quicker where there is none.
func trimmed(s string) string {
	if s != "" && isPlainByte(s[0]) && isPlainByte(s[len(s)-1]) {
		return s
	}
	return strings.TrimSpace(s)
}

// isPlainByte reports whether a byte is one of ASCII, and neither white space nor a control.
func isPlainByte(c byte) bool { return ' ' < c && c < utf8.RuneSelf }

// cutAt is strings.Cut at a byte, which is found in less time than a string.
func cutAt(s string, c byte) (before, after string, found bool) {
	if i := strings.IndexByte(s, c); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// parseRule parses a line of a [rules NAME] section: "ending = form form …", an ending of "-" fits
// any word.
func parseRule(line string) (rule, error) {
	left, right, ok := strings.Cut(line, "=")
	if !ok {
		return rule{}, fmt.Errorf("a rule has the form: ending = form form …; got %q", line)
	}
	return rule{strings.TrimPrefix(strings.TrimSpace(left), "-"), strings.Fields(right)}, nil
}

// appendInflected appends the forms of a lemma after the first rule whose ending it has; nothing
// where none fits.
func appendInflected(dst []string, rules []rule, lemma string) []string {
	for _, r := range rules {
		if len(r.ending) < len(lemma) && (r.ending == "" || hasEnding(lemma, r.ending)) {
			stem := lemma[:len(lemma)-len(r.ending)]
			for _, f := range r.forms {
				dst = append(dst, stem+strings.TrimPrefix(f, "-"))
			}
			return dst
		}
	}
	return dst
}
