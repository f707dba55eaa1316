package index

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/readings"
)

// nameSet are names that are known again however they are written: by their bare words
// (readings.Bare), as one word where they have some length, and in the plural or the genitive of
// their last.
type nameSet struct {
	known   map[string]bool // bare, and without spaces
	within  []string        // those that are looked for as they stand, see add
	longest int             // bytes of the longest that is known
}

const (
	// leastJoined is the least number of letters by which a name of several words is known as one
	// word: “Al Mond” is no almond.
	leastJoined = 8
	// mostWords is how many words of a text may be one name of the known.
	mostWords = 16
	// longestEnding is the longest of the endings that a name may have.
	longestEnding = "es"
	// leastInflected is the least number of letters that a name has before an ending.
	leastInflected = 3
)

// add adds a name as it is printed.
func (s *nameSet) add(name string) {
	bare := readings.Bare(name)
	if bare == "" {
		return
	}
	if joinsWords(bare) || strings.Count(bare, " ") >= mostWords {
		s.within = append(s.within, bare)
		return
	}
	if s.known == nil {
		s.known = map[string]bool{}
	}
	s.known[bare] = true
	joined := asOne(bare)
	if len(joined) >= leastJoined {
		s.known[joined] = true
	}
	s.longest = max(s.longest, len(joined))
}

// addWord adds a word of a name, of which it does not matter how long it is.
func (s *nameSet) addWord(word string) {
	s.add(word)
	if joined := asOne(readings.Bare(word)); joined != "" && s.known != nil {
		s.known[joined] = true
	}
}

func (s *nameSet) empty() bool { return len(s.known) == 0 && len(s.within) == 0 }

// is reports whether bare words are one of the names.
//
//go:noinline
func (s *nameSet) is(bare string) bool {
	return bare != "" && !s.empty() && (s.has(bare) || s.has(asOne(bare)) || holdsAny(bare, s.within))
}

//go:noinline
func asOne(words string) string { return strings.ReplaceAll(words, " ", "") }

// tells reports whether a text tells one of the names; those of nil are none.
//
//go:noinline
func (s *nameSet) tells(text string) bool {
	return s != nil && !s.empty() && text != "" && s.in(readings.Bare(text))
}

// in reports whether bare words hold one of the names.
func (s *nameSet) in(bare string) bool {
	if s.empty() {
		return false
	}
	for rest := bare; rest != ""; _, rest, _ = called.Cut(rest, " ") {
		if s.begin(rest) {
			return true
		}
	}
	return holdsAny(bare, s.within)
}

// begin reports whether bare words begin with one of the names.
func (s *nameSet) begin(bare string) bool {
	var room [64]byte
	joined, end := room[:0], 0
	for n := 0; n < mostWords && end < len(bare); n++ {
		if n > 0 {
			end++ // the space
		}
		word, _, _ := called.Cut(bare[end:], " ")
		end += len(word)
		joined = append(joined, word...)
		if len(joined) > s.longest+len(longestEnding) {
			return false
		}
		if s.has(bare[:end]) || n > 0 && s.has(string(joined)) {
			return true
		}
	}
	return false
}

// has reports whether words are a name, or its plural or genitive.
//
//go:noinline
func (s *nameSet) has(words string) bool {
	if s.known[words] {
		return true
	}
	stem, is := strings.CutSuffix(words, "s")
	return is && len(stem) >= leastInflected &&
		(s.known[stem] || called.HasSuffix(stem, "e") && s.known[stem[:len(stem)-1]])
}

func holdsAny(bare string, names []string) bool {
	for _, name := range names {
		if holds(bare, name) {
			return true
		}
	}
	return false
}
