package web

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/people"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

var day = time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)

// at is a desk on an archive of its own.
type at struct {
	*Desk
	t   *testing.T
	dir string
}

func openDesk(t *testing.T) *at {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tree.Unpack(t, dir, archive)
	return openAt(t, dir)
}

func openAt(t *testing.T, dir string) *at {
	t.Helper()
	d, err := New(Options{
		Site: site.Options{Dir: dir, Now: day}, By: "E. Marsh", Today: func() time.Time { return day },
	})
	if err != nil {
		t.Fatal(err)
	}
	return &at{d, t, dir}
}

const host = "127.0.0.1:8080"

// request is a request as the desk's own page makes it.
func (d *at) request(method, name string, body any) *http.Request {
	var text io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			d.t.Fatal(err)
		}
		text = strings.NewReader(string(data))
	}
	r := httptest.NewRequest(method, "/"+name, text)
	r.Host = host
	r.Header.Set(tokenHeader, d.token)
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == "POST" {
		r.Header.Set("Origin", "http://"+host)
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// send sends a request, and reads the answer into out, which may be nil.
func (d *at) send(r *http.Request, out any) int {
	d.t.Helper()
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if out != nil {
		if err := json.Unmarshal(w.Body.Bytes(), out); err != nil {
			d.t.Fatalf("%s: %v", w.Body, err)
		}
	}
	return w.Code
}

// good sends what must be answered.
func (d *at) good(method, name string, body, out any) {
	d.t.Helper()
	var raw json.RawMessage
	if status := d.send(d.request(method, name, body), &raw); status != http.StatusOK {
		d.t.Fatalf("%s %s %+v: %d %s", method, name, body, status, raw)
	}
	if err := json.Unmarshal(raw, out); err != nil {
		d.t.Fatal(err)
	}
}

// card is the card of the quotation with these words, whoever speaks it, clear ones included.
func (d *at) cardWith(words string) *card {
	d.t.Helper()
	for _, s := range d.inOrder() {
		for _, x := range s.items {
			var a answer
			d.good("GET", "next?"+url.Values{"key": {key(s.file, x.id)}}.Encode(), nil, &a)
			if a.Card != nil && strings.Contains(a.Card.Words, words) {
				return a.Card
			}
		}
	}
	d.t.Fatalf("nothing to be decided has the words %q", words)
	return nil
}

// do decides on the quotation with these words.
func (d *at) do(words, what string, who ...person) *done {
	d.t.Helper()
	c := d.cardWith(words)
	out := &done{key: c.Key}
	d.good("POST", "decide", deciding{Key: c.Key, Digest: c.Digest, Do: what, Who: who}, &out.decided)
	return out
}

// done is the answer to a decision on a card.
type done struct {
	decided
	key string
}

// file is what stands in a file of the archive.
func (d *at) file(name string) string {
	d.t.Helper()
	return tree.Contents(d.t, d.dir)[name]
}

// unchanged holds that all files have the bytes that they had.
func (d *at) unchanged(before map[string]string) {
	d.t.Helper()
	for _, x := range tree.Differences(before, tree.Contents(d.t, d.dir)) {
		d.t.Error(x)
	}
}

// sound holds that a build finds no error in the archive.
func (d *at) sound() {
	d.t.Helper()
	found, err := site.Each(site.Options{Dir: d.dir, Now: day}, func(*site.Annotated) {})
	if err != nil {
		d.t.Fatal(err)
	}
	for _, f := range found {
		if f.Severity == diag.Error {
			d.t.Error(f)
		}
	}
}

var (
	mora = person{Kind: "id", Value: "mora-quill", Name: "Mora Quill"}
	otto = person{Kind: "name", Value: "Otto Lamm", Name: "Otto Lamm"}
)

const (
	pier    = "content/stories/2024-03-04-pier.md"
	sidecar = pier + ".notes.yaml"
)

func TestEachDecisionIsWritten(t *testing.T) {
	for _, c := range []struct {
		what string
		who  []person
		want string
	}{
		{doSpeaker, []person{mora}, "    speaker: mora-quill\n"},
		{doSpeaker, []person{otto}, "    speaker: {name: \"Otto Lamm\"}\n"},
		{doSpeaker, []person{{Kind: "unnamed", Value: "a member"}}, "    speaker: {unnamed: \"a member\"}\n"},
		{doSpeaker, []person{mora, otto}, "    speaker: [mora-quill, {name: \"Otto Lamm\"}]\n"},
		{doNobody, nil, "    speaker: none\n"},
		{doNotSpeech, nil, "    speech: false\n"},
		{doWithheld, nil, "    status: withheld\n"},
		{doDisputed, nil, "    status: disputed\n"},
	} {
		d := openDesk(t)
		before := tree.Contents(t, d.dir)
		out := d.do("We will not pay for it twice", c.what, c.who...)
		if out.File != sidecar && !strings.HasPrefix(out.File, "content/stories/2025-01-10") {
			t.Errorf("%s is written into %s", c.what, out.File)
		}
		got := d.file(out.File)
		if !strings.Contains(got, c.want) || !strings.Contains(got, "    by: E. Marsh\n    on: 2026-02-03\n") ||
			!strings.Contains(got, `- quote: "We will not pay for it twice over,"`) {
			t.Errorf("%s:\n%s", c.what, got)
		}
		d.sound()
		if _, left := d.find(out.key); left >= 0 {
			t.Errorf("%s: it is decided, and still in the queue", c.what)
		}
		var back decided
		d.good("POST", "undo", putting{}, &back)
		if _, left := d.find(out.key); left < 0 {
			t.Errorf("%s: it is undone, and not in the queue again", c.what)
		}
		if back.Card == nil || !strings.Contains(back.Card.Words, "We will not pay") {
			t.Errorf("%s: undone, and the card is %+v", c.what, back.Card)
		}
		d.unchanged(before)
	}
}

func TestConfirm(t *testing.T) {
	d := openDesk(t)
	out := d.do("Rope does not grow", doConfirm)
	if got := d.file(out.File); !strings.Contains(got, "speaker: {name: \"Greta Holm\"}") || out.Said != "Greta Holm" {
		t.Errorf("%s says %s", got, out.Said)
	}
	if out.Card == nil || out.Decided != 1 || out.Undo != 1 {
		t.Errorf("what is next: %+v", out.answer)
	}
	nobody := d.cardWith("We will not pay")
	if nobody.Proposal.Kind != "" {
		t.Skip("somebody is proposed")
	}
	if status := d.send(d.request("POST", "decide", deciding{Key: nobody.Key, Do: doConfirm}), nil); status != 422 {
		t.Errorf("nobody is confirmed: %d", status)
	}
}

// TestFrontMatterKeepsItsBytes decides in a story that has decisions in its front matter.
func TestFrontMatterKeepsItsBytes(t *testing.T) {
	d := openDesk(t)
	const bill = "content/stories/2024-08-09-bill.md"
	before := d.file(bill)
	out := d.do("The bill is short", doSpeaker, mora)
	got := d.file(bill)
	if out.File != bill || !strings.Contains(got, `  - quote: "As dear as a church"   # heard twice`+"\n") {
		t.Errorf("%s:\n%s", out.File, got)
	}
	lines := strings.Split(got, "\n")
	kept := 0
	for _, line := range strings.Split(before, "\n") {
		for kept < len(lines) && lines[kept] != line {
			kept++
		}
		kept++
	}
	if kept > len(lines) {
		t.Error("a line that stood there is gone")
	}
	d.sound()
}

// TestWhatFollows: "he" two lines on is whom the editor has named, and the desk says so.
func TestWhatFollows(t *testing.T) {
	d := openDesk(t)
	c := d.cardWith("We will not pay for it twice over")
	for !strings.HasPrefix(c.Key, pier) {
		d.do("We will not pay for it twice over", doNotSpeech)
		c = d.cardWith("We will not pay for it twice over")
	}
	var out decided
	d.good("POST", "decide", deciding{Key: c.Key, Digest: c.Digest, Do: doSpeaker, Who: []person{otto}}, &out)
	for _, x := range out.Changes {
		if strings.Contains(x.Words, "Nobody can make us pay") && x.Before == "Quill" && x.After == "Otto Lamm" &&
			strings.HasPrefix(x.Rule, "It follows an editor’s decision") {
			return
		}
	}
	t.Errorf("what else changed: %+v", out.Changes)
}

func TestChangedMeanwhile(t *testing.T) {
	d := openDesk(t)
	c := d.cardWith("A pier is a promise")
	tree.Write(t, d.dir, sidecar, "# kept\nannotations:\n  - quote: \"A pier is a promise that somebody else has made\"\n"+
		"    speaker: none\n")
	before := tree.Contents(t, d.dir)
	var said map[string]string
	status := d.send(d.request("POST", "decide", deciding{Key: c.Key, Digest: c.Digest, Do: doSpeaker, Who: []person{mora}}), &said)
	if status != http.StatusConflict || !strings.Contains(said["error"], "changed meanwhile") {
		t.Errorf("%d %s", status, said)
	}
	d.unchanged(before)
	var a answer
	d.good("GET", "next?"+url.Values{"key": {c.Key}}.Encode(), nil, &a)
	if a.Card == nil || a.Card.Digest == c.Digest || !strings.Contains(a.Card.Decided, "an editor has decided") {
		t.Errorf("the card shown anew: %+v", a.Card)
	}
}

func TestSameWordsElsewhere(t *testing.T) {
	d := openDesk(t)
	d.do("We will not pay for it twice over", doSpeaker, otto)
	g := d.group(sameWords)
	if g == nil || len(g.Members) != 1 || g.Members[0].Then != "Otto Lamm" {
		t.Fatalf("the group: %+v", g)
	}
	before := tree.Contents(t, d.dir)
	var done decided
	d.good("POST", "group", groupDeciding{Do: g.Do, Who: g.Who, Members: picked(g)}, &done)
	if done.Decided != 2 {
		t.Errorf("%d are decided", done.Decided)
	}
	if got := d.file(fileOf(g.Members[0].Key) + ".notes.yaml"); !strings.Contains(got, "Otto Lamm") {
		t.Errorf("the other story's sidecar: %s", got)
	}
	d.sound()
	d.good("POST", "undo", putting{}, &done)
	d.unchanged(before)
}

func TestBareSurname(t *testing.T) {
	d := openDesk(t)
	d.do("The bill is short", doSpeaker, mora)
	g := d.group(bareSurname)
	if g == nil || len(g.Members) != 3 || !strings.Contains(g.Members[0].Words, "A pier is a promise") ||
		!strings.Contains(g.Title, "in 1 story") {
		t.Fatalf("the group: %+v", g)
	}
	var done decided
	d.good("POST", "group", groupDeciding{Do: g.Do, Who: g.Who, Members: picked(g)}, &done)
	if got := d.file(sidecar); !strings.Contains(got, "speaker: mora-quill") {
		t.Error(got)
	}
	d.sound()
}

func TestOneRuleInOneStory(t *testing.T) {
	d := openDesk(t)
	d.do("Count me out", doConfirm)
	g := d.group(sameRule)
	if g == nil || len(g.Members) == 0 {
		t.Fatalf("the group: %+v", g)
	}
	for _, m := range g.Members {
		if !strings.HasPrefix(m.Key, "content/stories/2025-01-10") || m.Then == "" {
			t.Errorf("%+v", m)
		}
	}
	var done decided
	d.good("POST", "group", groupDeciding{Do: g.Do, Who: g.Who, Members: picked(g)}, &done)
	d.sound()
}

// TestGroupIsWrittenWholeOrNotAtAll changes a story between the showing of a group and its
// decision.
func TestGroupIsWrittenWholeOrNotAtAll(t *testing.T) {
	d := openDesk(t)
	one, two := d.cardWith("Rope does not grow"), d.cardWith("The bill is short")
	members := []chosen{{one.Key, one.Digest}, {two.Key, "another digest"}}
	before := tree.Contents(t, d.dir)
	if status := d.send(d.request("POST", "group", groupDeciding{Do: doNobody, Members: members}), nil); status != 409 {
		t.Errorf("status %d", status)
	}
	d.unchanged(before)
	if len(d.steps) != 0 {
		t.Errorf("%d steps are left to undo", len(d.steps))
	}
}

// group is the group of a kind that the last decision has opened; nil for none.
func (d *at) group(kind string) *group {
	d.t.Helper()
	var all []group
	d.good("GET", "groups", nil, &all)
	for i := range all {
		if all[i].Kind == kind {
			return &all[i]
		}
	}
	return nil
}

func picked(g *group) []chosen {
	var out []chosen
	for _, m := range g.Members {
		out = append(out, chosen{m.Key, m.Digest})
	}
	return out
}

func TestFilters(t *testing.T) {
	d := openDesk(t)
	var whole, some answer
	d.good("GET", "next?all=1", nil, &whole)
	for _, q := range []string{"year=2025", "topic=pier", "person=greta-holm", "story=" + url.QueryEscape(pier)} {
		d.good("GET", "next?all=1&"+q, nil, &some)
		if some.Card == nil || some.Left == 0 || some.Left >= whole.Left {
			t.Errorf("%s leaves %d of %d", q, some.Left, whole.Left)
		}
	}
	d.good("GET", "next?all=1&rule=said-after", nil, &some)
	if some.Left != whole.Left {
		t.Errorf("by the rule of all there are %d of %d", some.Left, whole.Left)
	}
	d.good("GET", "next?all=1&rule=colon", nil, &some)
	if some.Left != 0 {
		t.Errorf("by another rule there are %d", some.Left)
	}
	d.good("GET", "next?year=1999", nil, &some)
	if some.Card != nil || some.Left != 0 {
		t.Errorf("of 1999: %+v", some)
	}
	var c choices
	d.good("GET", "choices?all=1", nil, &c)
	if len(c.Year) != 2 || c.Year[0].Value != "2025" || len(c.Story) != 4 || len(c.Topic) != 1 || c.Topic[0].Name != "The pier" {
		t.Errorf("what can be chosen: %+v", c)
	}
}

// TestRoleThatDay: the candidates have the role that they held on the story's day.
func TestRoleThatDay(t *testing.T) {
	d := openDesk(t)
	for words, want := range map[string]string{"A pier is a promise": "Harbour master", "The bill is short": "Mayor"} {
		c := d.cardWith(words)
		var all []candidate
		d.good("GET", "find?"+url.Values{"q": {"qui"}, "key": {c.Key}}.Encode(), nil, &all)
		if len(all) == 0 || all[0].Value != "mora-quill" || all[0].Role != want {
			t.Errorf("%s: found %+v", words, all)
		}
	}
}

func TestFindsThePrinted(t *testing.T) {
	d := openDesk(t)
	c := d.cardWith("A pier is a promise")
	var all []candidate
	d.good("GET", "find?"+url.Values{"q": {"hol gre"}, "key": {c.Key}}.Encode(), nil, &all)
	if len(all) != 2 || all[0].Value != "Greta Holm" || all[0].Kind != "name" || all[1].Why != "as you have typed it" {
		t.Errorf("found %+v", all)
	}
}

// TestFindsAsTyped holds that letters without accents, and posts, find people too.
func TestFindsAsTyped(t *testing.T) {
	d := openDesk(t)
	tree.Write(t, d.dir, "content/people/zoe.md", "---\nname: Zoë Ångström-Łuk\nroles:\n  - title: Keeper of the quay\n"+
		"    also: [\"the quay keeper\"]\n    from: 2001\n---\n")
	if err := d.Reload(); err != nil {
		t.Fatal(err)
	}
	c := d.cardWith("A pier is a promise")
	for q, want := range map[string]string{
		"zoe": "zoe", "ZOË": "zoe", "ang luk": "zoe", "Angstrom-Luk": "zoe", "ångström": "zoe", "keeper": "zoe",
		"quay kee": "zoe", "mayor": "mora-quill", "harbour": "mora-quill", "...": "...", "zoo": "zoo",
	} {
		var all []candidate
		d.good("GET", "find?"+url.Values{"q": {q}, "key": {c.Key}}.Encode(), nil, &all)
		if len(all) == 0 || all[0].Value != want {
			t.Errorf("%q finds %+v, want %s", q, all, want)
		}
		for i, x := range all {
			if slices.ContainsFunc(all[:i], func(y candidate) bool { return x.same(&y.person) }) {
				t.Errorf("%q finds %s twice", q, x.Value)
			}
		}
	}
}

// TestUndoGoesOn holds that what cannot be taken back any more does not keep what was done before it
// from being undone.
func TestUndoGoesOn(t *testing.T) {
	d := openDesk(t)
	before := tree.Contents(t, d.dir)
	d.do("Rope does not grow", doSpeaker, mora)
	later := d.do("A pier is a promise", doSpeaker, mora)
	mended := strings.Replace(d.file(later.File), "mora-quill", "none", 1)
	tree.Write(t, d.dir, later.File, mended)
	var said map[string]string
	if status := d.send(d.request("POST", "undo", putting{}), &said); status != http.StatusConflict ||
		!strings.Contains(said["error"], "cannot be taken back") {
		t.Errorf("%d %s", status, said)
	}
	if d.file(later.File) != mended {
		t.Errorf("another's words were written over:\n%s", d.file(later.File))
	}
	var back decided
	d.good("POST", "undo", putting{}, &back)
	if back.Undo != 0 {
		t.Errorf("%d steps are left", back.Undo)
	}
	before[later.File] = mended
	d.unchanged(before)
}

// TestNobodyTwice holds that a joint statement is by several people.
func TestNobodyTwice(t *testing.T) {
	d := openDesk(t)
	before := tree.Contents(t, d.dir)
	c := d.cardWith("A pier is a promise")
	var said map[string]string
	status := d.send(d.request("POST", "decide",
		deciding{Key: c.Key, Digest: c.Digest, Do: doSpeaker, Who: []person{mora, otto, mora}}), &said)
	if status != http.StatusUnprocessableEntity || !strings.Contains(said["error"], "Mora Quill is named twice") {
		t.Errorf("%d %s", status, said)
	}
	d.unchanged(before)
}

func TestLaterComesLast(t *testing.T) {
	d := openDesk(t)
	var a answer
	d.good("GET", "next?all=1", nil, &a)
	var order []string
	for range a.Left {
		if slices.Contains(order, a.Card.Key) {
			t.Fatalf("%s comes again after %d of %d", a.Card.Key, len(order), a.Left)
		}
		order = append(order, a.Card.Key)
		d.good("POST", "later", putting{Key: a.Card.Key, Filter: filter{All: true}}, &a)
	}
	if len(order) < 5 || a.Card.Key != order[0] {
		t.Errorf("after all %d comes %s, and not %s", len(order), a.Card.Key, order[0])
	}
}

func TestAskedWhoDecides(t *testing.T) {
	d := openDesk(t)
	d.by = ""
	c := d.cardWith("A pier is a promise")
	x := deciding{Key: c.Key, Digest: c.Digest, Do: doNobody}
	if status := d.send(d.request("POST", "decide", x), nil); status != http.StatusPreconditionRequired {
		t.Errorf("nobody decides: %d", status)
	}
	var by naming
	d.good("POST", "by", naming{By: "  O.\nLamm "}, &by)
	var out decided
	d.good("POST", "decide", x, &out)
	if got := d.file(out.File); !strings.Contains(got, "by: O. Lamm\n") {
		t.Error(got)
	}
}

func TestOthersEdits(t *testing.T) {
	d := openDesk(t)
	tree.Write(t, d.dir, "content/stories/2025-03-01-new.md", "---\ntitle: New\n---\n“Nobody asked the seals,” he said.\n")
	tree.Write(t, d.dir, sidecar, "annotations:\n  - quote: \"A pier is a promise that somebody else has made\"\n    speaker: none\n")
	if err := d.Refresh(); err != nil {
		t.Fatal(err)
	}
	d.cardWith("Nobody asked the seals")
	for _, x := range d.stories[pier].items {
		if strings.Contains(x.words, "a pier is a promise") {
			t.Error("what another has decided is still in the queue")
		}
	}
	tree.Write(t, d.dir, sidecar, "annotations: []\n")
	if err := d.Refresh(); err != nil {
		t.Fatal(err)
	}
	d.cardWith("A pier is a promise")
}

func TestAsideIsKept(t *testing.T) {
	a := people.ReadAside([]byte("# a remark\r\nperson\tAda Holm\tE. Marsh\t2026-01-01\r\nodd\n"))
	a.Put(people.AloneSurname, "Quill", "E. Marsh", day)
	want := "# a remark\nperson\tAda Holm\tE. Marsh\t2026-01-01\nodd\nsurname\tQuill\tE. Marsh\t2026-02-03\n"
	if got := string(a.Text()); got != want || !a.Has("person", "Ada Holm") || a.Has("surname", "Holm") || !a.Has("surname", "Quill") {
		t.Errorf("%q", got)
	}
}

func record(d *at, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// TestSecondReader: where a second reader says something else, even of what is clear, that comes
// first and the card says so; where he agrees, nothing does.
func TestSecondReader(t *testing.T) {
	d := openDesk(t)
	disputed, agreed := d.cardWith("Rope does not grow"), d.cardWith("Count me out")
	d.o.Second = func(s *site.Annotated) ([]desk.Answer, error) {
		var out []desk.Answer
		for _, q := range s.Result.Quotations {
			switch key(s.Story.File, q.ID) {
			case disputed.Key:
				out = append(out, desk.Answer{Utterance: q.ID, Speakers: []string{"Ada Holm"}, Note: "her sister's words"})
			case agreed.Key:
				out = append(out, desk.Answer{Utterance: q.ID, Speakers: []string{"Greta Holm"}})
			}
		}
		return out, nil
	}
	asked, err := New(d.o)
	if err != nil {
		t.Fatal(err)
	}
	d.Desk = asked
	var a answer
	d.good("GET", "next", nil, &a)
	if a.Card == nil || a.Card.Key != disputed.Key ||
		a.Card.Asked != "A second reader says Ada Holm. her sister's words" {
		t.Errorf("first is %+v", a.Card)
	}
	if c := d.cardWith("Count me out"); c.Asked != "" {
		t.Errorf("he agrees, and the card says %q", c.Asked)
	}
	if got := d.file("content/stories/2025-02-11-rope.txt.notes.yaml"); got != "" {
		t.Errorf("nobody has decided, and there stands %s", got)
	}
}

// TestEdit opens the story's own file, and says so where there is nothing to open it with.
func TestEdit(t *testing.T) {
	d := openDesk(t)
	c := d.cardWith("A pier is a promise")
	if status := d.send(d.request("POST", "edit", putting{Key: c.Key}), nil); status != 422 {
		t.Errorf("without an editor: %d", status)
	}
	opened := ""
	d.o.Edit = func(path string) error { opened = path; return nil }
	var said map[string]string
	d.good("POST", "edit", putting{Key: c.Key}, &said)
	if want := filepath.Join(d.dir, filepath.FromSlash(pier)); opened != want || said["file"] != pier {
		t.Errorf("opened %q, said %v", opened, said)
	}
}
