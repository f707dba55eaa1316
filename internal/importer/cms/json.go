package cms

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// JSON is records of any system: a list of them, an object that holds a list, one record, or one a
// line (JSON Lines). Of several lists in a file the longest is the stories.
func JSON() item.Format {
	return item.Format{
		ID: "json", Title: "records (JSON, JSON Lines)",
		Recognises: func(in item.Input) int {
			head := bytes.TrimSpace(called.TrimBytes(in.Head, []byte("\xef\xbb\xbf")))
			if len(head) < 2 || !looksJSON(head) {
				return 0
			}
			if ext := strings.ToLower(path.Ext(in.Place.Source)); ext == ".json" || ext == ".jsonl" ||
				ext == ".ndjson" {
				return 45
			}
			return 40
		},
		Read: readJSON,
	}
}

// looksJSON reports whether text begins as a list or an object does.
func looksJSON(head []byte) bool {
	d := json.NewDecoder(bytes.NewReader(head))
	first, err := d.Token()
	if err != nil {
		return false
	}
	next, err := d.Token()
	switch first {
	case json.Delim('{'):
		_, isName := next.(string)
		return isName || next == json.Delim('}') || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF)
	case json.Delim('['):
		_, opens := next.(json.Delim)
		return opens
	}
	return false
}

// readJSON finds where the records stand, then reads them.
func readJSON(in item.Input, to item.Sink) error {
	t := newTable(in, to)
	var included refers
	add := func(at item.Place, raw []byte) error {
		r, ok := recordOf(at, raw)
		if !ok {
			return to.Aside(at, bytes.Clone(raw), "This is no record: it has no names.")
		}
		included.add(&r)
		return t.add(r)
	}
	if isLines(in.Head) {
		if err := eachLine(in, to, add); err != nil {
			return err
		}
		return t.end()
	}
	where, err := longestList(in)
	if err != nil {
		return err
	}
	if included, err = readRefers(in, to); err != nil {
		return err
	}
	if included != nil {
		where = list{path: []string{"data", "*"}}
	}
	if err := eachRecord(in, where, to, add); err != nil {
		return err
	}
	return t.end()
}

// isLines reports whether a file has a record a line.
func isLines(head []byte) bool {
	first, rest, ok := bytes.Cut(called.TrimBytes(head, []byte("\xef\xbb\xbf")), []byte("\n"))
	first, rest = bytes.TrimSpace(first), bytes.TrimSpace(rest)
	return ok && called.BytesHavePrefix(first, []byte("{")) && called.BytesHavePrefix(rest, []byte("{")) &&
		json.Valid(first)
}

// eachLine hands on the records of a file that has one a line. One that is broken stops no other.
func eachLine(in item.Input, to item.Sink, do func(at item.Place, raw []byte) error) error {
	f, err := openText(in)
	if err != nil {
		return err
	}
	defer f.close()
	r := newRows(f, "")
	for n := 0; ; {
		line, err := r.readLine()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		n++
		at := item.Place{Source: in.Place.Source, Line: r.line, Name: fmt.Sprintf("record %d", n)}
		if !json.Valid(line) {
			err = to.Aside(at, bytes.Clone(line), "This line is not well-formed JSON: mend it, or export it again.")
		} else {
			err = do(at, line)
		}
		if err != nil {
			return err
		}
	}
}

// decoderOf reads JSON token by token, with numbers as they are written.
func decoderOf(r io.Reader) *json.Decoder {
	d := json.NewDecoder(r)
	d.UseNumber()
	return d
}

// opened is a file as UTF-8.
type opened struct {
	io.Reader
	file io.Closer
}

func (o opened) close() { o.file.Close() }

// openText opens a file as UTF-8, without a byte order mark.
func openText(in item.Input) (opened, error) {
	enc, err := encodingOf(in)
	if err != nil {
		return opened{}, err
	}
	f, err := in.Open()
	if err != nil {
		return opened{}, err
	}
	return opened{enc.NewReader(f), f}, nil
}

// list is where records stand: the steps to the list that holds them.
type list struct {
	path []string // names of members; "*" for the elements of a list, and for all members of a table of records
	sole bool     // the file is one record
	// named is called for each record, where path has a "?", with the member that it stands for.
	named func(table string, at item.Place, raw []byte) error
}

// maxWalk is how deep lists of records are looked for.
const maxWalk = 6

// longestList reads the file once and finds the list of objects that holds most of it.
func longestList(in item.Input) (list, error) {
	f, err := openText(in)
	if err != nil {
		return list{}, err
	}
	defer f.close()
	rope := &leash{r: f, on: true}
	s := &surveyor{d: decoderOf(rope), rope: rope, sizes: map[string]int64{}, records: map[string]bool{}}
	t, _ := s.d.Token()
	if t == json.Delim('[') {
		return list{path: []string{"*"}}, nil
	}
	s.value(nil, t, 0) // a file that breaks off in the middle is told where the records are read
	best, most := "", int64(0)
	for _, p := range s.order {
		if s.sizes[p] > most {
			best, most = p, s.sizes[p]
		}
	}
	if best == "" || s.own > most || s.isRecord && !s.records[best] {
		return list{sole: true}, nil
	}
	return list{path: strings.Split(best, "\x00")}, nil
}

// surveyor measures the lists of a file.
type surveyor struct {
	d        *json.Decoder
	rope     *leash
	sizes    map[string]int64
	order    []string
	records  map[string]bool // lists whose first element has a date or a title, as stories have
	dated    bool
	titled   bool
	isRecord bool // the file itself has both at the top

	own int64 // bytes of the words that stand at the top, in no list: the file is a record itself
}

// value measures what stands at path, of which the first token has been read, and reports whether
// it is whole. Before it, from bytes were read.
func (s *surveyor) value(path []string, first json.Token, from int64) bool {
	delim, opens := first.(json.Delim)
	switch {
	case opens && len(path) >= maxWalk:
		return skipRest(s.d, s.rope, delim, len(path)) == nil
	case delim == '{':
		return s.object(path, from)
	case opens:
		return s.list(path, from)
	}
	if len(path) == 1 {
		s.own += s.d.InputOffset() - from
	}
	return true
}

// list measures a list.
func (s *surveyor) list(path []string, from int64) bool {
	var first json.RawMessage
	whole := true
	if s.d.More() {
		s.rope.free = 0
		whole = s.d.Decode(&first) == nil
	}
	objects := called.BytesHavePrefix(first, []byte("{"))
	if objects && tells(first) {
		s.records[strings.Join(append(path[:len(path):len(path)], "*"), "\x00")] = true
	}
	for whole && s.d.More() {
		whole = skipWhole(s.d, s.rope) == nil
	}
	if objects {
		s.note(append(path, "*"), s.d.InputOffset()-from)
	}
	return whole && skipClose(s.d)
}

// top notes what the file's own members tell.
func (s *surveyor) top(name string) {
	for _, r := range append(named(name), named(name+".basic")...) {
		s.dated = s.dated || r.key == "date" && r.rank < 50
		s.titled = s.titled || r.key == "title" && r.rank < 50
	}
	s.isRecord = s.dated && s.titled
}

// tells reports whether the first element of a list has what a story has.
func tells(raw []byte) bool {
	r, ok := recordOf(item.Place{}, raw)
	if !ok {
		return false
	}
	for _, f := range r.fields {
		for _, x := range named(f.name) {
			if x.rank < 50 && (x.key == "date" || x.key == "title") {
				return true
			}
		}
	}
	return false
}

func (s *surveyor) note(path []string, size int64) {
	key := strings.Join(path, "\x00")
	if _, known := s.sizes[key]; !known {
		if len(s.order) >= 1000 {
			return
		}
		s.order = append(s.order, key)
	}
	s.sizes[key] += size
}

// object measures the members of an object, of which Ghost and others hide their lists in lists.
func (s *surveyor) object(path []string, from int64) bool {
	members, objects := 0, 0
	for s.d.More() {
		s.rope.free = 0
		name, err := s.d.Token()
		before := s.d.InputOffset()
		if err != nil {
			return false
		}
		members++
		if len(path) == 0 {
			s.top(name.(string))
		}
		first, err := s.d.Token()
		if first == json.Delim('{') {
			objects++
		}
		if err != nil || !s.value(append(path[:len(path):len(path)], name.(string)), first, before) {
			return false
		}
	}
	whole := skipClose(s.d)
	if members > 2 && objects == members && len(path) < 3 {
		s.note(append(path, "*"), s.d.InputOffset()-from)
	}
	return whole
}

// leash lets a decoder read no more than maxFile at once without anybody taking a record: a value
// of a gigabyte is no story, and is not to be held.
type leash struct {
	r    io.Reader
	free int64 // bytes read since the last record; below 0: no leash
	on   bool
}

// skipValue passes a value, however long: of tables and of lists, one element after the other.
func skipValue(d *json.Decoder, rope *leash, depth int) error {
	if depth > maxWalk {
		return skipWhole(d, rope)
	}
	rope.free = 0
	t, err := d.Token()
	if opened, ok := t.(json.Delim); ok {
		return skipRest(d, rope, opened, depth)
	}
	return err
}

// skipRest passes what is left of the list or object that was opened.
func skipRest(d *json.Decoder, rope *leash, opened json.Delim, depth int) error {
	for d.More() {
		if opened == '[' {
			if err := skipWhole(d, rope); err != nil {
				return err
			}
			continue
		}
		rope.free = 0
		if _, err := d.Token(); err != nil {
			return err
		}
		if err := skipValue(d, rope, depth+1); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// skipWhole passes a value that is no longer than a record may be.
func skipWhole(d *json.Decoder, rope *leash) error {
	rope.free = 0
	return d.Decode(&skipped{})
}

// skipped takes any value, and keeps nothing of it.
type skipped struct{}

func (*skipped) UnmarshalJSON([]byte) error { return nil }

// skipClose passes the end of a list or object, and reports whether it is there.
func skipClose(d *json.Decoder) bool {
	_, err := d.Token()
	return err == nil
}

var errLong = errors.New("a value longer than 32 MB")

func (l *leash) Read(p []byte) (int, error) {
	if l.on && l.free > maxFile {
		return 0, errLong
	}
	n, err := l.r.Read(p)
	l.free += int64(n)
	return n, err
}

// eachRecord hands on the values of a list, each with the line on which it begins.
func eachRecord(in item.Input, where list, to item.Sink, do func(at item.Place, raw []byte) error) error {
	f, err := openText(in)
	if err != nil {
		return err
	}
	defer f.close()
	lines := &lineCounter{r: f}
	rope := &leash{r: lines, on: true}
	w := &walker{in: in, lines: lines, rope: rope, d: decoderOf(rope), do: do}
	if where.sole {
		where.path = nil
	}
	if where.named != nil {
		w.do = func(at item.Place, raw []byte) error { return where.named(w.table, at, raw) }
	}
	err = w.walk(where.path)
	var broken *brokenJSON
	if errors.As(err, &broken) {
		at := item.Place{Source: in.Place.Source, Line: lines.at(w.d.InputOffset())}
		return to.Aside(at, nil, fmt.Sprintf("The file is not well-formed JSON from here on (%v), after %d records "+
			"that were read: mend it, or export it again.", broken.err, w.n))
	}
	return err
}

// brokenJSON is a mistake of the file.
type brokenJSON struct{ err error }

func (b *brokenJSON) Error() string { return b.err.Error() }

func broken(err error) error {
	switch err {
	case nil:
		return nil
	case io.EOF:
		err = io.ErrUnexpectedEOF
	}
	return &brokenJSON{err}
}

// walker goes to the records and hands them on.
type walker struct {
	in    item.Input
	lines *lineCounter
	rope  *leash
	d     *json.Decoder
	raw   json.RawMessage // the record at hand
	n     int
	table string // the member that "?" of the path stands for
	do    func(at item.Place, raw []byte) error
}

func (w *walker) walk(path []string) error {
	if len(path) == 0 {
		return w.record()
	}
	t, err := w.d.Token()
	switch {
	case err != nil:
		return broken(err)
	case t == json.Delim('[') && path[0] == "*":
		for w.d.More() {
			if err := w.walk(path[1:]); err != nil {
				return err
			}
		}
	case t == json.Delim('{'):
		for w.d.More() {
			if err := w.member(path); err != nil {
				return err
			}
		}
	case t == json.Delim('['):
		return broken(skipRest(w.d, w.rope, '[', 0))
	default:
		return nil
	}
	_, err = w.d.Token()
	return broken(err)
}

// member goes on to the next member of an object, if the path leads there.
func (w *walker) member(path []string) error {
	t, err := w.d.Token()
	if err != nil {
		return broken(err)
	}
	name, _ := t.(string)
	if path[0] == "?" {
		w.table = name
	}
	if path[0] == "*" || path[0] == "?" || path[0] == name {
		return w.walk(path[1:])
	}
	return broken(skipValue(w.d, w.rope, 0))
}

func (w *walker) record() error {
	if err := w.d.Decode(&w.raw); err != nil {
		return broken(err)
	}
	raw := w.raw
	line := w.lines.at(w.d.InputOffset()) - bytes.Count(raw, []byte("\n"))
	w.rope.free = 0
	w.n++
	return w.do(item.Place{Source: w.in.Place.Source, Line: line, Name: fmt.Sprintf("record %d", w.n)}, raw)
}

// lineCounter remembers where lines end, as far as nobody has asked yet.
type lineCounter struct {
	r    io.Reader
	read int64
	line int     // lines ended before ends
	ends []int64 // offsets behind line ends not yet counted
}

func (l *lineCounter) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i := 0; i < n; {
		j := bytes.IndexByte(p[i:n], '\n')
		if j < 0 {
			break
		}
		i += j + 1
		l.ends = append(l.ends, l.read+int64(i))
	}
	l.read += int64(n)
	return n, err
}

// at is the line of an offset, which may only grow.
func (l *lineCounter) at(offset int64) int {
	n := 0
	for n < len(l.ends) && l.ends[n] <= offset {
		n++
	}
	l.line += n
	l.ends = l.ends[n:]
	return l.line + 1
}

// recordOf reads an object into its columns, each named by its path.
func recordOf(at item.Place, raw []byte) (record, bool) {
	r := record{at: at, raw: bytes.Clone(raw)}
	fl := &flattener{d: decoderOf(bytes.NewReader(raw)), r: &r, place: map[string]int{}}
	if t, _ := fl.d.Token(); t != json.Delim('{') {
		return r, false
	}
	return r, fl.object("", 0) == nil
}

// flattener lays nested objects out as columns.
type flattener struct {
	d     *json.Decoder
	r     *record
	place map[string]int
}

// maxColumns is how many columns a record may have, and maxNest how deep it may lie.
const (
	maxColumns = 2000
	maxNest    = 16
)

func (f *flattener) value(path string, depth int) error {
	if depth > maxNest {
		return f.d.Decode(&skipped{})
	}
	t, err := f.d.Token()
	switch t := t.(type) {
	case json.Delim:
		if t == '{' {
			return f.object(path, depth)
		}
		return f.list(path, depth)
	case nil: // or an error
		if err == nil {
			f.put(path, "")
		}
	default:
		f.put(path, fmt.Sprint(t))
	}
	return err
}

func (f *flattener) object(path string, depth int) error {
	for f.d.More() {
		name, err := f.d.Token()
		if err != nil {
			return err
		}
		sub := name.(string)
		switch {
		case path != "" && typed[sub]:
			sub = path // {"$date": …}: the value itself
		case path != "":
			sub = path + "." + sub
		}
		if err := f.member(sub, depth+1); err != nil {
			return err
		}
	}
	_, err := f.d.Token()
	return err
}

func (f *flattener) list(path string, depth int) error {
	for f.d.More() {
		if err := f.value(path, depth+1); err != nil {
			return err
		}
	}
	_, err := f.d.Token()
	return err
}

// member reads a member of an object. A text in pieces is laid out as one.
func (f *flattener) member(path string, depth int) error {
	if path != "content_elements" {
		return f.value(path, depth)
	}
	var raw json.RawMessage
	if err := f.d.Decode(&raw); err != nil {
		return err
	}
	if raw[0] != '[' {
		inner := flattener{d: decoderOf(bytes.NewReader(raw)), r: f.r, place: f.place}
		return inner.value(path, depth)
	}
	if text := elementsHTML(raw); text != "" {
		f.put(path+".content", text)
	}
	return nil
}

// typed are the names by which MongoDB says of what type a value is.
var typed = setOf("$oid $date $numberLong $numberInt $numberDouble $uuid")

func (f *flattener) put(path, v string) {
	i, ok := f.place[path]
	if !ok {
		if len(f.r.fields) >= maxColumns {
			return
		}
		i = len(f.r.fields)
		f.place[path] = i
		f.r.fields = append(f.r.fields, field{name: path})
	}
	f.r.fields[i].values = append(f.r.fields[i].values, v)
}
