package site

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestSettles makes edits of the quotations of one story after the other, in an archive in which a
// few people say much on a few topics, often in the same words. Nothing that is settled rests on
// anything else than before, and what stands there is what a clean build makes.
func TestSettles(t *testing.T) {
	for _, kind := range []struct {
		name  string
		files map[string]string // besides the crowd's
		begin func(*bench, []*talk)
	}{
		{"plain", nil, func(*bench, []*talk) {}},
		{"recorded", movedOn, recordTalks},
		{"cards", withCards, recordTalks},
		{"hidden", hidesSome, func(_ *bench, stories []*talk) { speakAlso(stories, 12, "Moss Ash Tarn") }},
		{"new names", hidesSome, func(_ *bench, stories []*talk) { speakAlso(stories, 4, strangers()...) }},
	} {
		t.Run(kind.name, func(t *testing.T) { settles(t, kind.files, kind.begin) })
	}
}

func settles(t *testing.T, files map[string]string, begin func(*bench, []*talk)) {
	r := rand.New(rand.NewPCG(5, 11))
	b := benchOf(t, t.TempDir())
	for _, some := range []map[string]string{crowd, files} {
		for name, text := range some {
			folder.Write(t, b.dir, name, text)
		}
	}
	var stories []*talk
	for i := range 70 {
		day, topics := fmt.Sprintf("%d-%02d-%02d", 2023+i%3, 1+i%12, 1+i%5), one(r, "tea", "pier", "tea, pier")
		s := &talk{
			file:  fmt.Sprintf("content/stories/s%d.md", i),
			front: fmt.Sprintf("---\ntitle: Story %d\ndate: %s\ntopics: [%s]\n---\n", i, day, topics),
		}
		for range r.IntN(6) {
			s.said = append(s.said, s.saying(r))
		}
		stories = append(stories, s)
		s.write(b)
	}
	begin(b, stories)
	b.build()
	restored := restoredTimes
	settled, n, doubt := 0, form.Times(30, 150), b.o.doubt
	for i := range n {
		if b.o.doubt = nil; i%2 == 0 { // to doubt is to work out more
			b.o.doubt = doubt
		}
		s := stories[r.IntN(len(stories))]
		what := s.edit(r)
		s.write(b)
		if b.sameAsClean(s.file + " " + what).Settled {
			settled++
		}
		if t.Failed() {
			break
		}
	}
	if restoredTimes-restored < n/5 {
		t.Errorf("of %d editions that were doubted, %d were restored", n/2, restoredTimes-restored)
	}
	if settled < n/2 {
		t.Errorf("after %d of %d edits, most was settled", settled, n)
	}
}

// movedOn are files of an archive in which some pages had other addresses.
var movedOn = map[string]string{
	"content/people/ann-lee.md": "---\nname: Ann Lee\naliases: [Ann Marsh, Annie Lee]\nformer_ids: [ann-moss]\n---\n",
	"content/topics/tea.md":     "---\nname: Tea\nmatch: [kettle]\nformer_ids: [hot-drinks]\n---\n",
	"content/pages/about.md":    "---\ntitle: About\naliases: [/who-we-are/]\n---\nA paper.\n",
}

// hidesSome are files of an archive that does not tell all: of stories, of people, topics and places.
var hidesSome = map[string]string{
	"content/people/moss-tarn.md": "---\nname: Moss Tarn\nvisibility: none\n---\n",
	"content/people/old-jory.md":  "---\nname: Old Jory\nvisibility: none\nin_no_story: true\n---\n",
	"content/topics/secret.md":    "---\nname: Secret\nvisibility: none\nmatch: [whisper]\n---\n",
	"content/topics/rain.md":      "---\nname: Rain\nvisibility: noindex\nmatch: [rained]\n---\n",
	"content/places/low-quay.md":  "---\nname: Low Quay\nvisibility: none\n---\n",
	"content/stories/h1.md": "---\ntitle: Low Quay\ndate: 2024-03-02\n---\n" +
		"“We paid for a channel and we got a ditch,” said Moss Tarn at Low Quay. " +
		"“It was all a whisper,” said Ann Lee.\n",
	"content/stories/h2.md": "---\ntitle: Gone\ndate: 2024-03-03\nstate: withdrawn\n---\n" +
		"“It is over,” said Ann Lee.\n",
	"content/stories/h3.md": "---\ntitle: Little\ndate: 2024-04-03\naccess: quotations\n---\n" +
		"“It is all over now,” said Ann Lee.\n",
	"content/stories/h4.md": "---\ntitle: Less\ndate: 2024-04-04\naccess: metadata\n---\n" +
		"“It is all over now,” said Ann Lee.\n",
	"content/stories/h5.md": "---\ntitle: Taken back\ndate: 2024-04-05\nannotations:\n" +
		"  - quote: It is all over now\n    status: retracted\n    by: me\n---\n" +
		"“It is all over now,” said Ann Lee.\n\n“We paid for a channel and we got a ditch,” said Ann Lee.\n",
	"content/stories/h6.md": "---\ntitle: Withheld\ndate: 2024-04-06\ntopics: [secret, tea]\nannotations:\n" +
		"  - quote: It is all over now\n    status: withheld\n    by: me\n---\n" +
		"“It is all over now,” said Bo Kerr.\n\n“We paid for a channel and we got a ditch,” said Mia Lee.\n",
	"content/stories/h7.md": "---\ntitle: Not yet\ndate: 2024-04-07\ndraft: true\n---\n" +
		"“It is all over now,” said Ann Lee.\n",
}

// strangers are people of whom most are quoted nowhere.
func strangers() (all []string) {
	for _, first := range []string{"Ed", "Flo", "Gus", "Hew", "Ivy", "Jo", "Kit", "Lou"} {
		for _, last := range []string{"Arl", "Bexley", "Cotter", "Dunmore", "Lee", "Moss", "Tarn", "Roe"} {
			all = append(all, first+" "+last)
		}
	}
	return all
}

// speakAlso lets others speak in the stories once in so many times.
func speakAlso(stories []*talk, often int, who ...string) {
	for _, s := range stories {
		s.often, s.others = often, who
	}
}

// withCards is an archive whose quotations have cards.
var withCards = map[string]string{
	"site.yaml":                 crowd["site.yaml"] + "cards: true\n",
	"content/people/ann-lee.md": movedOn["content/people/ann-lee.md"],
	"content/topics/tea.md":     movedOn["content/topics/tea.md"],
}

// recordTalks writes down what was published of stories that said more than they do, some of which
// stood elsewhere, and pages that are none any more.
func recordTalks(b *bench, stories []*talk) {
	for i, s := range stories {
		if i%6 == 0 {
			s.front = strings.Replace(s.front, "\n---\n", fmt.Sprintf("\naliases: [/news/%d/]\n---\n", i), 1)
		}
		s.write(b)
	}
	if _, _, err := Record(b.o); err != nil {
		b.t.Fatal(err)
	}
	for i, s := range stories {
		if i%5 == 0 && len(s.said) > 0 {
			s.said = s.said[1:]
		}
		s.write(b)
	}
	pages := filepath.Join(b.dir, "content/permalinks/pages.txt")
	text, err := os.ReadFile(pages)
	if err != nil {
		b.t.Fatal(err)
	}
	folder.Write(b.t, b.dir, "content/permalinks/pages.txt", string(text)+
		"/2023/01/01/\n/2024/02/\n/speakers/bo-kerr/topics/pier/\n/speakers/mia-lee/topics/tea/\n"+
		"/speakers/ann-moss/topics/hot-drinks/\n")
}

// crowd is an archive without its stories.
var crowd = map[string]string{
	"site.yaml": "title: The Quay Post\nbase_url: https://quay.example/\nlanguage: en\nprinted_names: page\n",
	"content/people/ann-lee.md": "---\nname: Ann Lee\npronouns: she\nroles:\n" +
		"  - title: harbour master\n    of: harbour-board\n    from: 2020\n---\n",
	"content/people/tom-lee.md": "---\nname: Tom Lee\npronouns: he\n---\n",
	"content/people/mia-lee.md": "---\nname: Mia Lee\nsimilar: [bo-kerr]\n---\n",
	"content/people/bo-kerr.md": "---\nname: Bo Kerr\n" +
		"roles:\n  - title: clerk\n    of: harbour-board\n---\n",
	"content/organisations/harbour-board.md": "---\nname: Harbour Board\n---\n",
	"content/places/tarn-quay.md":            "---\nname: Tarn Quay\n---\n",
	"content/topics/tea.md":                  "---\nname: Tea\nmatch: [kettle]\n---\n",
	"content/topics/pier.md":                 "---\nname: Pier\nmatch: [planks]\n---\n",
}

// talk is a story and what is said in it, a paragraph each.
type talk struct {
	file, front string
	rain        int // for so many hours
	said        []string
	others      []string // who may speak besides, or be named
	often       int      // once in so many times
}

func one(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// saying is a paragraph in which somebody is quoted.
func (s *talk) saying(r *rand.Rand) string {
	words := one(r, "We paid for a channel and we got a ditch", "The kettle was on all through that long night",
		"We paid for a channel", "Nobody has counted the planks since the spring",
		"Ann Lee will never pay for so long a ditch",
		fmt.Sprintf("The Harbour Board lost %d planks at Tarn Quay", r.IntN(4)), "No", "It is all over now")
	who := one(r, "Ann Lee", "Ann Lee", "Ann Marsh", "Tom Lee", "Bo Kerr", "Bo Kerr", "Mia Lee", "Cy Moss", "Di Roe",
		"the Harbour Board", "a spokesman")
	if len(s.others) > 0 && r.IntN(s.often) == 0 {
		who = one(r, s.others...)
	} else if len(s.others) > 1 && r.IntN(2) == 0 {
		words = "Nobody has seen " + one(r, s.others...) + " since the spring"
	}
	return fmt.Sprintf("“%s,” said %s.", words, who)
}

// edit takes out what somebody says, or puts something else in; or changes what is said by nobody.
func (s *talk) edit(r *rand.Rand) string {
	switch at := r.IntN(len(s.said) + 1); {
	case r.IntN(5) == 0:
		s.rain++
		return "more rain"
	case at == len(s.said):
		s.said = append(s.said, s.saying(r))
		return "more said"
	case r.IntN(2) == 0:
		s.said = slices.Delete(s.said, at, at+1)
		return "less said"
	default:
		s.said[at] = s.saying(r)
		return "something else said"
	}
}

func (s *talk) write(b *bench) {
	rain := strings.Repeat("It rained on Tarn Quay. ", 1+s.rain)
	folder.Write(b.t, b.dir, s.file, s.front+rain+"\n\n"+strings.Join(s.said, "\n\n")+"\n")
}
