package body

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestHTML holds what HTML becomes.
func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"marks of Markdown", `<p>1. May was cold. *star* _x_ a_b_c [x](y) # no</p><p># hash</p><p>+ plus</p><p>- minus</p><p>1) x</p>`,
			"1\\. May was cold. \\*star\\* \\_x\\_ a_b_c \\[x\\](y) # no\n\n\\# hash\n\n\\+ plus\n\n\\- " +
				"minus\n\n1\\) x"},
		{"emphasis beside a quotation mark", `<p><strong>“Wait.”</strong>he said, <b>“Go.”</b> She <em>went</em>.</p>`,
			"“Wait.”he said, **“Go.”** She *went*."},
		{"spaces inside of emphasis", `<p>a<b>b </b>c <i> d</i>e</p>`, "a**b** c *d*e"},
		{"line breaks", `<p>a<br>b<br><br>c<br></p>`, "a\\\nb\n\nc"},
		{"struck out", `<p>“We will <del>not</del> wait <s>now</s>.”</p><p>un<del>done</del></p>`,
			"“We will ~~not~~ wait ~~now~~.”\n\nun~~done~~"},
		{"entities", `<p>AT&amp;T &amp;amp; &lt;b&gt; &copy; ~~x~~ 5 &lt; 6</p>`,
			"AT&T \\&amp; \\<b> © \\~\\~x\\~\\~ 5 < 6"},
		{"block quotation with its cite", `<blockquote><p>Nobody asked.</p><cite>Odo Kern, driver</cite></blockquote>`,
			"> Nobody asked.\n>\n> — Odo Kern, driver"},
		{"cite after a dash", `<blockquote><p>Nobody asked.</p><footer>— <cite>Odo Kern</cite></footer></blockquote>`,
			"> Nobody asked.\n>\n> — Odo Kern"},
		{"cite in a sentence", `<p>She read <cite>The Tide</cite> twice.</p>`, "She read *The Tide* twice."},
		{"lists", `<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ul><li>d</li></ul><ol start="3"><li>e</li><li><p>f</p><p>g</p></li></ol>`,
			"- a\n  - b\n- c\n\n* d\n\n3. e\n\n4. f\n\n   g"},
		{"table", `<table><tr><th>a|b<th>c</tr><tr><td>1<td></table>`, "| a\\|b | c |\n| --- | --- |\n| 1 |  |"},
		{"table for layout", `<table><tr><td><p>a</p><p>b</p></td></tr></table>`, "a\n\nb"},
		{"headings", `<h1>One</h1><h4>Two #</h4><h2></h2>`, "## One\n\n#### Two \\#"},
		{"code", "<pre><code>x := `1`\n\ny</code></pre><p>run <code>go `x`</code></p>",
			"```\nx := `1`\n\ny\n```\n\nrun `` go `x` ``"},
		{"wire copy set as it came", "<pre>One line\nand its end.\n\nTwo.</pre>", "One line\nand its end.\n\nTwo."},
		{"verse", "<pre class=\"wp-block-verse\">The tide\ncomes in.\n\nIt goes.</pre>", "The tide\\\ncomes in.\n\nIt goes."},
		{"verse that nothing marks", "<pre>The tide\nat noon\ncomes * in.</pre>", "The tide\\\nat noon\\\ncomes \\* in."},
		{"cite of a work behind a name", `<blockquote><p>Nobody asked.</p><footer>— Odo Kern, <cite>The Tide</cite></footer></blockquote>`,
			"> Nobody asked.\n>\n> — Odo Kern, *The Tide*"},
		{"signs that only break lines", "<p>so&shy;ft zero&#8203;width</p><p>\u0e01\u200b\u0e02</p>",
			"soft zerowidth\n\n\u0e01\u200b\u0e02"},
		{"pull quotes", `<p>“The kiln will never be hot again in my time,” said Odo Kern.</p><aside class="pullquote">“The kiln will never be hot again”</aside>` +
			`<figure class="wp-block-pullquote"><blockquote><p>the kiln will NEVER be hot</p><cite>Odo Kern</cite></blockquote></figure>` +
			`<blockquote class="graf graf--pullquote">Nobody asked me.</blockquote><div class="pull-quote">Nobody asked me.</div><p class="pull-left">The kiln will</p>`,
			"“The kiln will never be hot again in my time,” said Odo Kern.\n\n> Nobody asked me.\n\nNobody asked me.\n\nThe kiln will"},
		{"ids made of headings", `<h2 id="related-software">Related software</h2><p>a</p><h3 id="sharing-1">Sharing</h3><p id="share">b</p>` +
			`<section id="newsletter-of-may"><h2>Newsletter of May</h2><p>c</p></section><div id="related"><a href="x">Read on</a></div><div class="share"><h2 id="x">Share</h2></div>`,
			"## Related software\n\na\n\n### Sharing\n\nb\n\n## Newsletter of May\n\nc"},
		{"link", `<p><a href="https://a.example/x y(z)">here</a>, <a href="https://a.example/">https://a.example/</a>, <a name="x">anchor</a></p>`,
			"[here](https://a.example/x%20y%28z%29), <https://a.example/>, anchor"},
		{"a link around a heading", `<a href="https://a.example/"><h3>One</h3><p>Two</p></a>`,
			"### [One](https://a.example/)\n\n[Two](https://a.example/)"},
		{"figure", `<figure><a href="big.jpg"><img src="https://a.example/b.jpg" alt="A “bridge”"></a><figcaption>The bridge. Photo: L. Ambry</figcaption></figure>`,
			"[A bridge](https://a.example/b.jpg)\n\nThe bridge. Photo: L. Ambry"},
		{"embed", `<p>Look:</p><iframe src="//video.example/1"></iframe>`, "Look:\n\n<https://video.example/1>"},
		{"quotation element", `<p>She said <q>go <q>now</q></q>.</p>`, "She said “go ‘now’”."},
		{"what is left out", `<p>a</p><script>x</script><style>y</style><div class="sharedaddy sd-sharing">Share this</div><div style="display: none">z</div><!-- c --><img src="x.gif" width="1" height="1"><p>b</p>`, "a\n\nb"},
		{"footnotes", `<p>He left.<sup><a href="#fn1">1</a></sup></p><ol><li id="fn1">In May. <a href="#fnref1">↩</a></li></ol>`, "He left.[^1]\n\n[^1]: In May."},
		{"block in an inline element", `<b>a<p>b</p></b>c`, "**a**\n\n**b**\n\nc"},
		{"setext and rules", `<p>Text<br>===</p><p>---</p><p>* * *</p><hr>`,
			"Text\\\n\\===\n\n\\---\n\n\\* \\* \\*\n\n* * *"},
		{"bare address", `<p>http://example.org/a_b_c and x@y.example</p>`, "http://example.org/a_b_c and x@y.example"},
		{"nothing", ` <p>&nbsp;</p><div></div>`, ""},
		{"verse, a line of which ends in a backslash",
			"<pre>Tide\\\nand\\\\\nshore\nagain</pre>", "Tide\\\\  \nand\\\\\\\\  \nshore\\\nagain"},
		{"an item, all of it struck out, in a list written plainly",
			`<ul><li>a<ol><li><del>b</del></li><li>c<i><b>*</b></i></li></ol></li></ul>`, "- a\n\n  2. c\\*"},
		{"an item's first block struck out", `<ul><li><del>a</del><p>b<i><b>*</b></i></p></li></ul>`, "- b\\*"},
		{"definition", `<dl><dt>Tide</dt><dd>Water.</dd></dl>`, "**Tide**\n\nWater."},
		{"exclamation before an image", `<p>Look!<img src="a.jpg" alt="x"></p>`, "Look\\![x](a.jpg)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := HTML(c.html, Options{}); got.Markdown != c.want {
				t.Errorf("%s\n got %q\nwant %q", c.html, got.Markdown, c.want)
			}
		})
	}
}

// TestMarkdownReadsAsHTML holds that the readable text of what HTML becomes is the HTML's, and that
// no block had to be written plainly for it more than now and then.
func TestMarkdownReadsAsHTML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := anyHTML().Draw(t, "html")
		c := &converter{left: map[string]int{}, box: &box{}}
		nodes := parse(src)
		c.total = wordBytes(nodes)
		c.notes.find(nodes)
		for _, n := range nodes {
			c.node(n)
		}
		c.flush()
		c.footnotes()
		blocks := append([]block(nil), c.box.blocks...)
		r := c.result()
		if !reads(r.Markdown, blocks) {
			t.Fatalf("%s\nbecame\n%s\nwhich reads\n%s", src, r.Markdown, Words(r.Markdown))
		}
	})
}

// words that Markdown could take for its own.
var hard = strings.Split("a|b c|*|**|_|__|~|~~|`|[|]|(|)|<|>|&amp;|&amp;amp;|&lt;b&gt;|#|##|-|--|---|+|=|===|1.|1)|!|![|\\|\\*|:|: |“|”|\"|'|’|…|.|,|é|ß|漢|http://a.example/x_y|www.a.example|x@a.example|[^1]|[^1]:|[a]:|{|}|&#124;|&nbsp;|\u00a0|\u2003|\n| ", "|")

func anyHTML() *rapid.Generator[string] {
	words := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(hard, "|")), 1, 6).Draw(t, "words"),
			rapid.SampledFrom([]string{"", " "}).Draw(t, "gap"))
	})
	var inline func(depth int) *rapid.Generator[string]
	inline = func(depth int) *rapid.Generator[string] {
		if depth == 0 {
			return words
		}
		return rapid.Custom(func(t *rapid.T) string {
			var b strings.Builder
			for range rapid.IntRange(1, 4).Draw(t, "n") {
				inner := inline(depth-1).Draw(t, "inner")
				switch tag := rapid.SampledFrom([]string{"", "", "b", "i", "em", "strong", "del", "code", "a", "br",
					"span", "q", "img", "sup"}).Draw(t, "tag"); tag {
				case "":
					b.WriteString(inner)
				case "br":
					b.WriteString("<br>")
				case "img":
					b.WriteString(`<img src="https://a.example/(b).jpg" alt="[x] *y*">`)
				case "a":
					b.WriteString(`<a href="https://a.example/?a=1&amp;b=(2)">` + inner + "</a>")
				default:
					b.WriteString("<" + tag + ">" + inner + "</" + tag + ">")
				}
			}
			return b.String()
		})
	}
	var blocks func(depth int) *rapid.Generator[string]
	blocks = func(depth int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			var b strings.Builder
			for range rapid.IntRange(1, 3).Draw(t, "n") {
				tag := rapid.SampledFrom([]string{"p", "p", "div", "h3", "blockquote", "ul", "ol", "pre", "table", "hr",
					"", "figure", "b"}).Draw(t, "block")
				inner := inline(2).Draw(t, "text")
				if depth > 0 && (tag == "div" || tag == "blockquote" || tag == "b") {
					inner = blocks(depth-1).Draw(t, "blocks")
				}
				switch tag {
				case "ul", "ol":
					if depth > 0 && rapid.Bool().Draw(t, "nested") {
						inner += blocks(depth-1).Draw(t, "items")
					}
					b.WriteString("<" + tag + "><li>" + inner + "</li><li>" + inline(1).Draw(t, "item") + "</li></" +
						tag + ">")
				case "table":
					b.WriteString("<table><tr><td>" + inner + "</td><td>x</td></tr><tr><td>y</td></tr></table>")
				case "hr":
					b.WriteString("<hr>")
				case "":
					b.WriteString(inner)
				default:
					b.WriteString("<" + tag + ">" + inner + "</" + tag + ">")
				}
			}
			return b.String()
		})
	}
	return blocks(2)
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"<p>a</p>", "<ul><li>a<li>b", "<table><tr><td>a<td>b<tr><td>c", "<p>*a*<b>b</b>",
		"<blockquote>a<cite>b", "<a href=x><p>y", "<sup><a href=#a>1</a></sup><p id=a>n", "\x00<![CDATA["} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		r := HTML(src, Options{})
		if again := HTML(src, Options{}); again.Markdown != r.Markdown {
			t.Fatalf("%q gave %q, then %q", src, r.Markdown, again.Markdown)
		}
	})
}
