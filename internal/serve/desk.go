package serve

import (
	"net/http"
	"os"
	"os/exec"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// DeskPath is where the desk stands below a site's base path: under a name that no page can have.
const DeskPath = ownFolder + "desk/"

// atDesk answers for the desk, where one was opened; false where the request is for something else.
// Nobody but the desk is asked to write.
func (s *server) atDesk(w http.ResponseWriter, r *http.Request) bool {
	shot := s.now()
	if s.o.Desk == nil || !called.HasPrefix(r.URL.Path, shot.path+called.TrimSuffix(DeskPath, "/")) {
		return false
	}
	name, under := called.CutPrefix(r.URL.Path, shot.path+DeskPath)
	if !under {
		if r.URL.Path+"/" != shot.path+DeskPath {
			return false
		}
		redirect(w, shot.base+DeskPath)
		return true
	}
	asked := r.Clone(r.Context())
	asked.URL.Path, asked.URL.RawPath = "/"+name, ""
	s.o.Desk.ServeHTTP(w, asked)
	return true
}

// Editor opens files in the program that a command names, "code --wait" say; nil for no command. It
// does not wait until the program ends.
func Editor(command string) func(path string) error {
	words := strings.Fields(command)
	if len(words) == 0 {
		return nil
	}
	return func(path string) error {
		c := exec.Command(words[0], append(words[1:], path)...)
		c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
		if err := c.Start(); err != nil {
			return err
		}
		go c.Wait()
		return nil
	}
}
