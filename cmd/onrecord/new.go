package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/slug"
)

type newCmd struct {
	siteFlag
	ID   string   `name:"id" help:"${id_help}" placeholder:"ID"`
	Kind string   `arg:"" enum:"story,person,organisation,place,topic" help:"${kind_help}"`
	Name []string `arg:"" help:"The story's title, or the name."`
}

func (newCmd) Help() string {
	return `Makes a file with what such a file can say, and tells you where it is. Nothing is ever overwritten.

  onrecord new story "Ferry inquiry opens"
  onrecord new person "Tobias Renn"
  onrecord new organisation "Harbour Board"
  onrecord new person --id anna-lund-mayor "Anna Lund"`
}

func (c *newCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	today, err := s.today(dir)
	if err != nil {
		return err
	}
	name := strings.Join(strings.Fields(strings.Join(c.Name, " ")), " ")
	id := c.ID
	if id == "" {
		id = slug.ID(name)
	}
	if id == "" || slug.ID(id) != id {
		return called.Errorf("%q cannot be an id: an id is small letters and numbers with hyphens between them; choose "+
			"one with --id", id)
	}
	file := skeletonFile(c.Kind, id, today)
	if err := c.free(dir, id, today); err != nil {
		return err
	}
	if err := create(filepath.Join(dir, filepath.FromSlash(file)), skeleton(c.Kind, name, today)); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s is ready to be written in%s\n", filepath.Join(dir, filepath.FromSlash(file)), advice[c.Kind])
	return nil
}

// today is the day in the archive's time zone.
func (s *streams) today(dir string) (time.Time, error) {
	now, err := s.now()
	if err != nil {
		return now, err
	}
	src, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		return now, err
	}
	cfg, found := config.Read("site.yaml", src)
	if diag.HasErrors(found) {
		s.findings(dir, diag.Sort(found))
		return now, errors.New("site.yaml has errors: mend them first")
	}
	return now.In(cfg.Location), nil
}

// registryFolders are the folders of the kinds of entry. An id stands in one of them only.
var registryFolders = map[string]string{"person": "people", "organisation": "organisations", "place": "places",
	"topic": "topics"}

// free is an error, with a next step, where the file or the id is taken.
func (c *newCmd) free(dir, id string, today time.Time) error {
	rivals := []string{skeletonFile(c.Kind, id, today)}
	for _, kind := range []string{"person", "organisation", "place"} {
		if c.Kind != "story" && c.Kind != "topic" {
			rivals = append(rivals, skeletonFile(kind, id, today))
		}
	}
	for _, rival := range rivals {
		if _, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(rival))); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		return called.Errorf("%s exists already; edit it, or choose another id: --id %s", rival, c.otherID(dir, id, today))
	}
	return nil
}

// otherID is an id like id that is not taken.
func (c *newCmd) otherID(dir, id string, today time.Time) string {
	for n := 2; ; n++ {
		other := fmt.Sprintf("%s-%d", id, n)
		if c.free(dir, other, today) == nil {
			return other
		}
	}
}

// create writes a new file, making the folders above it.
func create(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
