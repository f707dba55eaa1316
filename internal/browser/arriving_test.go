package browser

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// arrival is a quotation that a reader arrives at from its row on its speaker's page.
type arrival struct {
	name  string
	words string // all of the utterance, marks included; white space does not matter
	from  string // the page with its row; "" where nobody is named and there is none
}

const arrivalStory = "2024/03/05/new-lamp/"

var arrivals = []arrival{
	{"over emphasis", "“Over emphasis it was dark for a week and nobody slept,”", "speakers/marta-quill/"},
	{"over a link", "“Over a link there is the old report which nobody read,”", "speakers/marta-quill/"},
	{"over a hard wrap", "“Over a hard wrap the lines of this paragraph are broken three times,”",
		"speakers/marta-quill/"},
	{"over three paragraphs", "“Three paragraphs begin here, and the first of them is left open. “The second goes on " +
		"as newspapers do, with a mark at its head. “The third one ends the letter,”", "speakers/marta-quill/"},
	{"inside another", "‘Inside of it I kept the lamp,’", ""},
	{"outside of another", "“Outside of all this my brother told me, ‘Inside of it I kept the lamp,’ and I believe " +
		"him,”", "speakers/marta-quill/"},
	{"in two parts", "“In two parts it was worth it,”“The second part says why.”", "speakers/marta-quill/"},
	{"nobody's", "“Nobody claimed these words!”", ""},
}

// TestArriving follows a row's link to its quotation, and sees all of its words light up and no
// others.
func TestArriving(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	ids := arrivalIDs(t, s)
	x := newTab(t, s, mode{1440, "light"})
	for i, a := range arrivals {
		if form.Passes(i, 3) {
			continue
		}
		t.Run(a.name, func(t *testing.T) {
			if a.from == "" {
				x.open(t, "404.html")
				x.forgive()
				x.open(t, arrivalStory+"#q-"+ids[i])
			} else {
				x.open(t, a.from)
				x.follow(t, fmt.Sprintf(`main a[href$="#q-%s"]`, ids[i]))
			}
			x.await(t, "every fragment lit", fmt.Sprintf(`(%s)(%q).every(f => f.lit)`, fragments, ids[i]))
			seen := fragmentsOf(t, x, ids[i])
			if got := seen.words(); got != squeeze(a.words) {
				t.Errorf("these words are marked:\n%s\nwanted\n%s", got, squeeze(a.words))
			}
			if others := eval[string](t, x, fmt.Sprintf(litBesides, ids[i])); others != "" {
				t.Errorf("lit as well: %s", others)
			}
			if !eval[bool](t, x, inView) {
				t.Error("the words arrived at are not on the screen")
			}
		})
	}
}

// TestArrivingWithoutScript sees at least the first fragment light up, with all that stand in its
// paragraph.
func TestArrivingWithoutScript(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	ids := arrivalIDs(t, s)
	x := unseenTab(t, s, mode{360, "dark"})
	x.scripts(t, false)
	x.open(t, "about/")
	for i, a := range arrivals { // the first from another page, the others within the story
		t.Run(a.name, func(t *testing.T) {
			x.open(t, arrivalStory+"#q-"+ids[i])
			seen := fragmentsOf(t, x, ids[i])
			for _, f := range seen {
				if f.Paragraph == seen[0].Paragraph && !f.Lit {
					t.Errorf("not lit: %s", f.Text)
				}
			}
		})
	}
}

// arrivalIDs finds the utterance of each arrival by its first words, in the story.
func arrivalIDs(t *testing.T, s *builtSite) []string {
	t.Helper()
	x := unseenTab(t, s, mode{1440, "light"})
	x.open(t, arrivalStory)
	var ids []string
	for _, a := range arrivals {
		first := strings.Join(strings.Fields(a.words)[:4], " ")
		id := eval[string](t, x, fmt.Sprintf(
			`([...document.querySelectorAll('[id^="q-"]')].find(
				e => e.textContent.replace(/\s+/g, " ").startsWith(%q)) || {id: ""}).id`, first))
		if id == "" {
			t.Fatalf("no quotation of the story begins with %s", first)
		}
		ids = append(ids, strings.TrimPrefix(id, "q-"))
	}
	return ids
}

// fragment is one element of an utterance, as the reader sees it.
type fragment struct {
	Text      string `json:"text"` // without figures and the names that are drawn beside them
	Lit       bool   `json:"lit"`  // tinted and underlined
	Paragraph int    `json:"paragraph"`
}

type fragmentList []fragment

// words joins the fragments, without white space.
func (l fragmentList) words() string {
	var b strings.Builder
	for _, f := range l {
		b.WriteString(f.Text)
	}
	return squeeze(b.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// fragments is a function of an utterance's id. An element is lit by its own computed style; what
// stands inside it lies on the same tint.
const fragments = `(id) => {
	const blocks = [...document.querySelectorAll("p, li, td, blockquote, h1, h2, h3")];
	return [...document.querySelectorAll('.q[data-u="' + id + '"]')].map(e => {
		const copy = e.cloneNode(true), style = getComputedStyle(e);
		copy.querySelectorAll(".r").forEach(r => r.remove());
		return {
			text: copy.textContent,
			lit: style.backgroundColor !== "rgba(0, 0, 0, 0)" && style.textDecorationLine.includes("underline"),
			paragraph: blocks.indexOf(e.closest("p, li, td, blockquote, h1, h2, h3")),
		};
	});
}`

func fragmentsOf(t *testing.T, x *tab, id string) fragmentList {
	t.Helper()
	var l fragmentList
	raw := eval[string](t, x, fmt.Sprintf(`JSON.stringify((%s)(%q))`, fragments, id))
	if err := json.Unmarshal([]byte(raw), &l); err != nil {
		t.Fatal(err)
	}
	if len(l) == 0 {
		t.Fatalf("no fragment of %s", id)
	}
	return l
}

// litBesides names the words of other utterances that are tinted, but for those inside.
const litBesides = `[...document.querySelectorAll(".q")].filter(
	e => e.dataset.u !== %[1]q && !e.closest('[data-u=%[1]q]') &&
	getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)").map(e => e.textContent).join(" | ")`

const inView = `(() => {
	const r = document.querySelector(":target").getBoundingClientRect();
	return r.top >= 0 && r.top < innerHeight;
})()`
