package people

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestMadeArchives makes archives of people who are easily confused: few surnames, first names and
// their short forms, middle initials, fathers and sons, one post held by several. Each is printed
// under several names. Whatever is joined must be one person's.
func TestMadeArchives(t *testing.T) {
	joins, could := 0, 0
	for seed := range uint64(12) {
		m := makeArchive(t, seed)
		found := survey(t, m.dir, Options{Min: 1, Language: "en"})
		for _, p := range found.Proposals {
			for _, f := range p.Forms[1:] {
				joins++
				if a, b := m.bearers(p.Name), m.bearers(f.Name); !slices.Equal(a, b) {
					t.Errorf("seed %d: %s, of %v, is joined to %s, of %v: %s", seed, f.Name, b, p.Name, a, f.Why)
				}
			}
		}
		could += m.pairs()
	}
	t.Logf("%d joins, of %d that could be", joins, could)
	if joins*100 < could*40 {
		t.Errorf("only %d joins of %d", joins, could)
	}
}

// someone is a made person.
type someone struct {
	given, short, middle, surname, suffix, post, pronoun string
}

// forms are the names under which stories print a person, beginning with the fullest.
func (p *someone) forms() []string {
	tail := strings.TrimSuffix(" "+p.surname+" "+p.suffix, " ")
	all := []string{p.given + " " + p.middle + "." + tail, p.given + tail}
	if p.short != "" {
		all = append(all, p.short+tail)
	}
	return append(all, p.surname)
}

// made is an archive of made people, and who is meant by each name that it prints.
type made struct {
	dir    string
	people []someone
	prints map[string][]int // by name, those who are printed under it
}

func (m *made) bearers(name string) []int { return slices.Sorted(slices.Values(m.prints[name])) }

// pairs counts the names that could be joined to another of the same person's: those that are
// printed of him alone, but for the first.
func (m *made) pairs() int {
	own := map[int]int{}
	for _, who := range m.prints {
		if len(who) == 1 {
			own[who[0]]++
		}
	}
	n := 0
	for _, names := range own {
		n += names - 1
	}
	return n
}

var madeGivens = [...][3]string{ // with a short form, and he or she
	{"Peter", "Pete", "he"}, {"Thomas", "Tom", "he"}, {"Robert", "Bob", "he"}, {"Susan", "Sue", "she"},
	{"Margaret", "Maggie", "she"}, {"Edward", "Ed", "he"}, {"Anna", "", "she"}, {"Norah", "", "she"}, {"Luke", "", "he"},
}

var (
	madeSurnames = []string{"Kessling", "Marrable", "Tessick", "Hollowby", "Corrizal"}
	madePosts    = []string{"Senator", "Mayor", "Judge", "Captain", "Professor", "Councillor"}
)

// makeArchive makes some twenty people and writes stories about them.
func makeArchive(t *testing.T, seed uint64) *made {
	r := rand.New(rand.NewPCG(seed, 17))
	m := &made{dir: t.TempDir(), prints: map[string][]int{}}
	for range 24 {
		m.add(r)
	}
	tree.Write(t, m.dir, "site.yaml", "title: Made\nbase_url: https://made.example/\nlanguage: en\n")
	for n := range 160 {
		who := r.IntN(len(m.people))
		p := &m.people[who]
		forms := p.forms()
		name := forms[r.IntN(len(forms))]
		if !slices.Contains(m.prints[name], who) {
			m.prints[name] = append(m.prints[name], who)
		}
		file := fmt.Sprintf("content/stories/20%02d-03-%02d-%d.md", 10+n/20, 1+n%28, n)
		tree.Write(t, m.dir, file, m.story(r, p, name, n))
	}
	return m
}

// add adds somebody who is told from all others by the posts, where not by the names: nobody could
// tell two senators apart who are called Peter Kessling.
func (m *made) add(r *rand.Rand) {
	given := madeGivens[r.IntN(len(madeGivens))]
	p := someone{
		given: given[0], short: given[1], pronoun: given[2], middle: string(rune('A' + r.IntN(5))),
		surname: madeSurnames[r.IntN(len(madeSurnames))], post: madePosts[r.IntN(len(madePosts))],
	}
	if r.IntN(5) == 0 {
		p.suffix = "Jr."
	}
	for _, o := range m.people {
		untold := o.post == p.post || o.middle == p.middle && o.suffix == p.suffix
		if o.given == p.given && o.surname == p.surname && untold {
			return
		}
	}
	m.people = append(m.people, p)
}

// story prints somebody under a name, mostly with the post; always where another has the same name
// but for the initial, since then nothing else tells them apart.
func (m *made) story(r *rand.Rand, p *someone, name string, n int) string {
	post := p.post + " "
	alike := func(o someone) bool { return o.given == p.given && o.surname == p.surname && o.middle != p.middle }
	if r.IntN(4) == 0 && !slices.ContainsFunc(m.people, alike) {
		post = ""
	}
	upper := strings.ToUpper(p.pronoun[:1]) + p.pronoun[1:]
	text := "%s%s came to the weir. “We have counted %d fish,” said %s. %s paused. “It is enough,” %s said.\n"
	return fmt.Sprintf("---\ntitle: Report %d\n---\n"+text, n, post, name, n+2, name, upper, p.pronoun)
}
