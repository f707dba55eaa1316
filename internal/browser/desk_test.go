package browser

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/check"
	"github.com/onrecord/onrecord/internal/desk/web"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/serve"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// byHand is the list of decisions in a story's front matter or sidecar.
var byHand = regexp.MustCompile(`(?m)^annotations:\n(?:[ \t].*\n)*`)

// undecidedDemo is a copy of the demo archive without its decisions, and without its people,
// organisations and places. What was written down as published goes, too: its ids are others.
func undecidedDemo(t *testing.T) string {
	t.Helper()
	dir := demo.Copy(t)
	for _, gone := range []string{"people", "organisations", "places", "permalinks"} {
		if err := os.RemoveAll(filepath.Join(dir, "content", gone)); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range tree.Contents(t, filepath.Join(dir, "content/stories")) {
		switch without := byHand.ReplaceAllString(text, ""); {
		case without == text:
		case strings.TrimSpace(without) == "": // a sidecar of decisions alone; an empty one is an error
			if err := os.Remove(filepath.Join(dir, "content/stories", name)); err != nil {
				t.Fatal(err)
			}
		default:
			tree.Write(t, dir, "content/stories/"+name, without)
		}
	}
	return dir
}

// openDesk serves the archive in a folder with a desk, as the command serve does.
func openDesk(t *testing.T, folder string) *builtSite {
	t.Helper()
	desk, err := web.New(web.Options{
		Site: site.Options{Dir: folder, Now: time.Now()}, By: "Lotte Ambery", Today: time.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	build := followed(folder)
	var over atomic.Bool // what fails because the folder has gone with its test is no failure
	s := serveWith(t, serve.Options{
		Dir: folder, Addr: "127.0.0.1:0", Desk: desk,
		Build: func(put serve.Put) (serve.Built, error) {
			desk.Pause()
			return build(put)
		},
		Rebuilt: func(serve.Built, time.Duration) {
			if err := desk.Refresh(); err != nil && !over.Load() {
				t.Error(err)
			}
		},
		Trouble: func(err error) {
			if !over.Load() {
				t.Error(err)
			}
		},
	})
	t.Cleanup(func() { over.Store(true) })
	return s
}

// deskKey presses a key, and waits until the desk has answered. It returns how long that took in
// the page, from the key to the next card.
func (x *tab) deskKey(t *testing.T, key string) time.Duration {
	t.Helper()
	x.inTurn(t, key, chromedp.KeyEvent(key))
	return time.Duration(eval[int](t, x, `Number(document.body.dataset.took)`)) * time.Millisecond
}

// inTurn does what the desk answers, and waits for the answer.
func (x *tab) inTurn(t *testing.T, what string, act chromedp.Action[chromedp.Void]) {
	t.Helper()
	before := eval[int](t, x, `Number(document.body.dataset.turn || 0)`)
	x.do(t, act)
	x.await(t, "an answer to "+what, fmt.Sprintf(`Number(document.body.dataset.turn) > %d`, before))
}

func (x *tab) openDesk(t *testing.T) {
	t.Helper()
	x.open(t, serve.DeskPath)
	x.await(t, "a card", `document.body.dataset.card`)
}

// asMany is how many decisions the test makes: in twenty is each way of deciding. The demo archive
// leaves somewhat more to an editor, and fewer than it did: the engine decides more by itself.
func asMany() int { return form.Times(20, 80) }

// TestDeskByKeyboard makes many decisions on the demo archive, by keyboard alone. Each is written
// before the next card is shown; afterwards check finds no error, and the stories' pages show them.
// It tells how long a decision took: a tenth of a second, where the machine has nothing else to do.
func TestDeskByKeyboard(t *testing.T) {
	t.Parallel()
	folder := undecidedDemo(t)
	x := newTab(t, openDesk(t, folder), mode{1440, "light"})
	x.openDesk(t)
	var took []time.Duration
	var decided []string
	for n := range asMany() {
		card := eval[string](t, x, `document.body.dataset.card`)
		if card == "" {
			t.Fatalf("nothing is left after %d decisions", n)
		}
		file, _, _ := strings.Cut(card, "#")
		before := storyFiles(t, folder, file)
		took = append(took, x.decideByKeys(t, n))
		if next := eval[string](t, x, `document.body.dataset.card`); next == card {
			t.Fatalf("decision %d, and %s is still asked: %s", n, card,
				eval[string](t, x, `document.getElementById("said").textContent`))
		}
		if storyFiles(t, folder, file) == before {
			t.Fatalf("decision %d, on %s, is not written", n, card)
		}
		decided = append(decided, card)
	}
	slices.Sort(took)
	t.Logf("a decision written and the next card shown: median %v, 95 of 100 within %v, at most %v",
		took[len(took)/2], took[len(took)*95/100], took[len(took)-1])
	holdDecided(t, x, folder, decided)
}

// storyFiles is the text of a story's file and of its sidecar.
func storyFiles(t *testing.T, folder, file string) string {
	t.Helper()
	text := readFile(t, filepath.Join(folder, file))
	if notes, err := os.ReadFile(filepath.Join(folder, file+".notes.yaml")); err == nil {
		text += string(notes)
	}
	return text
}

// decideByKeys decides on the card as it is shown: now this way, now that.
func (x *tab) decideByKeys(t *testing.T, n int) time.Duration {
	t.Helper()
	proposed := eval[bool](t, x, `!document.getElementById("act-confirm").disabled`)
	some := eval[bool](t, x, `document.querySelectorAll("#candidates button").length > 0`)
	switch {
	case n%20 == 3:
		return x.deskKey(t, "n")
	case n%20 == 7:
		x.do(t, chromedp.KeyEvent("u"))
		x.await(t, "the field for a phrase", `document.activeElement.id === "phrase"`)
		x.do(t, chromedp.KeyEvent("a voice"))
		return x.deskKey(t, kb.Enter)
	case n%20 == 11:
		x.do(t, chromedp.KeyEvent("/"))
		x.await(t, "the field for a name", `document.activeElement.id === "find"`)
		x.do(t, chromedp.KeyEvent("Tobias"))
		x.await(t, "somebody found", `document.querySelector("#found button")?.textContent.includes("Tobias Renn")`)
		return x.deskKey(t, kb.Enter)
	case n%20 == 15:
		return x.deskKey(t, "d")
	case n%20 == 17:
		x.deskKey(t, "x")
		x.deskKey(t, "z")
		return x.deskKey(t, "x")
	case proposed:
		return x.deskKey(t, kb.Enter)
	case some:
		return x.deskKey(t, "1")
	}
	return x.deskKey(t, "x")
}

// notDecided are those of the cards on whose quotations no decision of the test's editor stands in
// their stories' files.
func notDecided(t *testing.T, folder string, cards []string) []string {
	t.Helper()
	opened, _, err := site.Open(site.Options{Dir: folder, Now: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(slices.Clone(cards), func(card string) bool {
		file, id, _ := strings.Cut(card, "#")
		s, _, err := opened.Read(file)
		if err != nil || s == nil {
			t.Fatal(file, err)
		}
		return slices.ContainsFunc(s.Result.Quotations, func(q annotate.Quotation) bool {
			return q.ID == id && q.By == "Lotte Ambery"
		})
	})
}

// holdDecided holds that each decision stands in its files, that check finds no error in an archive
// that was decided on, and that a page shows who has checked a quotation.
func holdDecided(t *testing.T, x *tab, folder string, decided []string) {
	t.Helper()
	if not := notDecided(t, folder, decided); len(not) > 0 {
		t.Errorf("%d of %d decisions do not stand in their files: %v", len(not), len(decided), not)
	}
	report, err := check.Run(site.Options{Dir: folder, Now: time.Now()})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Severity == diag.Error {
			t.Error(f)
		}
	}
	checked := ""
	for i := range report.Index.Len() {
		s := report.Index.Story(i)
		for i := range s.Utterances {
			if u := &s.Utterances[i]; u.Rare().By == "Lotte Ambery" && u.Who != nil && !u.Silent && u.Figure > 0 {
				checked = s.Address
			}
		}
	}
	if checked == "" {
		t.Fatal("nobody's words were checked")
	}
	x.open(t, checked) // it loads again when the preview is made, after the editor has paused
	x.await(t, "the decision on the page", `document.body.textContent.includes("checked by Lotte Ambery")`)
}

// TestDeskIsForEverybody looks at the desk with axe, at three widths, in light and dark, and
// decides by mouse.
func TestDeskIsForEverybody(t *testing.T) {
	t.Parallel()
	x := newTab(t, openDesk(t, undecidedDemo(t)), mode{1440, "light"})
	x.openDesk(t)
	for _, width := range form.Some[int64](360, 820, 1440) {
		x.view(t, mode{width, "light"})
		where := fmt.Sprintf("the desk at %d", width)
		x.axeLooks(t, where, axeEverything)
		x.axeInTheDark(t, where, width)
		if wide := eval[int](t, x, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("at %d the page is %d wider than the window", width, wide)
		}
	}
	x.view(t, mode{1440, "light"})
	x.deskShots(t, "desk-card")
	x.do(t, chromedp.KeyEvent("g"))
	x.axe(t, "the desk with a joint statement begun")
	x.do(t, chromedp.KeyEvent(kb.Escape))
	x.do(t, chromedp.Click(chromedp.CSS("#filters > summary"), chromedp.NodeVisible))
	x.await(t, "the filters", `document.querySelector("#filters select[name=rule]").options.length > 2`)
	x.axe(t, "the desk with its filters")
	x.do(t, chromedp.Click(chromedp.CSS("#filters > summary"), chromedp.NodeVisible))
	if form.Long() {
		x.untilGroup(t)
		x.axe(t, "the desk with what follows")
		x.deskShots(t, "desk-follows")
	}
	x.open(t, serve.DeskPath+"#people")
	x.await(t, "a person", `document.querySelector("#facts")`)
	x.axe(t, "the desk's people")
	if form.Long() {
		x.axeInTheDark(t, "the desk's people", 1440)
	}
	x.deskShots(t, "desk-people")
	name := eval[string](t, x, `document.querySelector("#card h1").textContent`)
	x.do(t, chromedp.Click(chromedp.CSS("#act-accept"), chromedp.NodeVisible))
	x.await(t, "the person's file", fmt.Sprintf(`document.getElementById("said").textContent.includes(%q)`, name))
	x.judgeSample(t)
}

// judgeSample draws a sample at the desk, and judges of it by keyboard.
func (x *tab) judgeSample(t *testing.T) {
	t.Helper()
	x.open(t, serve.DeskPath+"#sample")
	x.await(t, "the question how many to draw", `document.getElementById("drawn")`)
	x.axe(t, "the desk without a sample")
	x.do(t, chromedp.Click(chromedp.CSS("#card form button"), chromedp.NodeVisible))
	x.await(t, "the first of the sample", `document.getElementById("act-right")`)
	x.axe(t, "the desk's sample")
	x.deskShots(t, "desk-sample")
	x.deskKey(t, kb.Enter)
	x.do(t, chromedp.KeyEvent("w"))
	x.await(t, "whose they are", `!document.getElementById("whose").hidden`)
	x.axe(t, "the desk's sample, where the reading is wrong")
	x.deskKey(t, "1")
	x.await(t, "two judged", `document.getElementById("left").textContent.startsWith("98 left of 100")`)
	x.deskKey(t, "z")
	x.await(t, "one taken back", `document.getElementById("left").textContent.startsWith("99 left of 100")`)
}

// untilGroup confirms until there is a group of quotations that may be decided alike, and opens it.
func (x *tab) untilGroup(t *testing.T) {
	t.Helper()
	for range 60 {
		if eval[bool](t, x, `document.getElementById("act-confirm").disabled`) {
			x.deskKey(t, "s")
			continue
		}
		x.inTurn(t, "the confirmation", chromedp.Click(chromedp.CSS("#act-confirm"), chromedp.NodeVisible))
		x.await(t, "what may be decided alike", `document.getElementById("follows").ariaBusy !== "true"`)
		if eval[bool](t, x, `document.querySelector("#follows details") !== null`) {
			x.do(t, chromedp.KeyEvent("a"))
			x.await(t, "the group", `document.querySelector("#follows details").open`)
			return
		}
	}
	t.Error("no group came")
}

// deskShots takes screenshots of the desk, where they are asked for.
func (x *tab) deskShots(t *testing.T, name string) {
	t.Helper()
	if *shotsFlag == "" {
		return
	}
	for _, width := range []int64{360, 820, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			x.shoot(t, name, mode{width, scheme})
		}
	}
	x.view(t, mode{1440, "light"})
}

// TestAnotherSiteCannotDecide opens a page of another site in the same browser, which tries all
// that a page can to make the desk write.
func TestAnotherSiteCannotDecide(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	folder := undecidedDemo(t)
	s := openDesk(t, folder)
	desk := s.url + serve.DeskPath
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><title>evil</title><iframe id="f" src=%[1]q></iframe>
<form id="g" method="post" enctype="text/plain" target="f" action="%[1]sundo"><input name='{"key":"","x":"' value='"}'></form>`, desk)
	}))
	defer evil.Close()
	x := newTab(t, s, mode{1440, "light"})
	x.openDesk(t)
	before := tree.Contents(t, folder)
	x.do(t, chromedp.Navigate(evil.URL+"/"))
	said := eval[string](t, x, fmt.Sprintf(`(async () => {
		const out = [], card = JSON.stringify({key: "x", do: "nobody"});
		const tries = {
			simple: {method: "POST", mode: "no-cors", body: card},
			json: {method: "POST", headers: {"Content-Type": "application/json"}, body: card},
			token: {method: "POST", headers: {"Content-Type": "application/json", "X-Desk-Token": "a"}, body: card},
			page: {method: "GET"},
		};
		for (const [name, how] of Object.entries(tries)) {
			try {
				const r = await fetch(%q + (name === "page" ? "" : "decide"), how);
				out.push(name + " " + r.type + " " + (await r.text()).length);
			} catch (e) { out.push(name + " refused"); }
		}
		document.getElementById("g").submit();
		await new Promise(r => setTimeout(r, 300));
		try { out.push("frame " + document.getElementById("f").contentDocument.title); } catch { out.push("frame refused"); }
		return out.join("; ");
	})()`, desk))
	for _, want := range []string{"json refused", "token refused", "page refused"} {
		if !strings.Contains(said, want) {
			t.Errorf("want %q in %s", want, said)
		}
	}
	if strings.Contains(said, "The desk") {
		t.Errorf("another site shows the desk in a frame: %s", said)
	}
	for _, d := range tree.Differences(before, tree.Contents(t, folder)) {
		t.Error(d)
	}
	x.forgive()
}

// serveWith serves in this process until the test ends.
func serveWith(t *testing.T, o serve.Options) *builtSite {
	t.Helper()
	url, ended := make(chan string, 1), make(chan error, 1)
	o.Ready = func(at string) { url <- at }
	ctx, stop := context.WithCancel(context.Background())
	go func() { ended <- serve.Run(ctx, o) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	select {
	case at := <-url:
		return &builtSite{url: at}
	case err := <-ended:
		ended <- nil
		t.Fatal("serve ended before it said where the site is: ", err)
	}
	return nil
}
