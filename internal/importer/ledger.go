package importer

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
)

// LedgerFile is where an archive remembers its imports, in the site folder.
const LedgerFile = "import.jsonl"

// ledger is what earlier imports have written.
type ledger struct {
	stories map[string]*line  // by key
	bytes   map[digest]*line  // by the digest of the original, of those known by their place
	topics  map[string]string // the topics made, and the digest of their files
}

// line is what is remembered of one story.
type line struct {
	key      string
	from     string // where the original stands
	original digest
	version  int32
	when     int64
	file     string // of the story, in the site folder
	written  digest
	notes    digest            // of its sidecar; zero without
	images   map[string]digest // by path in the site folder
	offered  digest            // the original whose new version lies in import-review
}

// lineJSON is a line as written. Its fields may grow, never change.
type lineJSON struct {
	Story   string            `json:"story,omitempty"`
	From    string            `json:"from,omitempty"`
	SHA256  string            `json:"sha256,omitempty"`
	Version int32             `json:"version,omitempty"`
	When    int64             `json:"when,omitempty"`
	File    string            `json:"file,omitempty"`
	Written string            `json:"written,omitempty"`
	Notes   string            `json:"notes,omitempty"`
	Images  map[string]string `json:"images,omitempty"`
	Offered string            `json:"offered,omitempty"`
	Topic   string            `json:"topic,omitempty"`
}

func newLedger() *ledger {
	return &ledger{stories: map[string]*line{}, bytes: map[digest]*line{}, topics: map[string]string{}}
}

// readLedger reads the record of earlier imports. One that is damaged is an error: without it an
// editor's words could be written over.
func readLedger(dir string) (*ledger, error) {
	l := newLedger()
	f, err := os.Open(filepath.Join(dir, LedgerFile))
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return l, l.read(f, LedgerFile)
}

func (l *ledger) read(r io.Reader, name string) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		if err := l.readLine(lines.Bytes()); err != nil {
			return damaged(name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return damaged(name, n+1, err)
	}
	return nil
}

func damaged(name string, line int, err error) error {
	return called.Errorf("%s:%d: %w; take the file back from git: it tells the import's words from an editor's",
		name, line, err)
}

func (l *ledger) readLine(src []byte) error {
	var j lineJSON
	if err := json.Unmarshal(src, &j); err != nil {
		return called.Errorf("this line cannot be read (%w)", err)
	}
	if j.Topic != "" {
		l.topics[j.Topic] = j.Written
		return nil
	}
	x := &line{key: j.Story, from: j.From, version: j.Version, when: j.When, file: j.File}
	if x.key == "" || !filepath.IsLocal(filepath.FromSlash(x.file)) || !called.HasPrefix(x.file, "content/stories/") {
		return errors.New("this line names no story of the archive")
	}
	err := errors.Join(unhex(j.SHA256, &x.original), unhex(j.Written, &x.written),
		unhex(j.Notes, &x.notes), unhex(j.Offered, &x.offered))
	for name, sum := range j.Images {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return called.Errorf("%q is no image of the archive", name)
		}
		if x.images == nil {
			x.images = map[string]digest{}
		}
		var d digest
		err = errors.Join(err, unhex(sum, &d))
		x.images[name] = d
	}
	l.put(x)
	return err
}

func unhex(s string, into *digest) error {
	if s == "" {
		return nil
	}
	if len(s) != hex.EncodedLen(len(into)) { // asked first: Decode writes past what is too short for it
		return called.Errorf("%q is no digest", s)
	}
	if _, err := hex.Decode(into[:], []byte(s)); err != nil {
		return called.Errorf("%q is no digest", s)
	}
	return nil
}

func (l *ledger) put(x *line) {
	l.stories[x.key] = x
	if called.HasPrefix(x.key, "file ") || called.HasPrefix(x.key, "row ") || called.HasPrefix(x.key, "sha256 ") {
		l.bytes[x.original] = x
	}
}

func (x *line) json() []byte {
	j := lineJSON{
		Story: x.key, From: x.from, SHA256: x.original.String(), Version: x.version, When: x.when,
		File: x.file, Written: x.written.String(),
	}
	if x.notes != (digest{}) {
		j.Notes = x.notes.String()
	}
	if x.offered != (digest{}) {
		j.Offered = x.offered.String()
	}
	for name, sum := range x.images {
		if j.Images == nil {
			j.Images = map[string]string{}
		}
		j.Images[name] = sum.String()
	}
	return encode(j)
}

func encode(j lineJSON) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(j); err != nil {
		panic(err) // it holds texts and numbers alone
	}
	return b.Bytes()
}

// write writes the whole record: a line a story, in the order of their files.
func (l *ledger) write(w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	all := make([]*line, 0, len(l.stories))
	for _, x := range l.stories {
		all = append(all, x)
	}
	order.By(all, func(a, b *line) int {
		if n := strings.Compare(a.file, b.file); n != 0 {
			return n
		}
		return strings.Compare(a.key, b.key)
	})
	for _, x := range all {
		b.Write(x.json())
	}
	topics := make([]string, 0, len(l.topics))
	for id := range l.topics {
		topics = append(topics, id)
	}
	slices.Sort(topics)
	for _, id := range topics {
		b.Write(encode(lineJSON{Topic: id, Written: l.topics[id]}))
	}
	return b.Flush()
}

//go:noinline
func (d digest) String() string { return hex.EncodeToString(d[:]) }

//go:noinline
func digestOf(data []byte) digest { return sha256.Sum256(data) }

// fileDigest is the digest of a file's bytes; ok is false where there is no such file.
func fileDigest(path string) (d digest, ok bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return d, false, nil
	}
	if err != nil {
		return d, false, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return d, false, err
	}
	h.Sum(d[:0])
	return d, true, nil
}
