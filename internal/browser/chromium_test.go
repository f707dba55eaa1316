package browser

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// skip skips a test for want of something, unless the machine is a build server, where nothing may
// be missing.
func skip(t testing.TB, missing string) {
	t.Helper()
	if form.Server() {
		t.Fatal(missing)
	}
	skipped.Lock()
	skipped.tests[missing]++
	skipped.Unlock()
	t.Skip(missing)
}

// skipped counts the tests that were skipped, by what was missing.
var skipped = struct {
	sync.Mutex
	tests map[string]int
}{tests: map[string]int{}}

// tellSkipped says on one line what was not tested: without -v the go command tells of no test that
// was skipped. It shows this line with -v, in this folder, and where a test fails.
func tellSkipped() {
	var all []string
	for _, missing := range slices.Sorted(maps.Keys(skipped.tests)) {
		all = append(all, fmt.Sprintf("%d skipped, %s", skipped.tests[missing], missing))
	}
	if len(all) > 0 {
		fmt.Fprintln(os.Stderr, "NOT ALL WAS TESTED: "+strings.Join(all, "; "))
	}
}

func findChromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	return ""
}

// chromium starts the one browser of all tests, on first use.
var chromium = sync.OnceValues(func() (context.Context, error) {
	p := findChromium()
	if p == "" {
		return nil, nil
	}
	profile, err := os.MkdirTemp("", "onrecord-chromium-")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(p), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("force-color-profile", "srgb"),
		// A page of another site takes a process of its own otherwise, and so does a page that is
		// left and kept to come back to: 37 of them in three tests.
		chromedp.Flag("disable-features", "Translate,BlinkGenPropertyTrees,BackForwardCache,Prerender2,"+
			"SpareRendererForSitePerProcess,IsolateOrigins,site-per-process"),
		chromedp.Flag("disable-site-isolation-trials", true), chromedp.Flag("in-process-gpu", true),
		chromedp.Flag("disable-software-rasterizer", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, quit := chromedp.NewContext(allocator)
	atEnd(func() { quit(); stop(); os.RemoveAll(profile) })
	return ctx, chromedp.Do(ctx)
})

// ends is what is done after the last test.
var ends struct {
	sync.Mutex
	all []func()
}

// atEnd adds to what is done after the last test.
func atEnd(f func()) {
	ends.Lock()
	defer ends.Unlock()
	ends.all = append(ends.all, f)
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, f := range ends.all {
		f()
	}
	tellSkipped()
	os.Exit(code)
}

// patience bounds each step of a test.
const patience = 20 * time.Second

// do runs actions, and ends the test when one fails or hangs.
func (x *tab) do(t *testing.T, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(x.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// call sends the browser a command, and ends the test when it fails.
func call[P, R any](t *testing.T, x *tab, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(x.ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

// view sets the window's width and the reader's colour scheme, without loading the page again.
// Smooth scrolling is off: tests would wait for it.
func (x *tab) view(t *testing.T, m mode) {
	t.Helper()
	call(t, x, emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: m.width, Height: 900, DeviceScaleFactor: 1})
	if x.scheme == m.scheme {
		return
	}
	x.scheme = m.scheme
	call(t, x, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: m.scheme},
		{Name: "prefers-reduced-motion", Value: "reduce"},
	}})
}

// scripts lets the pages' own scripts run, or not. What a test evaluates runs either way.
func (x *tab) scripts(t *testing.T, run bool) {
	t.Helper()
	call(t, x, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run})
}

// open goes to an address of the site: "speakers/", "2025/05/15/x/#q-…".
func (x *tab) open(t *testing.T, address string) {
	t.Helper()
	x.do(t, chromedp.Navigate(x.site.url+address))
}

// follow clicks on the first link that the selector finds, as a reader would, and waits for the
// page that it leads to.
func (x *tab) follow(t *testing.T, selector string) {
	t.Helper()
	if !eval[bool](t, x, fmt.Sprintf("document.querySelector(%q) !== null", selector)) {
		t.Fatalf("%s has no link %s", eval[string](t, x, "location.href"), selector)
	}
	ctx, cancel := context.WithTimeout(x.ctx, patience)
	defer cancel()
	r, err := chromedp.RunResponse(ctx, x.clicking(selector))
	if err != nil {
		t.Fatalf("clicking %s: %v", selector, err)
	}
	if r.Status != 200 {
		t.Fatalf("clicking %s led to %s: %d", selector, r.URL, r.Status)
	}
}

// click clicks on the first element that the selector finds.
func (x *tab) click(t *testing.T, selector string) {
	t.Helper()
	x.do(t, x.clicking(selector))
}

// clicking is a click by the pointer or, in a tab without a window, the element's own.
func (x *tab) clicking(selector string) chromedp.Action[chromedp.Void] {
	if x.unseen {
		return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).click()", selector))
	}
	return chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible)
}

// eval evaluates an expression in the page. A promise is waited for.
func eval[T any](t *testing.T, x *tab, js string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(x.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%v\nin %.200s", err, js)
	}
	return v
}

// script is one of testdata/scripts, to be evaluated: what it does many times, it does so many.
func script(t *testing.T, name string, times int) string {
	t.Helper()
	return fmt.Sprintf("(times => %s)(%d)", strings.TrimSpace(readFile(t, "testdata/scripts/"+name)), times)
}

// await waits until an expression is true in the page. While a page is being loaded, what the
// expression looks for may not be there yet, and the browser may have no page to ask.
func (x *tab) await(t *testing.T, what, js string) {
	t.Helper()
	js = "(() => { try { return Boolean(" + js + "); } catch { return false; } })()"
	var last error
	for began := time.Now(); time.Since(began) < patience; {
		ctx, cancel := context.WithTimeout(x.ctx, patience)
		there, err := chromedp.Run(ctx, chromedp.Evaluate[bool](js, chromedp.EvalAwaitPromise))
		cancel()
		if there && err == nil {
			return
		}
		last = err
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("never came: %s (%v)", what, last)
}
