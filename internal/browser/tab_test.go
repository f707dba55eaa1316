package browser

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// tab is one tab of the browser, and what went wrong in it.
type tab struct {
	ctx    context.Context
	close  func()
	unseen bool // it has no window
	spoilt bool // its test has set what empty does not take back
	site   *builtSite
	// the colour scheme that view has set last
	scheme string

	mu    sync.Mutex
	at    string   // where the site stands that may be asked for; "" while nobody has the tab
	wrong []string // requests to elsewhere, console errors, violations of the Content-Security-Policy
}

// A width in CSS pixels and a colour scheme.
type mode struct {
	width  int64
	scheme string
}

func (m mode) String() string { return fmt.Sprintf("%d-%s", m.width, m.scheme) }

// spare are the tabs that tests have given back. To open one costs half a second of a processor,
// and most tests need less.
var spare struct {
	sync.Mutex
	tabs []*tab
}

// newTab is an empty tab on a site, or skips the test where there is no browser. When the test
// ends, it fails if anything went wrong in the tab.
func newTab(t *testing.T, s *builtSite, m mode) *tab {
	t.Helper()
	return borrowTab(t, s, m, false)
}

// unseenTab is a newTab without a window. Nothing is drawn, which is half of what a page costs;
// nothing scrolls by itself either, and there is no pointer.
func unseenTab(t *testing.T, s *builtSite, m mode) *tab {
	t.Helper()
	return borrowTab(t, s, m, true)
}

// readerTab is a tab for a test that clicks as a reader does, and asks nothing of the screen. In
// the tests' short form it has no window.
func readerTab(t *testing.T, s *builtSite, m mode) *tab {
	t.Helper()
	return borrowTab(t, s, m, !form.Long())
}

func borrowTab(t *testing.T, s *builtSite, m mode, unseen bool) *tab {
	t.Helper()
	x := takeSpare(unseen)
	if x == nil {
		x = openTab(t, unseen)
	}
	x.lend(t, s, m)
	t.Cleanup(func() {
		if x.end(t); t.Failed() || x.spoilt || x.empty() != nil {
			x.close()
			return
		}
		spare.Lock()
		defer spare.Unlock()
		spare.tabs = append(spare.tabs, x)
	})
	return x
}

// freshTab is a tab that no test had before and none has afterwards, with a memory of its own.
func freshTab(t *testing.T, s *builtSite, m mode) *tab {
	t.Helper()
	x := openTab(t, false)
	x.lend(t, s, m)
	t.Cleanup(func() { x.close(); x.end(t) })
	return x
}

// takeSpare is the tab that was given back last, or nil.
func takeSpare(unseen bool) *tab {
	spare.Lock()
	defer spare.Unlock()
	for i, x := range slices.Backward(spare.tabs) {
		if x.unseen == unseen {
			spare.tabs = slices.Delete(spare.tabs, i, i+1)
			return x
		}
	}
	return nil
}

// hidden opens a tab without a window; it is "" where the browser knows of none.
func hidden(browser context.Context) target.ID {
	b, yes := chromedp.FromContext(browser).Browser, true
	own, err := cdp.Call(browser, b, target.CreateBrowserContext, target.CreateBrowserContextParams{})
	if err != nil {
		return ""
	}
	made, err := cdp.Call(browser, b, target.CreateTarget, target.CreateTargetParams{
		URL: "about:blank", BrowserContextID: own.BrowserContextID, Hidden: &yes, Background: &yes,
	})
	if err != nil {
		return ""
	}
	return made.TargetID
}

// openTab opens a tab that shares nothing with any other.
func openTab(t *testing.T, unseen bool) *tab {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatal("starting Chromium: ", err)
	}
	if browser == nil {
		skip(t, "no Chromium on this machine")
	}
	x := &tab{unseen: unseen}
	from := chromedp.WithNewBrowserContext()
	if unseen {
		if id := hidden(browser); id != "" {
			from = chromedp.WithTargetID(id)
		}
	}
	x.ctx, x.close = chromedp.NewContext(browser, from, chromedp.WithListener(x.listen))
	if _, err := chromedp.Call(x.ctx, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal("opening a tab: ", err)
	}
	call(t, x, network.Enable, network.EnableParams{})
	call(t, x, emulation.SetFocusEmulationEnabled, // tests run side by side, and each tab is looked at
		emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return x
}

// lend gives the tab to a test of a site: from now on it is seen what goes wrong.
func (x *tab) lend(t *testing.T, s *builtSite, m mode) {
	t.Helper()
	x.mu.Lock()
	x.site, x.scheme, x.at, x.wrong = s, "", s.url, nil
	x.mu.Unlock()
	x.view(t, m)
}

// end takes the tab from its test, which fails if anything went wrong.
func (x *tab) end(t *testing.T) {
	t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	x.at = ""
	for _, w := range x.wrong {
		t.Error(w)
	}
}

// empty leaves the site and takes back all that a test may have set. What view sets, the next test
// sets for itself.
func (x *tab) empty() error {
	ctx, cancel := context.WithTimeout(x.ctx, patience)
	defer cancel()
	forget := chromedp.Evaluate[chromedp.Void](`try { localStorage.clear(); sessionStorage.clear(); } catch { }`)
	_, scripts := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled,
		emulation.SetScriptExecutionDisabledParams{Value: false})
	_, saver := chromedp.Call(ctx, emulation.SetDataSaverOverride, emulation.SetDataSaverOverrideParams{})
	left := chromedp.Do(ctx, forget, chromedp.Navigate("about:blank"))
	_, history := chromedp.Call(ctx, page.ResetNavigationHistory, cdp.Empty{})
	return errors.Join(scripts, saver, left, history)
}

func (x *tab) listen(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		x.noteElsewhere(e.Request.URL)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			x.note(fmt.Sprintf("console: %s %s", e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventExceptionThrown:
		x.note("exception: " + describe(e.ExceptionDetails))
	}
}

func describe(e *runtime.ExceptionDetails) string {
	if e.Exception != nil {
		return e.Text + " " + e.Exception.Description
	}
	return e.Text
}

func (x *tab) note(s string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.at != "" {
		x.wrong = append(x.wrong, s)
	}
}

// noteElsewhere notes an address that was asked for, unless it is the site's.
func (x *tab) noteElsewhere(address string) {
	x.mu.Lock()
	at := x.at
	x.mu.Unlock()
	if !strings.HasPrefix(address, at) && !strings.HasPrefix(address, "data:") && address != "about:blank" {
		x.note("a request to elsewhere: " + address)
	}
}

// seen is what went wrong so far.
func (x *tab) seen() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Clone(x.wrong)
}

// forgive empties the list of what went wrong, where a test means to do it: a page that is not
// there is a console error.
func (x *tab) forgive() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.wrong = nil
}
