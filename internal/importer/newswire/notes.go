package newswire

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

var (
	toEditors = pattern.New(`^(?i:eds|editors|editor['’]?s? advisory|attn\.?|with photos?|ap photos?|ap video|hfr` +
		`|hold for release|nota ao editor|achtung,? redaktionen|redaktionshinweis` +
		`|notes? to (?:the )?editors?|eds note)\s*:` +
		`|^(?:ATTENTION|ADVISORY|DESKS)\b[^:]{0,20}:|^AP (?:Photo|Video|Graphic|Interactive|Photos)\b`)

	noteBegins = `(?i)^\W*(?:eds|editors|attention|attn|advisory)?\W*(?:please |mandatory |bulletin |urgent |note )*`
	killWords  = pattern.New(noteBegins +
		`(?:kill(?:s|ed)?\b|withdrawn\b|spike(?:d|s)?\b|zurückgezogen|bitte nicht` +
		` verwenden|annul|retirada?\b` +
		`|(?:do not use|disregard|withdraws?|retracts?|cancels?) (?:this|the) (?:story|item|report|copy))` +
		`|(?i)\b(?:this|the) (?:story|item|report) (?:is|was|has been) (?:withdrawn|killed|retracted|cancell?ed)\b`)
	killsOther = pattern.New(noteBegins +
		`kills? (?:the )?(?:previous|earlier|prior|last|photos?|graphics?|reference|\d)`)
	killSlug = pattern.New(`(?i)(?:^|[\s,\-_/])(?:bulletin |mandatory )?(?:kill|cancel|withdrawal)(?:$|[\s,\-_/])`)

	corrected = pattern.New(`^(?i:\W*(?:eds[:.]? ?|editors: ?)?(?:corrects|corrected|correcting|corrections?|corrige` +
		`|corrigé|corrección|rectifies|rectifica|clarifies|clarification|berichtigt|berichtigung|korrektur|korrigiert` +
		`|ändert|rettelse))\b`)
	embargo = pattern.New(`(?i)\b(?:embargo(?:ed)?|hold for release|for release|sperrfrist` +
		`|not to be (?:published|used) before)\b`)
	sentences = pattern.New(`[.!?]['"”’)]* +`)
)

// IsNote reports whether a line speaks to editors and not to readers: "Eds: With photos.", "AP
// Photo XX101". A note that a paper's own editor addresses to readers ("Editor's note: …") is none.
func IsNote(line string) bool {
	const longestKey = 40
	begin := line[:min(len(line), longestKey)]
	return (called.Has(begin, ":") || called.HasPrefix(begin, "AP ")) && toEditors.MatchString(line)
}

// Kills reports whether a note to editors withdraws the story. A note that withdraws an earlier
// version of it, or a picture, does not.
func Kills(note string) bool { return killWords.MatchString(note) && !killsOther.MatchString(note) }

// KillsSlug reports whether a slug line says that what it heads withdraws a story.
func KillsSlug(slug string) bool { return killSlug.MatchString(slug) }

// Correction is what a note to editors says that was corrected, or "": of "Updates throughout.
// CORRECTS spelling of Lund in 3rd paragraph. With photos." the middle sentence.
func Correction(note string) string {
	for _, s := range Sentences(note) {
		if corrected.MatchString(s) {
			return strings.TrimSpace(called.TrimPrefix(called.TrimPrefix(s, "Eds:"), "EDS:"))
		}
	}
	return ""
}

// Embargoes is what a note says of a day before which the story must not appear, or "".
func Embargoes(note string) string {
	for _, s := range Sentences(note) {
		if embargo.MatchString(s) {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

// Sentences parts a note.
func Sentences(note string) (parts []string) {
	note = strings.Join(strings.Fields(note), " ")
	at := 0
	for _, m := range sentences.FindAllStringIndex(note, -1) {
		parts = append(parts, strings.TrimSpace(note[at:m[1]]))
		at = m[1]
	}
	if at < len(note) {
		parts = append(parts, note[at:])
	}
	return parts
}

var signOffs = []*pattern.Pattern{
	pattern.New(`^\p{Ll}{1,5}(?:[/.-]\p{Ll}{1,5})+\.?$`), // hh/ph/ts
	// dpa wsz jln
	pattern.New(`^(?:AAP|AFP|APA|ANSA|EFE|PA|STT|TT|NTB|ANP|ANA|dpa|sda|lusa)(?: \p{L}{2,3}){1,4}$`),
	pattern.New(`^\(?(?i:ends?|more|-30-?|30-|fin|ende|slut|###+|copyright ends|mf|xxx)\)?\.?$`),
	pattern.New(`^\((?:AFP|ANSA|Reuters|REUTERS|EFE|BusinessDesk|dpa|Lusa|AAP|PTI|IANS|ANI|SDA)\)\.?$`),
	pattern.New(`^-{0,2} ?0 ?-{1,2}$|^-{1,3} ?(?i:30|ends?) ?-{1,3}$`),
}

// IsSignOff reports whether a story's last line is what a desk puts under it: initials, "ends",
// "-30-".
func IsSignOff(line string) bool {
	if utf8.RuneCountInString(line) > 40 {
		return false
	}
	for _, s := range signOffs {
		if s.MatchString(line) {
			return true
		}
	}
	return false
}

// IsRule reports whether a line is nothing but a rule: "___", "* * *".
func IsRule(line string) bool {
	marks := strings.ReplaceAll(line, " ", "")
	return strings.Trim(marks, "_*-=~\u00a0—–") == "" && utf8.RuneCountInString(marks) >= 3
}
