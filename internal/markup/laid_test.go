package markup

import (
	"strconv"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// The marks of a case, in a file that a person can read. Each line of "marks" lays one thing over
// the first place where the words between the bars stand, or, with "+", over the first behind the
// mark before it:
//
//	quote a1 |“We will go,”|
//	quote a1 + |“now.”|
//	figure a1 Ann Lee; mayor
//	link /speakers/ann-lee/ |Ann Lee|
type laid struct {
	layer Layer
	text  prose.Text
	last  int
	t     *testing.T
}

func readMarks(t *testing.T, text prose.Text, marks string) Layer {
	t.Helper()
	l := laid{text: text, t: t}
	for line := range strings.Lines(marks) {
		if line = strings.TrimSpace(line); line != "" {
			l.line(line)
		}
	}
	return l.layer
}

func (l *laid) line(line string) {
	l.t.Helper()
	head, words, _ := strings.Cut(line, "|")
	words = strings.ReplaceAll(strings.TrimSuffix(words, "|"), `\n`, "\n")
	fields := strings.Fields(head)
	switch fields[0] {
	case "quote":
		l.quote(fields[1:], words)
	case "link":
		l.layer.Links = append(l.layer.Links, Link{Range: l.find(words, 0), Href: fields[1]})
	case "figure":
		l.figure(fields[1], strings.Join(fields[2:], " "))
	case "dateline":
		l.layer.Dateline = 1
	default:
		l.t.Fatalf("no such mark: %s", line)
	}
}

func (l *laid) find(words string, from int) prose.Range {
	l.t.Helper()
	i := strings.Index(l.text.S[from:], words)
	if words == "" || i < 0 {
		l.t.Fatalf("%q does not stand in %q", words, l.text.S[from:])
	}
	return prose.Range{Start: from + i, End: from + i + len(words)}
}

func (l *laid) quote(fields []string, words string) {
	q := Quote{Utterance: fields[0], ID: "q-" + fields[0]}
	from := 0
	for _, f := range fields[1:] {
		if f == "+" {
			from, q.ID = l.last, ""
		} else {
			q.Class = f
		}
	}
	q.Range = l.find(words, from)
	l.last = q.End
	l.layer.Quotes = append(l.layer.Quotes, q)
}

// figure gives an utterance's last quotation its figure.
func (l *laid) figure(utterance, who string) {
	name, as, _ := strings.Cut(who, "; ")
	count := 1
	for i := range l.layer.Quotes {
		if l.layer.Quotes[i].Figure != nil {
			count++
		}
	}
	number := strconv.Itoa(count)
	for i := len(l.layer.Quotes) - 1; i >= 0; i-- {
		if q := &l.layer.Quotes[i]; q.Utterance == utterance {
			q.Figure = &Figure{ID: "r-" + utterance, Href: "#n-" + utterance, Text: number, Label: number + " " + name,
				As: as}
			return
		}
	}
	l.t.Fatalf("no quotation of utterance %s", utterance)
}
