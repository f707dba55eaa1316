// Package gone says where words still stand that must not be read anywhere any more: a name that
// was hidden, a sentence that was withdrawn.
//
// It looks at every byte of the published folder, of the cache and of the record of addresses, and
// at the files' names. Words are known in any spelling in which a person or a program may read
// them: in other capitals, accents and hyphens, as an id, with the escapes of HTML, XML, JSON and
// addresses, one in another, and with tags between the letters. What is compressed is looked into.
// What cannot be looked into is said.
package gone

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/readings"
)

// Folder is a folder to look in.
type Folder struct {
	Dir     string // on disk
	Name    string // how findings call it: "build"
	Hint    string // what takes words out of it
	IsCache bool   // its entries are read as package cache reads them, too
	Beside  string // only files with this ending, where it is not ""
}

// Looked counts what was looked at.
type Looked struct {
	Files int
	Bytes int64 // as they are after whatever was compressed
}

// Look looks for each of several words, or names of several words, in folders. Words that stand
// somewhere are errors; what cannot be looked into is a warning.
func Look(words []string, folders ...Folder) (found []diag.Finding, all Looked, err error) {
	var wanted []wanted
	for _, w := range words {
		wanted = append(wanted, want(w))
	}
	for _, f := range folders {
		in, looked, err := f.look(wanted)
		if err != nil {
			return nil, all, err
		}
		found = append(found, in...)
		all.Files += looked.Files
		all.Bytes += looked.Bytes
	}
	return diag.Sort(found), all, nil
}

func (f Folder) look(words []wanted) (found []diag.Finding, all Looked, err error) {
	names, found, err := f.list()
	if err != nil {
		return nil, all, err
	}
	type seen struct {
		found []diag.Finding
		bytes int64
		err   error
	}
	for _, s := range par.Map(names, func(_ int, name string) (s seen) {
		data, err := os.ReadFile(filepath.Join(f.Dir, filepath.FromSlash(name)))
		if errors.Is(err, fs.ErrNotExist) {
			return s
		}
		l := looker{folder: f, file: name, words: words}
		l.look(data, 0)
		return seen{l.found, l.bytes, err}
	}) {
		found = append(found, s.found...)
		all.Files++
		all.Bytes += s.bytes
		err = errors.Join(err, s.err)
	}
	if !f.IsCache || err != nil {
		return found, all, err
	}
	l := f.lookInCache(words, found)
	all.Bytes += l.bytes
	return l.found, all, nil
}

// list names the files of the folder. A folder that is not there has none, which is a note.
func (f Folder) list() (names []string, found []diag.Finding, err error) {
	err = filepath.WalkDir(f.Dir, func(p string, d fs.DirEntry, err error) error {
		if p == f.Dir && errors.Is(err, fs.ErrNotExist) {
			none := f.finding("", diag.Note, "no-folder", "there is no such folder: nothing is in it", "")
			found = append(found, none)
			return fs.SkipAll
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(f.Dir, p)
		if name := filepath.ToSlash(rel); d.Type().IsRegular() {
			if called.HasSuffix(name, f.Beside) {
				names = append(names, name)
			}
		} else if !d.IsDir() {
			found = append(found, f.finding(name, diag.Warning, "not-looked-into",
				"this is a link or no file, and was not looked into", "look at it yourself"))
		}
		return err
	})
	return names, found, err
}

// lookInCache looks at what the cache keeps, as it is when uncompressed. found is what was found in
// its files.
func (f Folder) lookInCache(words []wanted, found []diag.Finding) looker {
	l := looker{folder: f, file: "data", words: words, found: found}
	err := cache.Each(f.Dir, func(_ cache.Origin, data []byte) error {
		l.look(data, 0)
		return nil
	})
	if err != nil {
		l.add(diag.Warning, 0, "not-looked-into", fmt.Sprintf("the cache could not be read: %v", err),
			"delete the folder: it is made again")
	}
	return l
}

func (f Folder) finding(name string, severity diag.Severity, code, message, hint string) diag.Finding {
	return diag.Finding{Pos: diag.Pos{File: path.Join(f.Name, name)}, Severity: severity, Code: code, Message: message,
		Hint: hint}
}

// looker looks at one file, and at what is compressed in it.
type looker struct {
	folder Folder
	file   string
	words  []wanted
	found  []diag.Finding
	bytes  int64
	said   bool // that something in it could not be looked into
}

// isTerms are the files of the search that hold words without their endings.
var isTerms = pattern.New(`(^|/)` + called.TrimSuffix(address.SearchFile("terms", ""), ".json"))

// deepest is how many compressed files may lie one in another.
const deepest = 4

// look looks at data, which lies so deep in compressed files.
func (l *looker) look(data []byte, depth int) {
	l.bytes += int64(len(data))
	unpacked, is, err := unpack(data)
	switch {
	case is && err == nil && depth < deepest:
		for _, inner := range unpacked {
			l.look(inner, depth+1)
		}
	case is:
		l.add(diag.Warning, 0, "not-looked-into", "what is compressed here could not be looked into",
			"look at it yourself")
	}
	l.closed(data, is)
	var spelled []string
	for _, text := range readings.Texts(data) {
		spelled = append(spelled, readings.Of(l.file+"\n"+text)...)
	}
	for _, w := range l.words {
		around, in := w.in(spelled)
		if !in && isTerms.MatchString(l.file) && w.isTerm(spelled) {
			around, in = w.term, true
		}
		if !in || l.has(w.words) {
			continue
		}
		line := 0
		if i := bytes.Index(bytes.ToLower(data), bytes.ToLower([]byte(w.words))); i >= 0 && depth == 0 {
			line = 1 + bytes.Count(data[:i], []byte("\n"))
		}
		l.add(diag.Error, line, "not-gone", fmt.Sprintf("%q still stands here: …%s…", w.words, around), l.folder.Hint)
	}
}

// closed says that data, which is no archive, cannot be looked into. Of the cache's own files that
// is known: what they hold is looked at by itself.
func (l *looker) closed(data []byte, archive bool) {
	what := closed(l.file, data)
	if what == "" || archive || l.folder.IsCache || l.said {
		return
	}
	l.said = true
	l.add(diag.Warning, 0, "not-looked-into", fmt.Sprintf("this is %s, and words in it may not be found", what),
		"look at it yourself")
}

// has reports whether the words have been found in the file already.
func (l *looker) has(words string) bool {
	for _, f := range l.found {
		if called.HasPrefix(f.Message, fmt.Sprintf("%q ", words)) {
			return true
		}
	}
	return false
}

func (l *looker) add(severity diag.Severity, line int, code, message, hint string) {
	f := l.folder.finding(l.file, severity, code, message, hint)
	f.Line = line
	l.found = append(l.found, f)
}

// largest is how many bytes one compressed file may become.
const largest = 1 << 30

var errLarge = errors.New("too large")

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err == nil && len(data) > largest {
		err = errLarge
	}
	return data, err
}
