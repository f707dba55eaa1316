package annotate

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestMarkedProse strips the marks from every case of testdata/rules, lets the engine read it,
// marks it again and compares. testdata/rules/README.md tells how marked prose is written.
func TestMarkedProse(t *testing.T) {
	holdMarked(t, "en", "testdata/rules/*.txt")
}

// TestMarkedGerman does the same with German copy: a language is its pack, and no code.
func TestMarkedGerman(t *testing.T) { holdMarked(t, "de", "testdata/de/*.txt") }

// passages reads the marked passages of the files of a pattern, by file.
func passages(t *testing.T, pattern string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no marked prose", err)
	}
	of := make(map[string][]string)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		of[file] = strings.Split(strings.TrimSpace(string(src)), "\n---\n")
	}
	return of
}

func holdMarked(t *testing.T, language, pattern string) {
	t.Helper()
	for file, passages := range passages(t, pattern) {
		var out []string
		for _, want := range passages {
			got := markAgain(language, want)
			out = append(out, got)
			if got != want && !golden.Updating() {
				t.Errorf("%s:\n got %s\nwant %s", file, got, want)
			}
		}
		if golden.Updating() {
			if err := os.WriteFile(file, []byte(strings.Join(out, "\n---\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestRuleExamples holds every rule to its own example, to answering a quotation of it, and to
// having a title and a reason.
//
// What follows from a decision is held by TestFollowsDecision and TestDecisionExample: marked prose
// has no decisions.
func TestRuleExamples(t *testing.T) {
	rules := Rules()
	for _, r := range rules[:len(rules)-1] {
		if r.ID == "" || r.Title == "" || r.Reason == "" || r.Example == "" {
			t.Errorf("rule %q lacks a title, a reason or an example", r.ID)
		}
		if got := markAgain("en", r.Example); got != r.Example {
			t.Errorf("%s:\n got %s\nwant %s", r.ID, got, r.Example)
		}
		if by := answeredBy(r.Example); !slices.Contains(by, r.ID) {
			t.Errorf("%s: its example is answered by %s", r.ID, strings.Join(by, ", "))
		}
	}
}

// answeredBy lists the rules that answer the quotations of a case.
func answeredBy(marked string) (rules []string) {
	_, _, r := readMarked("en", marked)
	for i := range r.Quotations {
		if id := r.Quotations[i].Rule; id != "" && !slices.Contains(rules, id) {
			rules = append(rules, id)
		}
	}
	if rules == nil {
		return []string{"no rule"}
	}
	return rules
}

var (
	openTag = regexp.MustCompile(`\[(?:q\d+ \S+|x|m \S+) `)
	quoted  = regexp.MustCompile(`\[(?:q\d+ \S+|x) `)
	kinds   = map[string]prose.Kind{"# ": prose.Headline, "## ": prose.Crosshead, "- ": prose.ListItem, "> ": prose.BlockQuote}
)

// strip takes the marks out of marked prose: each closing bracket that belongs to an opening tag
// goes with it.
func strip(marked string) string {
	var b strings.Builder
	var stack []bool
	for i := 0; i < len(marked); {
		switch tag := openTag.FindStringIndex(marked[i:]); {
		case tag != nil && tag[0] == 0:
			stack = append(stack, true)
			i += tag[1]
			continue
		case marked[i] == '[':
			stack = append(stack, false)
		case marked[i] == ']' && len(stack) > 0:
			drop := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if drop {
				i++
				continue
			}
		}
		b.WriteByte(marked[i])
		i++
	}
	return b.String()
}

// markAgain strips a case, annotates it and marks what was found.
func markAgain(language, marked string) string {
	text, prefixes, r := readMarked(language, marked)
	out := strings.Split(written(text, r, quoted.FindAllString(marked, -1)), "\n\n")
	for i := range out {
		out[i] = prefixes[i] + out[i]
	}
	return strings.Join(out, "\n\n")
}

// readMarked strips a case and annotates it. The prefixes say of what kind the paragraphs are.
func readMarked(language, marked string) (text string, prefixes []string, r *Result) {
	s, prefixes := storyMarked(language, marked)
	return s.Text.S, prefixes, New(Options{}).Annotate(s)
}

// storyMarked is the story that marked prose is, with what stands before each of its blocks.
func storyMarked(language, marked string) (s Story, prefixes []string) {
	var parts []prose.Part
	for _, p := range strings.Split(strip(marked), "\n\n") {
		kind, prefix := prose.Paragraph, ""
		for k, v := range kinds {
			if rest, ok := strings.CutPrefix(p, k); ok {
				p, kind, prefix = rest, v, k
			}
		}
		parts = append(parts, prose.Part{Kind: kind, Text: p})
		prefixes = append(prefixes, prefix)
	}
	return Story{ID: "t", Lang: language, Text: prose.Join(parts)}, prefixes
}

type insertion struct {
	at, order int
	text      string
}

// written writes the tags of quotations and of people's names into the text. Where the tag that the
// case has for a quotation names a rule, the rule that answered is named.
func written(s string, r *Result, tags []string) string {
	var ins []insertion
	numbers := map[string]int{}
	for i, q := range r.Quotations {
		tag := "[x "
		if q.Speech {
			if numbers[q.Utterance] == 0 {
				numbers[q.Utterance] = len(numbers) + 1
			}
			tag = fmt.Sprintf("[q%d %s", numbers[q.Utterance], speakerTag(&q))
			if i < len(tags) && strings.Contains(tags[i], "/") {
				tag += "/" + cmp.Or(q.Rule, "none")
			}
			tag += " "
		}
		ins = append(ins, insertion{q.Start, i, tag}, insertion{q.End, -i - 1000, "]"})
	}
	for i, m := range r.Mentions {
		if m.Entity.Type == Person {
			order := 500 + i
			if slices.ContainsFunc(r.Quotations, func(q Quotation) bool { return q.Start == m.Start && q.End < m.End }) {
				order = -1 // a nickname in marks begins the name
			}
			ins = append(ins, insertion{m.Start, order, "[m " + orDash(m.Entity.ID) + " "}, insertion{m.End, -5000, "]"})
		}
	}
	sort.SliceStable(ins, func(a, b int) bool {
		if ins[a].at != ins[b].at {
			return ins[a].at < ins[b].at
		}
		return ins[a].order < ins[b].order
	})
	var b strings.Builder
	at := 0
	for _, x := range ins {
		b.WriteString(s[at:x.at])
		b.WriteString(x.text)
		at = x.at
	}
	return b.String() + s[at:]
}

// speakerTag is the speaker's id; ? for nobody, unnamed, or a group's ids joined by +. A denial or
// hypothesis is told by ! or ~ before it.
func speakerTag(q *Quotation) string {
	tag := map[Assertion]string{NotSaid: "!", Hypothetical: "~"}[q.Assertion]
	switch {
	case q.Speaker == nil:
		return tag + "?"
	case q.Speaker.Type == Unnamed:
		return tag + "unnamed"
	case q.Speaker.Type == Group:
		var ids []string
		for _, m := range q.Speaker.Members {
			ids = append(ids, orDash(m.ID))
		}
		return tag + strings.Join(ids, "+")
	}
	return tag + orDash(q.Speaker.ID)
}

func orDash(id string) string {
	if id == "" {
		return "-"
	}
	return id
}
