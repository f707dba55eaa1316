package index

import (
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/onrecord/onrecord/internal/prose"
)

// What a story's record says of its own lies with its words; what the registry says stays where it
// is.
func TestShortenOwn(t *testing.T) {
	name, own := strings.Clone("Ada Finch"), strings.Clone("Ada Finch")
	s := &Story{Entities: []Mentioned{{Name: name, Registered: true}, {Name: own}}}
	(&maker{text: prose.Text{S: "Ada Finch spoke."}}).shorten(s)
	if got := s.Entities[0].Name; unsafe.StringData(got) != unsafe.StringData(name) {
		t.Errorf("%q of the registry is kept once more", got)
	}
	if got := s.Entities[1].Name; got != own || unsafe.StringData(got) == unsafe.StringData(own) {
		t.Errorf("%q is not kept with the record", got)
	}
}

// Parts of a text that overlap, lie in one another, follow one another, or stand far apart: each
// reads as it did, none lies in the text any more, and no byte is kept twice.
func TestShorten(t *testing.T) {
	text := strings.Repeat("0123456789", 3)
	own := strings.Clone("its own")
	for _, at := range [][][2]int{
		{}, {{0, 30}}, {{3, 7}, {5, 9}, {20, 25}}, {{5, 20}, {7, 9}, {19, 30}}, {{0, 5}, {5, 10}, {29, 30}},
		{{10, 12}, {10, 20}, {10, 10}, {11, 13}}, {{25, 30}, {0, 3}, {1, 30}},
	} {
		u := Utterance{Sentence: own, Shown: make([]string, len(at)), Who: &Who{Name: "Ada"}}
		want, covered := make([]string, len(at)), make([]bool, len(text))
		for i, r := range at {
			u.Shown[i], want[i] = text[r[0]:r[1]], text[r[0]:r[1]]
			for k := r[0]; k < r[1]; k++ {
				covered[k] = true
			}
		}
		s := &Story{Utterances: []Utterance{u, {Who: u.Who, Shown: slices.Clone(u.Shown)}}}
		(&maker{text: prose.Text{S: text}}).shorten(s)
		got := s.Utterances[0].Shown
		if !slices.Equal(got, want) || !slices.Equal(s.Utterances[1].Shown, want) || s.Utterances[0].Sentence != own {
			t.Errorf("%v: %q, want %q", at, got, want)
		}
		low, high := ^uintptr(0), uintptr(0)
		for _, g := range got {
			from := uintptr(unsafe.Pointer(unsafe.StringData(g)))
			if begin := uintptr(unsafe.Pointer(unsafe.StringData(text))); g != "" && from-begin < uintptr(len(text)) {
				t.Errorf("%v: %q still lies in the text", at, g)
			}
			if g != "" {
				low, high = min(low, from), max(high, from+uintptr(len(g)))
			}
		}
		size := 0
		for _, is := range covered {
			if is {
				size++
			}
		}
		if size > 0 && int(high-low) != size {
			t.Errorf("%v: %d bytes are kept, want %d", at, high-low, size)
		}
	}
}

// However many texts a record has, each reads as it did, and lies with the others.
func TestShortenMany(t *testing.T) {
	text := strings.Repeat("0123456789", 10_000)
	u := Utterance{Shown: make([]string, 1<<placeBits+10)}
	for i := range u.Shown {
		u.Shown[i] = text[len(text)-i-2 : len(text)-i]
	}
	want := slices.Clone(u.Shown)
	(&maker{text: prose.Text{S: text}}).shorten(&Story{Utterances: []Utterance{u}})
	if !slices.Equal(u.Shown, want) {
		t.Error("a text reads otherwise")
	}
	last := u.Shown[len(u.Shown)-1]
	if d := addressOf(u.Shown[0]) - addressOf(last); d != uintptr(len(u.Shown)-1) {
		t.Errorf("%d bytes from the first to the last, want %d", d, len(u.Shown)-1)
	}
}
