package importer

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/content"
)

// stageFolder is where files are written before they are moved into place. The archive does not
// read it, for its name begins with a dot.
const stageFolder = ".import"

// stage writes files so that each is there whole or not at all, and keeps the journal of an import.
type stage struct {
	dir     string // the site folder
	journal *os.File
	made    map[string]bool // folders that are there
}

//go:noinline
func (s *stage) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *stage) journalFile() string { return s.path(stageFolder + "/journal") }

// openStage makes the folder, and takes over what an import that was killed has left.
func openStage(dir string, l *ledger) (*stage, error) {
	s := &stage{dir: dir, made: map[string]bool{}}
	if err := s.adopt(l, true); err != nil {
		return nil, err
	}
	if err := os.RemoveAll(s.path(stageFolder)); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(s.path(stageFolder), 0o777); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(s.journalFile(), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	s.journal = f
	return s, err
}

// adopt reads the journal of an import that was killed. A story that stands where the journal says,
// with the bytes that it says, is the import's own.
func (s *stage) adopt(l *ledger, mend bool) error {
	f, err := os.Open(s.journalFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	left := newLedger()
	lines := bufio.NewReader(f)
	for {
		src, err := lines.ReadBytes('\n')
		if err != nil {
			break // a line without an end was never acted upon
		}
		if len(bytes.TrimSpace(src)) == 0 {
			continue
		}
		if left.readLine(src) != nil {
			return nil
		}
	}
	for id, written := range left.topics {
		if d, ok, err := fileDigest(s.path(topicFile(id))); err != nil {
			return err
		} else if ok && d.String() == written {
			l.topics[id] = written
		}
	}
	for _, x := range left.stories {
		if err := s.adoptStory(l, x, mend); err != nil {
			return err
		}
	}
	if mend && (len(left.stories) > 0 || len(left.topics) > 0) {
		return s.putLedger(l)
	}
	return nil
}

func (s *stage) adoptStory(l *ledger, x *line, mend bool) error {
	sidecar := content.SidecarName(x.file)
	written, there, err := fileDigest(s.path(x.file))
	if err != nil {
		return err
	}
	notes, beside, err := fileDigest(s.path(sidecar))
	if err != nil {
		return err
	}
	switch ours := beside && notes == x.notes; {
	case there && written == x.written:
		if x.notes != (digest{}) && !ours {
			x.notes = digest{}
		}
		l.put(x)
	case !there && ours && mend:
		return os.Remove(s.path(sidecar)) // it was written before its story
	}
	return nil
}

// note writes lines into the journal, before what they say is done.
func (s *stage) note(lines []byte) error {
	_, err := s.journal.Write(lines)
	return err
}

// put writes a file whole.
//
//go:noinline
func (s *stage) put(name string, data []byte) error {
	return s.copy(name, bytes.NewReader(data))
}

// copy writes a file whole from a reader.
func (s *stage) copy(name string, r io.Reader) error {
	to := s.path(name)
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.path(stageFolder), "*-"+path.Base(clippedName(name)))
	if err != nil {
		return err
	}
	_, err = io.Copy(f, r)
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), to)
}

// clippedName keeps a temporary file's name below what a disk takes.
func clippedName(name string) string {
	base := path.Base(name)
	return clipped(base, 100)
}

// putLedger writes the record, where it differs from what is there.
func (s *stage) putLedger(l *ledger) error {
	if len(l.stories)+len(l.topics) == 0 {
		return nil
	}
	f, err := os.CreateTemp(s.path(stageFolder), "*-"+LedgerFile)
	if err != nil {
		return err
	}
	h := sha256.New()
	err = l.write(io.MultiWriter(f, h))
	if err = errors.Join(err, f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	if old, is, err := fileDigest(s.path(LedgerFile)); err != nil || is && old == digest(h.Sum(nil)) {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), s.path(LedgerFile))
}

// close removes the folder.
func (s *stage) close() error {
	return errors.Join(s.journal.Close(), os.RemoveAll(s.path(stageFolder)))
}

func topicFile(id string) string { return "content/topics/" + id + ".md" }
