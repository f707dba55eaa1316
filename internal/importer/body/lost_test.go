package body

import (
	"strings"
	"testing"
)

// everyElement are the elements that HTML has or had.
const everyElement = `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink
	blockquote body br button canvas caption center cite code col colgroup command data datalist dd del details dfn
	dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
	header hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark
	marquee math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option
	output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small
	source spacer span strike strong sub summary sup svg table tbody td template textarea tfoot th thead time title tr
	track tt u ul var video wbr xmp`

// TestNothingIsLostUncounted holds that words in any element are kept, or something is counted.
func TestNothingIsLostUncounted(t *testing.T) {
	names := strings.Fields(everyElement)
	names = append(names, "nyt_text", "o:p", "person", "amp-img")
	for _, name := range names {
		if name == "style" {
			continue // has no words
		}
		for _, src := range []string{
			"<p>Ann Lee spoke.</p><" + name + ">The pier</" + name + "><p>She left.</p>",
			"<p>Ann Lee <" + name + ">The pier</" + name + "> spoke.</p>",
		} {
			if r := HTML(src, Options{}); !strings.Contains(r.Markdown, "The pier") && len(r.Left) == 0 {
				t.Errorf("%s: %q", src, r.Markdown)
			}
		}
	}
}

// TestBrackets holds that addresses in pointed brackets are words, and that a writer's own word in
// them is counted, where a system's element is not.
func TestBrackets(t *testing.T) {
	for _, c := range []struct {
		html, want string
		left       int
	}{
		{`<p>Write to Ann Lee <ann.lee@pier.example>.</p>`, "Write to Ann Lee <ann.lee@pier.example>.", 0},
		{`<p>See <https://pier.example/a//b/?c=D> today.</p>`, "See <https://pier.example/a//b/?c=D> today.", 0},
		{`<p>“We <unintelligible> there,” said Ann Lee.</p><p>“<Cross Talk> Yes.”</p>`,
			"“We there,” said Ann Lee. “ Yes.”", 2},
		{`<p>“We <laughs/> go.”</p><P.><p2>Yes.`, "“We go.” Yes.", 1},
		{`<p>At the <org id="1">Pier</org> <place>of Ostrey</PLACE >, <o:p>she <amp-img src="x">said.</p>`,
			"At the Pier of Ostrey, she said.", 0},
		{`<p>Yes.</p><!-- <https://pier.example--><!--<a@pier.example--><p>No.</p>`, "Yes. No.", 0},
		{`<p>Yes <img alt="<a@pier.example>" src="https://pier.example/a.png"> a@b < 5 > 4</p>`,
			"Yes <a@pier.example> a@b < 5 > 4", 0},
	} {
		r := HTML(c.html, Options{})
		if got := Words(r.Markdown); got != c.want || r.Left[bracketed] != c.left {
			t.Errorf("%s: %q, %v", c.html, got, r.Left)
		}
	}
}
