// Package web is the desk: a page of the local preview on which an editor decides on quotations,
// one card after the other, and on the people whom the archive proposes.
//
// It holds no account of its own. What is to be done follows from the archive's files, and each
// decision is written into them before its answer is sent, so that a desk which is killed loses the
// decision in hand and no other. File by file:
//
//   - secure.go says who may ask: this page alone, from this machine.
//   - items.go keeps what is known of each utterance that nobody has decided yet, and which is
//     next.
//   - card.go shows one of them: the words in their paragraphs, with all that the reading leans on.
//   - decide.go writes a decision, reads the story again, and says what else it changed.
//   - groups.go finds what may be decided alike: the same words elsewhere, a bare surname, one
//     rule.
//   - find.go finds anybody registered or printed.
//   - people.go does the same for the people whom the archive quotes and has no file of.
//
// The page itself is three files of its own (page.html, desk.css, desk.js): none of the published
// site's templates leads to it.
package web

import (
	"cmp"
	"crypto/rand"
	"encoding/base64"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/site"
)

// Options say for which archive the desk is, and what it may do on this machine.
type Options struct {
	Site  site.Options
	By    string                  // who decides; "": the page asks once
	Edit  func(path string) error // opens a file in the editor's own program; nil: there is none
	Today func() time.Time        // the day that stands in decisions
	// Second asks a second reader about a story, once, when the desk is opened; nil: there is none.
	Second func(*site.Annotated) ([]desk.Answer, error)
	Tell   func(*desk.Reviewed) // is told what a second reader has and has not done
}

// Desk answers the page's requests.
type Desk struct {
	o     Options
	token string

	mu sync.Mutex
	view
	stories map[string]*story // by file
	order   []string          // the files in order
	names   *printedNames
	writer  *desk.Desk
	later   map[string]int // the keys of cards that were put off, and as the how manieth
	said    map[string]int // how often each person is quoted
	copies  map[string]int // how often words are
	put     int            // how many cards were put off
	alike   []alike        // what may be decided as the last card was
	steps   []step         // what can be undone, the last at the end
	by      string
	decided int // since the desk was opened
	people  *peopleQueue
	second  map[string]string // what a second reader says otherwise, by card
	known   map[string]stamp  // the states of the archive's files as they were read
	asked   atomic.Int64      // when something was last written, in nanoseconds
	stale   bool              // the registry was changed from here: the archive is to be read anew
}

// New opens the desk of an archive: all its stories are read once.
func New(o Options) (*Desk, error) {
	secret := make([]byte, 18)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	d := &Desk{o: o, token: base64.RawURLEncoding.EncodeToString(secret), by: o.By, later: map[string]int{}}
	if err := d.askSecond(); err != nil {
		return nil, err
	}
	if err := d.Reload(); err != nil {
		return nil, err
	}
	return d, nil
}

// askSecond asks a second reader about all stories, and keeps where it says something else.
func (d *Desk) askSecond() error {
	if d.o.Second == nil {
		return nil
	}
	r, err := desk.Review(desk.ReviewOptions{Site: d.o.Site, Second: d.o.Second})
	if err != nil {
		return called.Errorf("asking a second reader: %w", err)
	}
	d.second = map[string]string{}
	for _, x := range r.Queue() {
		if x.Second == nil {
			continue
		}
		says := "A second reader says " + cmp.Or(strings.Join(x.Second.Speakers, " and "), "nobody") + "."
		if x.Second.Note != "" {
			says += " " + x.Second.Note
		}
		d.second[key(x.Story.File, x.ID)] = says
	}
	if d.o.Tell != nil {
		d.o.Tell(r)
	}
	return nil
}

// Reload reads the archive anew.
func (d *Desk) Reload() error {
	fresh, err := d.readArchive()
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.take(fresh)
	return nil
}

// fresh is an archive as it was read.
type fresh struct {
	archive *site.Opened
	writer  *desk.Desk
	stories map[string]*story
	order   []string
	known   map[string]stamp
}

// readArchive reads the whole archive.
func (d *Desk) readArchive() (*fresh, error) {
	known, err := d.stamps()
	if err != nil {
		return nil, called.Errorf("opening the desk: %w", err)
	}
	opened, _, err := site.Open(d.o.Site)
	if err != nil {
		return nil, called.Errorf("opening the desk: %w", err)
	}
	writer, _, err := desk.Open(d.o.Site.Dir)
	if err != nil {
		return nil, called.Errorf("opening the desk: %w", err)
	}
	files := opened.Files()
	all, err := site.ReadAll(opened, files, func(s *site.StoryRead) *story { return storyOf(s) })
	if err != nil {
		return nil, called.Errorf("opening the desk: %w", err)
	}
	stories := make(map[string]*story, len(files))
	for i, file := range files {
		if all[i] != nil {
			stories[file] = all[i]
		}
	}
	return &fresh{opened, writer, stories, files, known}, nil
}

// take takes up an archive as it was read.
func (d *Desk) take(f *fresh) {
	d.archive, d.writer, d.stories, d.order = f.archive, f.writer, f.stories, f.order
	d.known, d.people, d.stale = f.known, nil, false
	d.names = gatherNames(d.archive, d.inOrder())
	d.weigh()
}

// upToDate reads the archive anew where its registry was changed from here.
func (d *Desk) upToDate() error {
	if !d.stale {
		return nil
	}
	f, err := d.readArchive()
	if err == nil {
		d.take(f)
	}
	return err
}

// inOrder are the stories that could be read, in the order of their files.
//
//go:noinline
func (d *Desk) inOrder() []*story {
	out := make([]*story, 0, len(d.order))
	for _, file := range d.order {
		if s := d.stories[file]; s != nil {
			out = append(out, s)
		}
	}
	return out
}

// keep takes up a story as it was read anew.
func (d *Desk) keep(s *story) {
	d.stories[s.file] = s
	d.weighStory(s)
}
