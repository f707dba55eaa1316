package desk

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

// Undo takes back what one call of Write has written.
type Undo struct {
	Story         string // the story's file
	File          string // the file that was written
	before, after []byte
	made          bool // there was no such file before
}

// Write puts decisions on one story into its sidecar, or into its front matter where decisions
// stand there already: all of them or, where there are findings, none. a is the story as it was
// shown to the editor. Where its files have changed since, that is a finding with the code
// "changed": read it again and show it anew.
func (d *Desk) Write(a *site.Annotated, decisions ...Decision) (*Undo, []diag.Finding, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if a.Story == nil || a.Result == nil {
		return nil, a.Findings, nil
	}
	if found, err := d.unchanged(a); len(found) > 0 || err != nil {
		return nil, found, err
	}
	w, _, found := d.put(a, oneByOne(a, decisions))
	if len(found) > 0 || w.into == "" {
		return nil, found, nil
	}
	u := &Undo{Story: a.Story.File, File: w.into}
	if w.into == a.Story.File {
		u.before, u.after = a.Story.Source, w.src
	} else {
		u.before, u.after, u.made = a.Story.Notes, w.notes, a.Story.Sidecar == ""
	}
	return u, nil, d.replace(u.File, u.after)
}

// oneByOne makes of each decision such as concern one key: that words are no speech is decided of
// each part of an utterance, whose they are and a status perhaps in two places.
func oneByOne(a *site.Annotated, decisions []Decision) []Decision {
	var all []Decision
	for _, x := range decisions {
		switch {
		case x.Speech != nil && !*x.Speech:
			x.Speaker = nil
			parts := 0
			for _, q := range a.Result.Quotations {
				if q.Utterance == x.ID && q.Speech {
					part := x
					part.ID = q.ID
					all = append(all, part)
					parts++
				}
			}
			if parts == 0 {
				all = append(all, x)
			}
		case x.Speech != nil && x.Speaker != nil:
			x.Speech = nil // whoever has a speaker is speech
			all = append(all, oneByOne(a, []Decision{x})...)
		case x.Speaker != nil && x.Status != "":
			speaker, status := x, x
			speaker.Status, status.Speaker, status.Speech = "", nil, nil
			all = append(all, speaker, status)
		default:
			all = append(all, x)
		}
	}
	return all
}

// unchanged compares a story's files with what was read of them.
func (d *Desk) unchanged(a *site.Annotated) ([]diag.Finding, error) {
	src, err := d.bytes(a.Story.File)
	if err != nil {
		return nil, err
	}
	notes, err := d.bytes(content.SidecarName(a.Story.File))
	if err != nil {
		return nil, err
	}
	same := src != nil && bytes.Equal(src, a.Story.Source) && (notes != nil) == (a.Story.Sidecar != "") &&
		bytes.Equal(notes, a.Story.Notes)
	if same {
		return nil, nil
	}
	return []diag.Finding{changed(a.Story.File)}, nil
}

func changed(file string) diag.Finding {
	return diag.Finding{Pos: diag.Pos{File: file}, Code: "changed",
		Message: "the story's file, or its sidecar, was changed meanwhile, so nothing was written",
		Hint:    "look at it again as it is now"}
}

// bytes is what stands in a file of the site folder; nil where it is not there.
func (d *Desk) bytes(name string) ([]byte, error) {
	b, err := os.ReadFile(d.disk(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case b == nil && err == nil:
		return []byte{}, nil
	}
	return b, err
}

func (d *Desk) disk(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

// Undo gives a file the bytes back that it had before a call of Write. Where it has been changed
// since, it loses only the lines that were written, if they stand there still, and once.
func (d *Desk) Undo(u *Undo) ([]diag.Finding, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	now, err := d.bytes(u.File)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(now, u.after) && now != nil {
		if u.made {
			return nil, os.Remove(d.disk(u.File))
		}
		return nil, d.replace(u.File, u.before)
	}
	without, ok := takeBack(now, u.before, u.after)
	if !ok {
		return []diag.Finding{notUndone(u.File)}, nil
	}
	if found, err := d.stillReads(u, without); len(found) > 0 || err != nil {
		return found, err
	}
	return nil, d.replace(u.File, without)
}

func notUndone(file string) diag.Finding {
	return diag.Finding{Pos: diag.Pos{File: file}, Code: "changed",
		Message: "what was written here has been changed meanwhile, so it cannot be taken back",
		Hint:    "open the file, and delete or mend the decision there"}
}

// takeBack turns the lines that differ between before and after back, in a text that has become a
// third one.
func takeBack(now, before, after []byte) ([]byte, bool) {
	from := 0
	for from < len(before) && from < len(after) && before[from] == after[from] {
		from++
	}
	from = bytes.LastIndexAny(after[:from], "\r\n") + 1
	tail := 0
	for tail < len(before)-from && tail < len(after)-from && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	for tail > 0 && !beginsLine(after, len(after)-tail) {
		tail--
	}
	for range 4 { // with as much of what stands around as tells which lines are meant
		lines := after[from : len(after)-tail]
		n := bytes.Count(now, lines)
		if len(bytes.TrimSpace(lines)) > 0 && n <= 1 {
			return bytes.Replace(now, lines, before[from:len(before)-tail], 1), n == 1
		}
		from = lineBefore(after, from)
		tail -= len(firstLine(after[len(after)-tail:]))
	}
	return nil, false
}

// lineBefore is where the line begins that ends right before byte at, where another begins.
func lineBefore(text []byte, at int) int {
	for at--; at > 0 && !beginsLine(text, at); at-- {
	}
	return max(at, 0)
}

// firstLine is a text's first line, with its line end.
func firstLine(text []byte) []byte {
	for at := 1; at < len(text); at++ {
		if beginsLine(text, at) {
			return text[:at]
		}
	}
	return text
}

// beginsLine reports whether a line begins at byte at of a text.
func beginsLine(text []byte, at int) bool {
	return at == 0 || text[at-1] == '\n' || text[at-1] == '\r' && !called.BytesHavePrefix(text[at:], []byte("\n"))
}

// stillReads complains where a story would have errors, with one of its files changed, that it has
// not now.
func (d *Desk) stillReads(u *Undo, text []byte) ([]diag.Finding, error) {
	src, err := d.bytes(u.Story)
	if err != nil {
		return nil, err
	}
	notes, err := d.bytes(content.SidecarName(u.Story))
	if err != nil {
		return nil, err
	}
	now := d.read.Text(u.Story, src, notes)
	if u.File == u.Story {
		src = text
	} else {
		notes = text
	}
	if len(freshErrors(now.Findings, d.read.Text(u.Story, src, notes).Findings)) > 0 {
		return []diag.Finding{notUndone(u.File)}, nil
	}
	return nil, nil
}

// replace puts a file in place at once: whoever reads it, or kills the program, has the old one
// whole or the new one. A link is followed, inside the site folder.
func (d *Desk) replace(name string, text []byte) (err error) {
	target, err := d.target(name)
	if err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(target); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".onrecord-*.tmp")
	if err != nil {
		return called.Errorf("writing a decision: %w", err)
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), target)
	}
	if err != nil {
		os.Remove(f.Name())
		return called.Errorf("writing a decision into %s: %w", name, err)
	}
	return nil
}

// target is the path of the file that a name means, its links followed, which must lie in the site
// folder.
func (d *Desk) target(name string) (string, error) {
	path := d.disk(name)
	root, err := filepath.EvalSymlinks(d.dir)
	if err != nil {
		return "", err
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, filepath.Base(path))
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	inside, err := filepath.Rel(root, path)
	if err != nil || inside == ".." || called.HasPrefix(inside, ".."+string(filepath.Separator)) {
		return "", called.Errorf("%s leads out of the site folder, where nothing is written", name)
	}
	return path, nil
}
