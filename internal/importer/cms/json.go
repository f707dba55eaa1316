package cms

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// JSON is records of any system: a list of them, an object that holds a list, one record, or one a
// line (JSON Lines). Of several lists in a file the longest is the stories.
func JSON() item.Format {
	return item.Format{
		ID: "json", Title: "records (JSON, JSON Lines)",
		Recognises: func(in item.Input) int {
			head := bytes.TrimSpace(bytes.TrimPrefix(in.Head, []byte("\xef\xbb\xbf")))
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
	d := jsontext.NewDecoder(bytes.NewReader(head))
	t, err := d.ReadToken()
	if err != nil || t.Kind() != '{' && t.Kind() != '[' {
		return false
	}
	kind := t.Kind()
	t, err = d.ReadToken()
	if kind == '{' {
		return err == nil && (t.Kind() == '"' || t.Kind() == '}') || errors.Is(err, io.ErrUnexpectedEOF)
	}
	return err == nil && (t.Kind() == '{' || t.Kind() == '[' || t.Kind() == ']')
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
	first, rest, ok := bytes.Cut(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), []byte("\n"))
	first, rest = bytes.TrimSpace(first), bytes.TrimSpace(rest)
	return ok && bytes.HasPrefix(first, []byte("{")) && bytes.HasPrefix(rest, []byte("{")) &&
		jsontext.Value(first).IsValid()
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
		if !jsonValue(line).IsValid(lenient...) {
			err = to.Aside(at, bytes.Clone(line), "This line is not well-formed JSON: mend it, or export it again.")
		} else {
			err = do(at, line)
		}
		if err != nil {
			return err
		}
	}
}

type jsonValue = jsontext.Value

// lenient forgives what systems write: a name twice, a character cut in two.
var lenient = []jsontext.Options{jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)}

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
	s := &surveyor{d: jsontext.NewDecoder(rope, lenient...), rope: rope, sizes: map[string]int64{},
		records: map[string]bool{}}
	if kind := s.d.PeekKind(); kind == '[' {
		return list{path: []string{"*"}}, nil
	}
	s.walk(nil) // a file that breaks off in the middle is told where the records are read
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
	d        *jsontext.Decoder
	rope     *leash
	sizes    map[string]int64
	order    []string
	records  map[string]bool // lists whose first element has a date or a title, as stories have
	dated    bool
	titled   bool
	isRecord bool // the file itself has both at the top

	own int64 // bytes of the words that stand at the top, in no list: the file is a record itself
}

// walk measures what stands at path.
func (s *surveyor) walk(path []string) {
	from := s.d.InputOffset()
	switch s.d.PeekKind() {
	case '{':
		s.object(path)
	case '[':
		if len(path) >= maxWalk {
			_ = skipValue(s.d, s.rope)
			return
		}
		_, _ = s.d.ReadToken()
		objects := s.d.PeekKind() == '{'
		if objects && s.tells(path) {
			s.records[strings.Join(append(path[:len(path):len(path)], "*"), "\x00")] = true
		}
		for k := s.d.PeekKind(); k != ']' && k != 0; k = s.d.PeekKind() {
			if skipValue(s.d, s.rope) != nil {
				break
			}
		}
		_, _ = s.d.ReadToken()
		if objects {
			s.note(append(path, "*"), s.d.InputOffset()-from)
		}
	default:
		if skipValue(s.d, s.rope) == nil && len(path) == 1 {
			s.own += s.d.InputOffset() - from
		}
	}
}

// top notes what the file's own members tell.
func (s *surveyor) top(name string) {
	for _, r := range append(named(name), named(name+".basic")...) {
		s.dated = s.dated || r.key == "date" && r.rank < 50
		s.titled = s.titled || r.key == "title" && r.rank < 50
	}
	s.isRecord = s.dated && s.titled
}

// tells reads the first element of a list, and reports whether it has what a story has.
func (s *surveyor) tells(path []string) bool {
	s.rope.free = 0
	raw, err := s.d.ReadValue()
	r, ok := recordOf(item.Place{}, raw)
	if err != nil || !ok {
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

// object walks the members of an object, of which Ghost and others hide their lists in lists.
func (s *surveyor) object(path []string) {
	if len(path) >= maxWalk {
		_ = skipValue(s.d, s.rope)
		return
	}
	from := s.d.InputOffset()
	_, _ = s.d.ReadToken()
	members, objects := 0, 0
	for k := s.d.PeekKind(); k == '"'; k = s.d.PeekKind() {
		token, err := s.d.ReadToken()
		if err != nil {
			return
		}
		name := token.String() // before the decoder goes on
		members++
		if len(path) == 0 {
			s.top(name)
		}
		if s.d.PeekKind() == '{' {
			objects++
		}
		s.walk(append(path[:len(path):len(path)], name))
	}
	_, _ = s.d.ReadToken()
	if members > 2 && objects == members && len(path) < 3 {
		s.note(append(path, "*"), s.d.InputOffset()-from)
	}
}

// leash lets a decoder read no more than maxFile at once without anybody taking a record: a value
// of a gigabyte is no story, and is not to be held.
type leash struct {
	r    io.Reader
	free int64 // bytes read since the last record; below 0: no leash
	on   bool
}

// skipValue passes a value, however long, without holding more than one of its words.
func skipValue(d *jsontext.Decoder, rope *leash) error {
	depth := d.StackDepth()
	for {
		rope.free = 0
		if _, err := d.ReadToken(); err != nil {
			return err
		}
		if d.StackDepth() <= depth {
			return nil
		}
	}
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
	w := &walker{in: in, lines: lines, rope: rope, d: jsontext.NewDecoder(rope, lenient...), do: do}
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
	if err == nil {
		return nil
	}
	return &brokenJSON{err}
}

// walker goes to the records and hands them on.
type walker struct {
	in    item.Input
	lines *lineCounter
	rope  *leash
	d     *jsontext.Decoder
	n     int
	table string // the member that "?" of the path stands for
	do    func(at item.Place, raw []byte) error
}

func (w *walker) walk(path []string) error {
	if len(path) == 0 {
		return w.record()
	}
	t, err := w.d.ReadToken()
	if err != nil {
		return broken(err)
	}
	switch {
	case t.Kind() == '[' && path[0] == "*":
		for k := w.d.PeekKind(); k != ']'; k = w.d.PeekKind() {
			if k == 0 {
				_, err := w.d.ReadToken()
				return broken(firstError(err))
			}
			if err := w.walk(path[1:]); err != nil {
				return err
			}
		}
	case t.Kind() == '{':
		for k := w.d.PeekKind(); k != '}'; k = w.d.PeekKind() {
			name, err := w.d.ReadToken()
			if err != nil {
				return broken(err)
			}
			if path[0] == "?" {
				w.table = name.String()
			}
			if path[0] == "*" || path[0] == "?" || path[0] == name.String() {
				err = w.walk(path[1:])
			} else {
				err = broken(skipValue(w.d, w.rope))
			}
			if err != nil {
				return err
			}
		}
	default:
		return nil
	}
	_, err = w.d.ReadToken()
	return broken(err)
}

func firstError(err error) error {
	if err == nil {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (w *walker) record() error {
	raw, err := w.d.ReadValue()
	if err != nil {
		return broken(err)
	}
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
	d := jsontext.NewDecoder(bytes.NewReader(raw), lenient...)
	if d.PeekKind() != '{' {
		return r, false
	}
	fl := &flattener{d: d, r: &r, place: map[string]int{}}
	return r, fl.value("", 0) == nil
}

// flattener lays nested objects out as columns.
type flattener struct {
	d     *jsontext.Decoder
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
		return f.d.SkipValue()
	}
	switch f.d.PeekKind() {
	case '{':
		_, _ = f.d.ReadToken()
		for f.d.PeekKind() == '"' {
			name, err := f.d.ReadToken()
			if err != nil {
				return err
			}
			sub := name.String()
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
		_, err := f.d.ReadToken()
		return err
	case '[':
		_, _ = f.d.ReadToken()
		for k := f.d.PeekKind(); k != ']' && k != 0; k = f.d.PeekKind() {
			if err := f.value(path, depth+1); err != nil {
				return err
			}
		}
		_, err := f.d.ReadToken()
		return err
	}
	t, err := f.d.ReadToken()
	if err != nil {
		return err
	}
	v := t.String()
	if t.Kind() == 'n' {
		v = ""
	}
	f.put(path, v)
	return nil
}

// member reads a member of an object. A text in pieces is laid out as one.
func (f *flattener) member(path string, depth int) error {
	if path != "content_elements" || f.d.PeekKind() != '[' {
		return f.value(path, depth)
	}
	raw, err := f.d.ReadValue()
	if err != nil {
		return err
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
