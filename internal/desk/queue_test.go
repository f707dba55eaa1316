package desk

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestWorth puts pairs of utterances in order, of which the first is worth more of an editor's
// time.
func TestWorth(t *testing.T) {
	plain := Worth{Named: true, Sure: .8, Where: prose.Paragraph, Words: 10}
	with := func(change func(*Worth)) Worth {
		w := plain
		change(&w)
		return w
	}
	for name, first := range map[string]Worth{
		"less sure":       with(func(w *Worth) { w.Sure = .7 }),
		"in the headline": with(func(w *Worth) { w.Where = prose.Headline }),
		"in the deck":     with(func(w *Worth) { w.Where = prose.Deck }),
		"first page":      with(func(w *Worth) { w.FrontPage = true }),
		"longer":          with(func(w *Worth) { w.Words = 30 }),
		"often quoted":    with(func(w *Worth) { w.Said = 100 }),
		"registered":      with(func(w *Worth) { w.Registered = true }),
		"in many stories": with(func(w *Worth) { w.Copies = 5 }),
	} {
		if first.Value() <= plain.Value() {
			t.Errorf("%s: %.3f, and without it %.3f", name, first.Value(), plain.Value())
		}
	}
	nobody := with(func(w *Worth) { w.Named, w.Sure = false, 0 })
	if wrong := with(func(w *Worth) { w.Sure = .5 }); wrong.Value() <= nobody.Value() {
		t.Error("nobody found is worth more than a name that is as likely wrong as right")
	}
	if sure := with(func(w *Worth) { w.Sure = .98 }); sure.Value() >= nobody.Value() {
		t.Error("a sure name is worth more than nobody found")
	}
}

func TestIsFrontPage(t *testing.T) {
	for page, want := range map[string]bool{"1": true, "A1": true, "1A": true, "p. 1": true, "01": true, "": false,
		"11": false, "A2": false, "B": false} {
		if got := IsFrontPage(page); got != want {
			t.Errorf("%q: %v", page, got)
		}
	}
}

// reviewed reviews a small archive.
func reviewed(t *testing.T, second func(*site.Annotated) ([]Answer, error)) *Reviewed {
	t.Helper()
	dir, _ := archive(t, "-")
	tree.Write(t, dir, "content/stories/2025-03-06-tolls.md", "---\ntitle: “Tolls are a shame”\nprint: {page: 1}\n---\n"+
		"“Tolls are a shame,” it was said.\n\n“I am sure of that,” said Olin Marsh.\n")
	tree.Write(t, dir, "content/stories/2025-03-07-copy.md", "---\ntitle: Copy\nannotations:\n  - quote: Short of it all\n"+
		"    speaker: none\n---\n“Short of it all,” it was said.\n\n“One, two, three, four, five,” it was said.\n")
	tree.Write(t, dir, "content/stories/2025-03-08-copy.md", "---\ntitle: Copy\n---\n"+
		"“One, two, three, four, five!” it was said.\n")
	r, err := Review(ReviewOptions{Site: site.Options{Dir: dir, Now: day}, Second: second})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestQueue holds the order of the queue, and that what is decided or clear is not in it.
func TestQueue(t *testing.T) {
	var got []string
	for _, d := range reviewed(t, nil).Queue() {
		got = append(got, fmt.Sprintf("%s ×%d", d.Words, d.Worth.Copies))
	}
	want := []string{"Tolls are a shame, ×1", "One, two, three, four, five! ×2", "One, two, three, four, five, ×2",
		"I will go round by road, ×1", "the long wait ×1"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestSecond brings what a second reader says otherwise to the head of the queue: of what is clear,
// too, and not of what is decided.
func TestSecond(t *testing.T) {
	r := reviewed(t, func(a *site.Annotated) ([]Answer, error) {
		var out []Answer
		for _, q := range a.Result.Quotations {
			if !q.Speech {
				continue
			}
			x := Answer{Utterance: q.Utterance, Note: "heard"}
			switch {
			case strings.Contains(a.Text.S[q.Start:q.End], "I am sure"):
				x.Speakers = []string{"petra-vance"}
			case q.Speaker != nil:
				x.Speakers = []string{strings.ToUpper(q.Speaker.Name)}
			}
			out = append(out, x)
		}
		return append(out, Answer{Utterance: "none-such"}), nil
	})
	queue := r.Queue()
	if first := queue[0]; first.Words != "I am sure of that," || first.Second == nil || first.Second.Note != "heard" {
		t.Errorf("the first is %q: %+v", first.Words, first.Second)
	}
	for _, d := range queue[1:] {
		if d.Second != nil {
			t.Errorf("a second reader says the same of %q, and it is told: %+v", d.Words, d.Second)
		}
	}
	if len(r.Strays) != r.Asked || r.Asked != 4 {
		t.Errorf("%d strays in %d stories", len(r.Strays), r.Asked)
	}
}

func TestReadAnswers(t *testing.T) {
	got, err := ReadAnswers([]byte(`{"utterance": "a", "speaker": "Ann  Lee", "note": "x\ny"}

{"utterance": "b", "speaker": null}
{"utterance": "c", "speaker": {"id": null, "name": "Bo Key", "type": "person"}}
{"utterance": "d", "speaker": ["ann-lee", {"id": "bo-key"}], "more": 1}
{"utterance": "e", "speaker": "none"}`))
	want := []Answer{{"a", []string{"Ann Lee"}, "x y"}, {"b", nil, ""}, {"c", []string{"Bo Key"}, ""},
		{"d", []string{"ann-lee", "bo-key"}, ""}, {"e", nil, ""}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: %+v", err, got)
	}
	for _, bad := range []string{"no", "[]", `{"utterance": "a"}`, `{"speaker": "a"}`, `{"utterance": "a", "speaker": 1}`,
		`{"utterance": "a", "speaker": {"x": 1}}`, `{"utterance": "a", "speaker": [1]}`, `{"utterance": 1, "speaker": "a"}`} {
		if _, err := ReadAnswers([]byte(bad)); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// TestAgrees compares a second reader's words with ours.
func TestAgrees(t *testing.T) {
	ann := annotate.Speaker{Entity: annotate.Entity{ID: "ann-lee", Name: "Ann Lee", Type: annotate.Person}}
	bo := annotate.Speaker{Entity: annotate.Entity{ID: "bo-key", Name: "Bo Key", Type: annotate.Person}}
	both := annotate.Speaker{Entity: annotate.Entity{Type: annotate.Group}, Members: []annotate.Speaker{ann, bo}}
	lone := annotate.Speaker{Entity: annotate.Entity{Name: "Lee", Type: annotate.Person}}
	for _, c := range []struct {
		speaker *annotate.Speaker
		said    []string
		want    bool
	}{
		{nil, nil, true}, {nil, []string{"Ann Lee"}, false}, {&ann, nil, false}, {&ann, []string{"ann lee"}, true},
		{&ann, []string{"ann-lee"}, true}, {&ann, []string{"bo-key"}, false}, {&both, []string{"bo-key", "Ann Lee"}, true},
		{&both, []string{"bo-key"}, false}, {&lone, []string{""}, false}, {&lone, []string{"Lee"}, true},
	} {
		if got := (&Answer{Speakers: c.said}).agrees(c.speaker); got != c.want {
			t.Errorf("%v said, %v read: %v", c.said, c.speaker, got)
		}
	}
}
