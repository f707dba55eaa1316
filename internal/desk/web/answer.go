package web

import (
	"net/http"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/site"
)

// answer is what is next on the desk.
type answer struct {
	Card    *card  `json:"card"`    // nil: nothing is left
	Left    int    `json:"left"`    // in the queue that the filter leaves
	Whole   int    `json:"whole"`   // in the whole queue
	Decided int    `json:"decided"` // since the desk was opened
	Undo    int    `json:"undo"`    // how many steps can be undone
	By      string `json:"by"`
}

// answer is the card with a key, or else the next one that a filter leaves.
func (d *Desk) answer(f *filter, shown string) (answer, error) {
	if err := d.upToDate(); err != nil {
		return answer{}, err
	}
	out := answer{Decided: d.decided, Undo: len(d.steps), By: d.by}
	s, at, left := d.next(f)
	out.Left = left
	if _, _, out.Whole = d.next(&filter{}); shown != "" {
		_, c, err := d.current(shown, "")
		if out.Card = c; c != nil {
			c.Asked = d.second[c.Key]
		}
		return out, err
	}
	for at >= 0 {
		c, err := d.cardAt(s, at)
		if err != nil || c != nil {
			out.Card = c
			return out, err
		}
		s, at, out.Left = d.next(f)
	}
	return out, nil
}

// cardAt reads a story for the card of one of its items. Where the story is another than it was, it
// is taken up anew; there is no card then if the item has gone.
func (d *Desk) cardAt(s *story, at int) (*card, error) {
	id := s.items[at].id
	now, err := d.readAgain(s.file)
	if err != nil || now == nil {
		return nil, err
	}
	if _, at := d.find(key(s.file, id)); at < 0 {
		return nil, nil
	}
	c, ok := d.card(now, id)
	if ok {
		c.Asked = d.second[c.Key]
	}
	return c, nil
}

// read reads a story as it is now; nil where it cannot be read.
func (d *Desk) read(file string) (*site.StoryRead, error) {
	s, _, err := d.archive.Read(file)
	return s, err
}

// putting is what the page sends of a card that is not decided.
type putting struct {
	Key    string `json:"key"`
	Filter filter `json:"filter"`
}

// putOff puts a card behind all others, until the desk is opened again.
func (d *Desk) putOff(x *putting) (any, error) {
	if _, at := d.find(x.Key); at < 0 {
		return nil, refuse(http.StatusNotFound, "there is no such card")
	}
	delete(d.later, x.Key)
	d.put++
	d.later[x.Key] = d.put
	return d.answer(&x.Filter, "")
}

// naming is what the page sends of who decides.
type naming struct {
	By string `json:"by"`
}

// mostName is how long a name may be.
const mostName = 100

// sign notes who decides from now on.
func (d *Desk) sign(x *naming) (any, error) {
	by := oneLine(x.By)
	if by == "" || len(by) > mostName {
		return nil, refuse(http.StatusUnprocessableEntity, "write your name, as it is to stand in the files")
	}
	d.by = by
	return naming{By: by}, nil
}

// edit opens a card's story in the editor's own program.
func (d *Desk) edit(x *putting) (any, error) {
	s := d.stories[fileOf(x.Key)]
	switch {
	case s == nil:
		return nil, refuse(http.StatusNotFound, "there is no such story in the archive")
	case d.o.Edit == nil:
		return nil, refuse(http.StatusUnprocessableEntity,
			"no editor is named: set EDITOR, and open the desk again. The file is "+s.file)
	}
	if err := d.o.Edit(filepath.Join(d.o.Site.Dir, filepath.FromSlash(s.file))); err != nil {
		return nil, refuse(http.StatusUnprocessableEntity, "the editor could not be opened: "+err.Error())
	}
	return map[string]string{"file": s.file}, nil
}
