package site

import (
	"fmt"
	"math/rand/v2"
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
	r := rand.New(rand.NewPCG(5, 11))
	b := benchOf(t, t.TempDir())
	for name, text := range crowd {
		folder.Write(t, b.dir, name, text)
	}
	var stories []*talk
	for i := range 70 {
		day, topics := fmt.Sprintf("%d-%02d-%02d", 2023+i%3, 1+i%12, 1+i%5), one(r, "tea", "pier", "tea, pier")
		s := &talk{
			file:  fmt.Sprintf("content/stories/s%d.md", i),
			front: fmt.Sprintf("---\ntitle: Story %d\ndate: %s\ntopics: [%s]\n---\n", i, day, topics),
		}
		for range r.IntN(6) {
			s.said = append(s.said, saying(r))
		}
		stories = append(stories, s)
		s.write(b)
	}
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
}

func one(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// saying is a paragraph in which somebody is quoted.
func saying(r *rand.Rand) string {
	words := one(r, "We paid for a channel and we got a ditch", "The kettle was on all through that long night",
		"We paid for a channel", "Nobody has counted the planks since the spring",
		"Ann Lee will never pay for so long a ditch",
		fmt.Sprintf("The Harbour Board lost %d planks at Tarn Quay", r.IntN(4)), "No", "It is all over now")
	who := one(r, "Ann Lee", "Ann Lee", "Tom Lee", "Bo Kerr", "Bo Kerr", "Mia Lee", "Cy Moss", "Di Roe",
		"the Harbour Board", "a spokesman")
	return fmt.Sprintf("“%s,” said %s.", words, who)
}

// edit takes out what somebody says, or puts something else in; or changes what is said by nobody.
func (s *talk) edit(r *rand.Rand) string {
	switch at := r.IntN(len(s.said) + 1); {
	case r.IntN(5) == 0:
		s.rain++
		return "more rain"
	case at == len(s.said):
		s.said = append(s.said, saying(r))
		return "more said"
	case r.IntN(2) == 0:
		s.said = slices.Delete(s.said, at, at+1)
		return "less said"
	default:
		s.said[at] = saying(r)
		return "something else said"
	}
}

func (s *talk) write(b *bench) {
	rain := strings.Repeat("It rained on Tarn Quay. ", 1+s.rain)
	folder.Write(b.t, b.dir, s.file, s.front+rain+"\n\n"+strings.Join(s.said, "\n\n")+"\n")
}
