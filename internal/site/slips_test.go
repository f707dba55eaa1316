package site

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/diag"
)

// hiding is an archive that hides a word, and what hides it (testdata/slips).
type hiding struct {
	files      map[string]string
	file, word string
	key, value string
}

func readHiding(t *testing.T, file string) hiding {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(src)
	lines := strings.Split(string(a.Comment), "\n")
	h := hiding{files: map[string]string{}, file: lines[0], word: lines[1]}
	h.key, h.value, _ = strings.Cut(lines[2], " ")
	for _, f := range a.Files {
		h.files[f.Name] = string(f.Data)
	}
	if h.files[h.file] == "" {
		t.Fatalf("%s: no file %s", file, h.file)
	}
	return h
}

// slip is an archive with one slip in the file that hides.
type slip struct{ what, name, text string }

// TestSlips makes slips of every kind in files that hide a name: either it stays hidden, or the
// build fails. ONRECORD_SLIPS says how many of each kind are made in each file.
func TestSlips(t *testing.T) {
	n := 1
	if s := os.Getenv("ONRECORD_SLIPS"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	archives, err := filepath.Glob("testdata/slips/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, file := range archives {
		h := readHiding(t, file)
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			told := h.tellsUnhidden(t)
			for kind, slips := range slipKinds {
				r := rand.New(rand.NewPCG(uint64(len(h.file)), uint64(kind)))
				for i := range n {
					h.try(t, slips.name, slips.make(h, r), (kind+i)%2 == 0, told)
				}
			}
		})
	}
}

// try builds the archive with a slip in it, over the site that was built before the slip, and holds
// that the word is told nowhere else than before, or that the build failed.
func (h hiding) try(t *testing.T, kind string, s slip, skip bool, told map[string]bool) {
	t.Helper()
	files := maps.Clone(h.files)
	delete(files, h.file)
	files[s.name] = s.text
	got, failed := h.tells(t, files, skip)
	if failed {
		return
	}
	for _, at := range slices.Sorted(maps.Keys(got)) {
		if !told[at] {
			t.Errorf("%s (%s), skipping broken %v: %s tells %q", kind, s.what, skip, at, h.word)
			return
		}
	}
}

// tellsUnhidden is where the archive tells the word as it is written. Without what hides it, it
// must be told elsewhere too: else nothing is tested.
func (h hiding) tellsUnhidden(t *testing.T) map[string]bool {
	t.Helper()
	told, failed := h.tells(t, h.files, false)
	if failed {
		t.Fatal("the archive as written cannot be built")
	}
	open := maps.Clone(h.files)
	var lines []string
	for line := range strings.Lines(h.files[h.file]) {
		drop := strings.HasPrefix(line, h.key+": "+h.value) || strings.Contains(line, "status:") ||
			strings.Contains(line, "quote:") || strings.HasPrefix(line, "annotations:") ||
			strings.HasPrefix(line, "withdrawn:") || strings.HasPrefix(line, "  on:") || strings.HasPrefix(line, "    by:")
		if !drop {
			lines = append(lines, line)
		}
	}
	if open[h.file] = strings.Join(lines, ""); len(lines) == 0 {
		delete(open, h.file)
	}
	opened, failed := h.tells(t, open, false)
	for at := range opened {
		if !told[at] && !failed {
			return told
		}
	}
	t.Fatalf("nothing is hidden: told in %v, without what hides it in %v (failed: %v)", told, opened, failed)
	return nil
}

// tells builds an archive, and says which files tell the word, and whether the build failed. What a
// story's own page tells in its prose is told apart.
func (h hiding) tells(t *testing.T, files map[string]string, skip bool) (told map[string]bool, failed bool) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s := newShelf()
	report, err := Make(s, Options{Dir: dir, Now: now, SkipBroken: skip})
	if err != nil || diag.HasErrors(report.Findings) {
		return nil, true
	}
	told = map[string]bool{}
	for name, data := range s.files {
		name = storyAt.ReplaceAllString(name, "2025/05/01/crew/") // wherever a slip in its file's name has put it
		if h.has([]byte(name), data) {
			told[name] = true
			if strings.HasSuffix(name, "/index.html") && h.has(nil, withoutProse(data)) {
				told[name+" beside its prose"] = true
			}
		}
	}
	return told, false
}

var storyAt = regexp.MustCompile(`^2025/05/01/[^/]+/`)

func (h hiding) has(all ...[]byte) bool {
	return slices.ContainsFunc(all, func(b []byte) bool { return bytes.Contains(bytes.ToLower(b), []byte(h.word)) })
}

// slipKinds are the kinds of slip.
var slipKinds = []struct {
	name string
	make func(h hiding, r *rand.Rand) slip
}{
	{"a letter of the key", slipInKey},
	{"a letter of the value", slipInValue},
	{"capitals", slipInCase},
	{"indentation", slipInIndent},
	{"the colon", slipInColon},
	{"no value", slipEmpty},
	{"quotation marks", slipInMarks},
	{"the line of hyphens", slipInFence},
	{"the file's name", slipInName},
	{"the file's folder", slipInFolder},
	{"the encoding", slipInEncoding},
	{"given twice", slipTwice},
	{"cut short", slipCut},
	{"another shape", slipInShape},
	{"the words", slipInWords},
}

// oneOf picks one of several.
func oneOf[T any](r *rand.Rand, all ...T) T { return all[r.IntN(len(all))] }

// changed is the file with one text in it replaced.
func (h hiding) changed(what, from, to string) slip {
	return slip{what + ": " + to, h.file, strings.Replace(h.files[h.file], from, to, 1)}
}

// pair is the key with its value, as the file has it.
func (h hiding) pair() string { return h.key + ": " + h.value }

// mistyped is a word with one letter dropped, doubled, swapped, replaced or put in.
func mistyped(r *rand.Rand, word string) string {
	i := r.IntN(len(word))
	letter := string(rune('a' + r.IntN(26)))
	switch r.IntN(5) {
	case 0:
		return word[:i] + word[i+1:]
	case 1:
		return word[:i] + word[i:i+1] + word[i:]
	case 2:
		if i+1 < len(word) && word[i] != word[i+1] {
			return word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
		}
	case 3:
		return word[:i] + letter + word[i:]
	}
	if word[i:i+1] == letter {
		letter = "0"
	}
	return word[:i] + letter + word[i+1:]
}

func slipInKey(h hiding, r *rand.Rand) slip {
	key := h.key
	if strings.Contains(h.files[h.file], "annotations:") && r.IntN(2) == 0 {
		key = oneOf(r, "annotations", "quote")
	}
	return h.changed("key", key+":", mistyped(r, key)+":")
}

func slipInValue(h hiding, r *rand.Rand) slip {
	return h.changed("value", h.pair(), h.key+": "+mistyped(r, h.value))
}

func slipInCase(h hiding, r *rand.Rand) slip {
	title := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	return h.changed("case", h.pair(), oneOf(r, title(h.key)+": "+h.value, h.key+": "+title(h.value),
		strings.ToUpper(h.key)+": "+h.value, h.key+": "+strings.ToUpper(h.value)))
}

func slipInIndent(h hiding, r *rand.Rand) slip {
	lines := strings.SplitAfter(h.files[h.file], "\n")
	last := len(lines) - 1
	for i, line := range lines {
		if i > 0 && line == "---\n" {
			last = i
		}
	}
	i := r.IntN(max(last, 1))
	lines[i] = oneOf(r, " ", "  ", "\t", "    ", "\u00a0") + lines[i]
	if r.IntN(3) == 0 {
		lines[i] = strings.TrimLeft(lines[i], " \t\u00a0")
	}
	return slip{fmt.Sprintf("line %d", i+1), h.file, strings.Join(lines, "")}
}

func slipInColon(h hiding, r *rand.Rand) slip {
	return h.changed("colon", h.pair(), h.key+oneOf(r, " ", ":", "：", " = ", "; ", ":\u00a0", ",", "::", ": :", ": - ")+
		h.value)
}

func slipEmpty(h hiding, r *rand.Rand) slip {
	return h.changed("value", h.pair(), h.key+":"+oneOf(r, "", ` ""`, " ~", " null", " []", " {}", " # "+h.value,
		" ''", ` " "`))
}

func slipInMarks(h hiding, r *rand.Rand) slip {
	return h.changed("marks", h.pair(), h.key+": "+oneOf(r, "“"+h.value+"”", `"`+h.value, `'`+h.value, h.value+`"`,
		"`"+h.value+"`", `"`+h.value+`",`, h.value+",", h.value+".", "‘"+h.value+"’", "*"+h.value))
}

func slipInFence(h hiding, r *rand.Rand) slip {
	text := h.files[h.file]
	wrong := oneOf(r, "", "--\n", "----\n", "—\n", "—-\n", " ---\n", "\n---\n", "- - -\n", "***\n", "+++\n", "===\n",
		"```\n", "# ---\n", "___\n", "-\n", "--- #\n", "```yaml\n---\n", "<!-- -->\n---\n", "\u200b---\n", "---yaml\n", "...\n")
	if !strings.HasPrefix(text, "---\n") {
		return slip{fmt.Sprintf("before: %q", wrong), h.file, wrong + text}
	}
	if r.IntN(2) == 0 {
		return slip{fmt.Sprintf("first: %q", wrong), h.file, wrong + text[4:]}
	}
	return slip{fmt.Sprintf("last: %q", wrong), h.file, "---\n" + strings.Replace(text[4:], "---\n", wrong, 1)}
}

func slipInName(h hiding, r *rand.Rand) slip {
	dir, base := filepath.Split(h.file)
	stem, ending := base[:strings.Index(base, ".")], base[strings.Index(base, "."):]
	name := oneOf(r, stem+strings.ToUpper(ending), base+"~", base+".bak", "."+base, base+".txt", stem+ending+" ",
		strings.ReplaceAll(base, ".yaml", ".yml"), strings.ReplaceAll(base, ".notes", ".note"), stem+ending[:len(ending)-1],
		strings.ReplaceAll(base, ".notes.yaml", ".yaml"), strings.ReplaceAll(base, ".notes", "-notes"), stem+" (1)"+ending,
		"Copy of "+base, mistyped(r, stem)+ending, base+".orig", base+".tmp", "#"+base+"#", "~$"+base, stem+".markdown",
		strings.ReplaceAll(base, ".notes.yaml", ".notes"), strings.ReplaceAll(base, ".notes.yaml", ".notes.json"),
		strings.ReplaceAll(base, ".", "_"), stem, stem+".notes.yaml", "_"+base, strings.ReplaceAll(base, ".md", ".mdx"), stem+".html",
		stem+".yaml", stem+".rtf", "2025-05-01-crew.yaml", base+".swp", stem+".md.notes.yaml.md")
	if h.file == settingsFile || name == base {
		return slip{"none", h.file, h.files[h.file]}
	}
	return slip{"name: " + name, dir + name, h.files[h.file]}
}

func slipInFolder(h hiding, r *rand.Rand) slip {
	base := filepath.Base(h.file)
	dir := oneOf(r, "content/", "content/People/", "content/person/", "content/stories/", "content/places/",
		"content/topics/", "content/organisations/", "content/drafts/", "content/stories/notes/", "content/pages/",
		"content/people/old/", "content/permalinks/", "content/stories/2025/")
	if strings.Contains(h.file, "/places/") && dir == "content/topics/" {
		dir = "content/" // a word may well be a topic, which is hidden, and a place, which is not
	}
	if h.file == settingsFile || (strings.Contains(h.file, "/stories/") && !strings.HasSuffix(base, ".yaml")) ||
		strings.Contains(h.file, "/pages/") {
		return slip{"none", h.file, h.files[h.file]} // the text goes where its keys go
	}
	return slip{"folder: " + dir, dir + base, h.files[h.file]}
}

func slipInEncoding(h hiding, r *rand.Rand) slip {
	text := h.files[h.file]
	switch r.IntN(7) {
	case 0:
		var b strings.Builder
		b.WriteString("\xff\xfe")
		for i := range len(text) {
			b.WriteString(text[i:i+1] + "\x00")
		}
		return slip{"UTF-16", h.file, b.String()}
	case 1:
		return slip{"spaces", h.file, strings.ReplaceAll(text, " ", "\u00a0")}
	case 2:
		return h.changed("zero width", h.key+":", h.key[:2]+"\u200b"+h.key[2:]+":")
	case 3:
		return h.changed("zero width", h.pair(), h.pair()+"\u200b")
	case 4:
		return slip{"line ends", h.file, strings.ReplaceAll(text, "\n", oneOf(r, "\r", "\r\n", "\u2028", "\u0085", "\n\n"))}
	case 5:
		return h.changed("NUL", h.pair(), h.pair()+"\x00")
	}
	return h.changed("Cyrillic", h.key, strings.NewReplacer("a", "а", "e", "е", "i", "і").Replace(h.key))
}

func slipTwice(h hiding, r *rand.Rand) slip {
	open := map[string]string{"none": "full", "withheld": "confirmed", "disputed": "confirmed", "retracted": "confirmed",
		"withdrawn": "published", "metadata": "full", "true": "false"}[h.value]
	if h.key == "printed_names" {
		open = "page"
	}
	other := h.key + ": " + open
	switch r.IntN(4) {
	case 0:
		return h.changed("twice", h.pair(), other+"\n"+h.pair())
	case 1:
		return h.changed("twice", h.pair(), h.pair()+"\n"+other)
	case 2:
		return h.changed("a second document", h.pair(), h.pair()+"\n---\n"+other)
	}
	if !strings.Contains(h.files[h.file], "annotations:") {
		return h.changed("twice", h.pair(), other+"\n"+h.pair())
	}
	words := "I was asleep at the quay, and I mean asleep"
	if h.value == "retracted" {
		words = "Withholme was asleep at the quay, and I mean asleep"
	}
	return h.changed("a second decision", "annotations:\n",
		"annotations:\n  - quote: "+strconv.Quote(words)+"\n    "+oneOf(r, "status: confirmed", "speaker: ada-brandt",
			`speaker: {name: "Wilma Withholme"}`, "speech: true")+"\n")
}

func slipCut(h hiding, r *rand.Rand) slip {
	text := h.files[h.file]
	end := strings.Index(text, h.pair()) + len(h.pair())
	if i := strings.LastIndex(text, "\n---\n"); i > 0 && strings.HasPrefix(text, "---\n") {
		end = i
	}
	at := r.IntN(end)
	if h.file == settingsFile || h.key == "state" && strings.HasSuffix(h.file, ".yaml") && at > len("state: w") {
		at = 0
	}
	return slip{fmt.Sprintf("after %d bytes", at), h.file, text[:at]}
}

func slipInShape(h hiding, r *rand.Rand) slip {
	return h.changed("shape", h.pair(), oneOf(r, h.key+": ["+h.value+"]", "- "+h.pair(), h.key+": {"+h.value+": true}",
		h.key+":\n  - "+h.value, h.key+": |\n    "+h.value, h.key+": >-\n      "+h.value+"\n      x", h.key+": !!str "+h.value,
		h.key+": &x "+h.value, `"`+h.key+`" `+h.value, "? "+h.key+"\n: "+h.value, h.value+": "+h.key, h.key+": "+h.value+" "+h.value))
}

func slipInWords(h hiding, r *rand.Rand) slip {
	for _, words := range []string{"I was asleep at the quay, and I mean asleep", "Withholme was asleep", "Wilma Withholme",
		"Withholme Trust", "Withholme", "The Saltholm Courier"} {
		if strings.Contains(h.files[h.file], words) {
			return h.changed("words", words, mistyped(r, words))
		}
	}
	return h.changed("title", "title: ", "title: "+oneOf(r, "[", `"`, "a: ", "{", "@"))
}
