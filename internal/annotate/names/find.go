package names

import (
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/annotate/names/resolve"
	"github.com/onrecord/onrecord/internal/registry"
	"sync"
)

// Registry is the archive's registry, compiled once for finding its names and posts in stories. It
// does not change and may be shared.
type Registry = resolve.Registry

// Compile compiles a registry; nil gives nil. Topics name nobody and are left out.
func Compile(r *registry.Registry) *Registry { return resolve.Compile(r) }

// Find finds everybody and everything that the story names. It takes time linear in the number of
// tokens, and is safe for concurrent use.
func Find(in *Input) *Cast {
	c := new(Cast)
	FindInto(c, in)
	return c
}

// FindInto is Find into a cast that the caller may use again.
func FindInto(c *Cast, in *Input) {
	f := newFinder()
	defer f.release()
	f.reset(in)
	f.Cut(f.OrgAround)
	f.LayRegistry()
	f.Gather()
	f.WeighRuns()
	f.Namesakes()
	f.JoinPeople()
	f.JoinOrgPlaces()
	f.ResolveSingles()
	f.WeighSingles()
	f.cast(c)
	f.notePosts(c)
	f.votePronouns(c)
}

// spare has the finders that read no story at the moment. What is said of package annotate's spare
// drafts holds of them, too.
var spare struct {
	mu      sync.Mutex
	finders []*finder
}

// newFinder is a finder that has read another story, or a new one.
func newFinder() *finder {
	spare.mu.Lock()
	defer spare.mu.Unlock()
	last := len(spare.finders) - 1
	if last < 0 {
		return new(finder)
	}
	f := spare.finders[last]
	spare.finders = spare.finders[:last]
	return f
}

// finder finds the names of one story, and lays down who is in it. It is used again for another.
type finder struct {
	resolve.Resolver
	at         []MentionID // the cast's: by token, the mention over it, or NoMention
	votes      []vote      // by entity
	personAt   []EntityID  // by person: its entity, or NoEntity
	orgPlaceAt []EntityID  // the same by organisation or place
	sharing    bool        // a noun in the plural tells of each in a list what he is
}

func (f *finder) reset(in *Input) {
	src := read.Source{
		Text: in.Text, Tokens: in.Tokens, Sentences: in.Sentences, Words: in.Words, Pack: in.Pack,
	}
	f.Resolver.Reset(src, in.Registry, in.Date)
}

// longest is how many tokens a story may have for its room to be kept: few have a tenth.
const longest = 1 << 16

// release gives the finder back, without the story that it has read.
func (f *finder) release() {
	if f.Len() > longest {
		return
	}
	f.Resolver.Release()
	f.at = nil
	spare.mu.Lock()
	spare.finders = append(spare.finders, f)
	spare.mu.Unlock()
}
