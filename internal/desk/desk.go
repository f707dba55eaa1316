// Package desk knows how an editor's decisions come about and into the archive's files: which
// quotations are most worth a minute, what is decided, and how that is written down.
//
// A decision is written as a block of YAML into the story's sidecar, or into its front matter where
// decisions stand there already (write.go). What else is in the file keeps its bytes: the text is
// changed at places that fields.Stretches measures, never written anew. Before anything is written
// the changed story is read as a build reads it. A decision that it would not honour, or that would
// change another, is a finding, and the file stays as it was. A file that was changed meanwhile is
// not written over.
//
// The blocks stand in the order of the story's text, a line a key, so that the branches of two
// editors merge.
package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

// Decision is what an editor has decided on one quotation. Whose it is, and its status, hold for
// the whole utterance that it belongs to.
type Decision struct {
	ID      string                 // the quotation's, or the utterance's
	Speaker *content.SpeakerChoice // nil: nothing is decided of it
	Speech  *bool                  // false: nobody said it, in none of the utterance's parts
	Status  annotate.Status        // "": as it was
	By      string
	On      time.Time // the day is what is written of it
	Note    string
}

// Desk is an archive whose stories are decided on. It may be used from several goroutines.
type Desk struct {
	dir  string
	read *site.Annotator
	mu   sync.Mutex // one file is written at a time
}

// Open reads the archive's settings and registry. What changes in them later is not seen: open it
// again. The findings are about them.
func Open(dir string) (*Desk, []diag.Finding, error) {
	read, found, err := site.NewAnnotator(site.AnnotateOptions{Dir: dir})
	if err != nil {
		return nil, nil, err
	}
	return &Desk{dir: dir, read: read}, found, nil
}

// Story reads a story by its path in the site folder, as it stands now; nil where there is none.
func (d *Desk) Story(file string) (*site.Annotated, error) { return d.read.Story(file) }

// Digest tells one state of a story's files from another.
func Digest(a *site.Annotated) string {
	h := sha256.New()
	if a.Story != nil {
		h.Write(a.Story.Source)
		h.Write([]byte{0})
		h.Write(a.Story.Notes)
	}
	return hex.EncodeToString(h.Sum(nil))[:20]
}

// GitUser is the name that git would sign a commit in the folder with, or "".
func GitUser(dir string) string {
	out, err := exec.Command("git", "-C", dir, "config", "user.name").Output()
	if err != nil {
		return ""
	}
	return oneLine(string(out))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
