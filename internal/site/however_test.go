package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/onrecord/onrecord/internal/diag"
	ways "github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/testing/form"
)

// TestHiddenHoweverWritten hides a name in each of many stories, and has each story tell it once
// more, at another place and in another spelling: no file but the story's own tells it, and of what
// only an editor can take out it is said where it stands. Each story hides a surname of its own, so
// that what a file tells is known to be that story's.
func TestHiddenHoweverWritten(t *testing.T) {
	for _, hides := range []string{"withheld", "disputed", "visibility: none", "printed_names: none"} {
		t.Run(hides, func(t *testing.T) {
			t.Parallel()
			archive, all := tellingStories(hides)
			s, report := made(t, Options{Dir: unpack(t, archive)})
			if !report.Made {
				t.Fatal(slices.DeleteFunc(report.Findings,
					func(f diag.Finding) bool { return f.Severity != diag.Error }))
			}
			said := map[string]bool{}
			for _, f := range report.Findings {
				said[f.File] = said[f.File] || strings.HasPrefix(f.Code, "telltale") && f.Line > 0 && f.Col > 0
			}
			files := map[string]string{}
			for name, data := range s.files {
				files[name] = letters(name + "\n" + string(data))
			}
			for _, one := range all {
				one.judge(t, files, s, said)
			}
		})
	}
}

// judge says in which files one story's name is told that should not tell it.
func (one tellingStory) judge(t *testing.T, files map[string]string, s *shelf, said map[string]bool) {
	t.Helper()
	if one.editors && !said[one.file] {
		t.Errorf("%s: nothing is said of it", one.what)
	}
	var told []string
	for name, text := range files {
		own := strings.HasPrefix(name, one.address) && one.mayTell(name, s.files[name])
		if own || !strings.Contains(text, one.word) {
			continue
		}
		if one.editors && regexp.MustCompile(`^data/stories\.|^2025/`).MatchString(name) {
			continue
		}
		told = append(told, name)
	}
	if slices.Sort(told); len(told) > 0 {
		t.Errorf("%s: told in %s", one.what, told)
	}
}

// mayTell reports whether a file of the story's own may tell the name.
func (one tellingStory) mayTell(name string, data []byte) bool {
	switch {
	case one.editors, one.wholePage && !strings.HasSuffix(name, ".json"):
		return true
	case strings.HasSuffix(name, "/index.html"):
		return !strings.Contains(letters(string(withoutProse(data))), one.word)
	}
	return false
}

// tellingStory is a story that hides a name and tells it once more.
type tellingStory struct {
	what, file, address, word string
	editors                   bool // where the name stands, only an editor can take it out
	wholePage                 bool // all of its own page may tell the name
}

// letters are a text's letters alone, small and without accents.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) || unicode.Is(unicode.Lm, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(strings.ToLower(ways.Plain(text))))
}

// spellings are ways in which a name of two words comes to be written.
var spellings = []struct {
	name  string
	write func(name string) string
}{
	{"as it is", func(name string) string { return name }},
	{"genitive", func(name string) string { return name + "’s boat" }},
	{"genitive, typewriter", func(name string) string { return name + "'s boat" }},
	{"genitive, letter", func(name string) string { return name + "ʼs boat" }},
	{"genitive, German", func(name string) string { return surname(name) + "s boot" }},
	{"plural", func(name string) string { return "the " + surname(name) + "s" }},
	{"plural, of a sibilant", func(name string) string { return "the " + surname(name) + "es" }},
	{"plural’s genitive", func(name string) string { return "the " + surname(name) + "s’ boat" }},
	{"plural, whole", func(name string) string { return "two " + name + "s" }},
	{"capitals", strings.ToUpper},
	{"small letters", strings.ToLower},
	{"surname", surname},
	{"initial", func(name string) string { return name[:1] + ". " + surname(name) }},
	{"surname first", func(name string) string { return surname(name) + ", " + name[:strings.IndexByte(name, ' ')] }},
	{"compound", func(name string) string { return "a " + surname(name) + "-led crew" }},
	{"one word", func(name string) string { return "#" + only(name, unicode.IsLetter) }},
	{"underlined", func(name string) string { return "@" + strings.ReplaceAll(name, " ", "_") }},
	{"no-break space", replacing(" ", "\u00a0")},
	{"thin space", replacing(" ", "\u2009")},
	{"narrow no-break space", replacing(" ", "\u202f")},
	{"two spaces", replacing(" ", "  ")},
	{"apostrophe, letter", replacing("’", "ʼ")},
	{"apostrophe, typewriter", replacing("’", "'")},
	{"ʻokina", replacing("’", "ʻ")},
	{"acute for an apostrophe", replacing("’", "´")},
	{"prime for an apostrophe", replacing("’", "′")},
	{"modifier prime", replacing("’", "ʹ")},
	{"no apostrophe", replacing("’", "")},
	{"hyphen", replacing("-", "\u2010")},
	{"no-break hyphen", replacing("-", "\u2011")},
	{"dash", replacing("-", "–")},
	{"no hyphen", replacing("-", "")},
	{"a space for a hyphen", replacing("-", " ")},
	{"soft hyphen", unseen("\u00ad")},
	{"zero width space", unseen("\u200b")},
	{"zero width joiner", unseen("\u200d")},
	{"word joiner", unseen("\u2060")},
	{"isolate", unseen("\u2066")},
	{"variation selector", unseen("\ufe0f")},
	{"grapheme joiner", unseen("\u034f")},
	{"accents apart", norm.NFD.String},
	{"no accents", func(name string) string { return only(norm.NFD.String(name), isNoMark) }},
	{"wide letters", func(name string) string {
		return strings.Map(func(r rune) rune {
			if unicode.In(r, unicode.ASCII_Hex_Digit) && unicode.IsLetter(r) {
				r += 0xfee0
			}
			return r
		}, name)
	}},
}

func isNoMark(r rune) bool       { return !unicode.IsMark(r) }
func surname(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
func only(text string, keep func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if keep(r) {
			return r
		}
		return -1
	}, text)
}

func replacing(from, to string) func(string) string {
	return func(name string) string { return strings.ReplaceAll(name, from, to) }
}

// unseen puts something unseen before the last four letters of a name.
func unseen(mark string) func(string) string {
	return func(name string) string { return name[:len(name)-4] + mark + name[len(name)-4:] }
}

// telling are the places at which a story may tell a name: lines of its file, in which {} stands
// for it. With a key before the colon they are front matter.
var telling = []string{
	`title: "A crew without sleep, of {}"`,
	`deck: "They slept, says {}"`,
	`highlights: ["They slept all night, said {}"]`,
	`bylines: ["{}"]`,
	`corrections: [{on: 2025-05-02, text: "The day of {} was wrong."}]`,
	`aliases: ["/old/a-{}/"]`,
	`The wind blew, and {} left. “It holds at the quay,” Ada Brandt said.`,
	`“It holds at the quay,” Ada Brandt said of {}.`,
	`“It holds at the quay.” Ada Brandt spoke for {}. “It does not leak.”`,
	`Ada Brandt said that they had “slept in the end” at the quay, with {} beside them.`,
	`“All of it, {} included, holds at the quay,” Ada Brandt said.`,
	`Rain fell on [the boat of {}](https://press.example/).`,
	`section: "Harbour of {}"`,
	`source_id: "{} 1"`,
	`license: "By {}"`,
	`publisher: {name: "{} Press"}`,
	`print: {edition: "for {}"}`,
}

// editorsKeys are the keys of what is published as it stands.
var editorsKeys = regexp.MustCompile(`^(section|source_id|license|publisher|print|bylines):`)

// tellingStories is an archive with a story for each spelling at each place.
func tellingStories(hides string) (archive string, all []tellingStory) {
	var b strings.Builder
	printed := "page"
	if hides == "printed_names: none" {
		printed = "none"
	}
	fmt.Fprintf(&b, "%stimezone: UTC\nprinted_names: %s\ncards: true\n", settings, printed)
	b.WriteString("-- content/topics/quay.md --\n---\nname: Quay\n---\n" +
		"-- content/people/ada-brandt.md --\n---\nname: Ada Brandt\n" +
		"roles: [{title: harbour master, from: 2001}]\n---\n")
	for l, line := range telling {
		for k, spelling := range spellings {
			if form.Passes(l+k, 4) {
				continue
			}
			code := string([]byte{'b' + byte(len(all)/400), 'a' + byte(len(all)/20%20), 'a' + byte(len(all)%20)})
			name := "Zoë O’Harw" + code + "éll-Strang"
			written := spelling.write(name)
			if written == name && spelling.name != "as it is" {
				continue
			}
			if strings.HasPrefix(line, "aliases:") {
				written = strings.NewReplacer(" ", "-", "#", "").Replace(written)
			}
			one := tellingStory{what: spelling.name + ": " + strings.ReplaceAll(line, "{}", written),
				file: "content/stories/2025-05-01-" + code + ".md", address: "2025/05/01/" + code + "/",
				word: "harw" + code + "ell", editors: editorsKeys.MatchString(line),
				wholePage: hides != "withheld" && hides != "disputed"}
			all = append(all, one)
			told := strings.ReplaceAll(line, "{}", written)
			b.WriteString("-- " + one.file + " --\n" + storyTelling(hides, name, told))
			if hides == "visibility: none" {
				fmt.Fprintf(&b, "-- content/people/x-%s.md --\n---\nname: %s\n%s\n---\n", code, name, hides)
			}
		}
	}
	return b.String(), all
}

// storyTelling is a story in which the name speaks, with one line more.
func storyTelling(hides, name, line string) string {
	front, body := "", line+"\n\n"
	if key, _, is := strings.Cut(line, ":"); is && !strings.Contains(key, " ") {
		front, body = line+"\n", ""
	}
	if !strings.HasPrefix(front, "title:") {
		front += "title: A crew without sleep\n"
	}
	if hides == "withheld" || hides == "disputed" {
		front += "annotations:\n  - {quote: I was asleep at the quay, status: " + hides + "}\n"
	}
	return "---\ntopics: [quay]\n" + front + "---\n" + body + "“I was asleep at the quay,” said " + name +
		", a deckhand.\n\n“That is what Ada Brandt added,” Ada Brandt said.\n"
}
