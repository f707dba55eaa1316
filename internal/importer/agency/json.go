package agency

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// object is an item in JSON. Agencies write a key's value now as a text, now as a number, now as a
// list of one: what is asked for is taken in whatever shape it comes.
type object map[string]any

// text is the first of the keys that has one.
//
//go:noinline
func (o object) text(keys ...string) string {
	for _, k := range keys {
		if s := textOf(o[k]); s != "" {
			return s
		}
	}
	return ""
}

func textOf(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case json.Number:
		return v.String()
	case []any:
		if len(v) > 0 {
			return textOf(v[0])
		}
	}
	return ""
}

// texts are all the texts of a key: one, or a list.
func (o object) texts(keys ...string) (all []string) {
	for _, k := range keys {
		switch v := o[k].(type) {
		case []any:
			for _, x := range v {
				if s := textOf(x); s != "" {
					all = append(all, s)
				}
			}
		default:
			if s := textOf(v); s != "" {
				all = append(all, s)
			}
		}
	}
	return all
}

// objects are the objects of a key: one, a list, or those that a map names, in the order of their
// names.
func (o object) objects(keys ...string) (all []object) {
	for _, k := range keys {
		switch v := o[k].(type) {
		case []any:
			for _, x := range v {
				if m, ok := x.(map[string]any); ok {
					all = append(all, m)
				}
			}
		case map[string]any:
			all = append(all, named(v)...)
		}
	}
	return all
}

// named are the objects that a map names, in the order of their names; the map itself where it
// holds none.
func named(m map[string]any) (all []object) {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if inner, ok := m[k].(map[string]any); ok {
			all = append(all, inner)
		}
	}
	if len(all) == 0 && len(m) > 0 {
		all = append(all, m)
	}
	return all
}

func (o object) object(key string) object {
	m, _ := o[key].(map[string]any)
	return m
}

// wrappers are keys below which feeds put their items.
var wrappers = names("item items data newsitems news articles stories results hits _items docs response feed entries")

// budget counts what is read for one item.
type budget struct {
	r    io.Reader
	left int
}

// Read is that of io.Reader.
func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}

// feed is a JSON file while items are read out of it.
type feed struct {
	*source
	d      *json.Decoder
	b      *budget
	count  int
	others int // records that are no items
	take   func(o object, raw []byte, n int) error
}

// readJSON reads the items of a file: one object, a list, a feed that wraps them, or one a line.
func readJSON(in item.Input, to item.Sink, take func(*source) func(object, []byte, int) error) error {
	s, r, err := begin(in, to)
	if err != nil {
		return err
	}
	const nothing = "no news item stands in this JSON file"
	text, err := utf8Reader(r)
	if err != nil {
		return s.end(r, err, nothing)
	}
	b := &budget{text, mostStory}
	f := &feed{source: s, d: json.NewDecoder(b), b: b, take: take(s)}
	for {
		err := f.value(0)
		if err == io.EOF {
			return s.end(r, nil, nothing)
		}
		if err != nil {
			return s.end(r, f.broken(err), nothing)
		}
	}
}

// sinkError is an error of the sink, which ends the reading; others are the file's.
type sinkError struct{ error }

// Unwrap is that of errors.Unwrap.
func (e sinkError) Unwrap() error { return e.error }

func (f *feed) broken(err error) error {
	var out sinkError
	if errors.As(err, &out) {
		return out.error
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	why := fmt.Sprintf("the JSON is broken after %d bytes (%v); mend it or ask for the file again", f.d.InputOffset(),
		err)
	return f.aside(f.at(0, ""), nil, why)
}

// mostWrapped is how deep wrappers may stand in one another.
const mostWrapped = 6

// value reads a value that may hold items.
func (f *feed) value(depth int) error {
	tok, err := f.d.Token()
	if err != nil {
		return err
	}
	switch tok {
	case json.Delim('['):
		return f.list()
	case json.Delim('{'):
		return f.wrapper(depth)
	}
	return nil
}

func (f *feed) list() error {
	for f.d.More() {
		f.b.left = mostStory
		if err := f.one(); err != nil {
			return err
		}
	}
	_, err := f.d.Token()
	return err
}

// one reads an object whole.
func (f *feed) one() error {
	var raw json.RawMessage
	if err := f.d.Decode(&raw); err != nil {
		return notEOF(err)
	}
	f.b.left = mostStory
	o, err := decode(raw)
	if err != nil || o == nil {
		return err
	}
	before := f.count
	if err := f.hand(o, raw); err != nil || f.count > before {
		return err
	}
	f.others++
	const why = "this record has nothing of what an item of news has: a headline, a text, when it was made"
	if err := f.aside(f.at(0, fmt.Sprintf("record %d", f.count+f.others)), raw, why); err != nil {
		return sinkError{err}
	}
	return nil
}

func notEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func decode(raw []byte) (object, error) {
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	o, _ := small(v).(map[string]any)
	return o, nil
}

// hand hands an item on, out of the wrapper that it may stand in.
func (f *feed) hand(o object, raw []byte) error {
	for range mostWrapped {
		inner := firstObject(o, "item", "_source", "data", "newsitem")
		if isNews(o) || inner == nil {
			break
		}
		o = inner
	}
	if !isNews(o) {
		return nil
	}
	f.count++
	if err := f.take(o, raw, f.count); err != nil {
		return sinkError{err}
	}
	return nil
}

func firstObject(o object, keys ...string) object {
	for _, key := range keys {
		if inner := o.object(key); inner != nil {
			return inner
		}
	}
	return nil
}

// wrapper reads an object key by key: what stands below a wrapper's key is read item by item, and
// if the object itself is an item, its own keys are kept.
func (f *feed) wrapper(depth int) error {
	own := make(object)
	for f.d.More() {
		tok, err := f.d.Token()
		if err != nil {
			return notEOF(err)
		}
		key, _ := tok.(string)
		key = strings.ToLower(key)
		if wrappers[key] && depth < mostWrapped {
			if err := f.value(depth + 1); err != nil {
				return notEOF(err)
			}
			continue
		}
		var raw json.RawMessage
		if err := f.d.Decode(&raw); err != nil {
			return notEOF(err)
		}
		own[key] = anyOf(raw)
	}
	if _, err := f.d.Token(); err != nil {
		return notEOF(err)
	}
	f.b.left = mostStory
	if !isNews(own) {
		return nil
	}
	raw, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return f.hand(own, raw)
}

func anyOf(raw []byte) any {
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return nil
	}
	return small(v)
}

// small writes all keys below a value in small letters: of the same standard one version has
// "pubstatus" and another "pubStatus".
func small(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			if _, twice := out[strings.ToLower(k)]; !twice || k == strings.ToLower(k) {
				out[strings.ToLower(k)] = small(x)
			}
		}
		return out
	case []any:
		for i := range v {
			v[i] = small(v[i])
		}
	}
	return v
}

// keysOf are the keys in a file's beginning, with how deep they stand, as far as it can be read.
func keysOf(head []byte) map[string]int {
	keys := make(map[string]int)
	r, err := utf8Reader(strings.NewReader(string(head)))
	if err != nil {
		return keys
	}
	d := json.NewDecoder(r)
	var open []nest
	for {
		tok, err := d.Token()
		if err != nil || len(open) > 64 {
			return keys
		}
		top := len(open) - 1
		if top < 0 && tok != json.Delim('{') && tok != json.Delim('[') {
			return nil // a text or number alone
		}
		if key, ok := tok.(string); ok && open[top].wantsKey {
			key = strings.ToLower(key)
			if depth, known := keys[key]; !known || depth > top {
				keys[key] = top
			}
			open[top].wantsKey = false
			continue
		}
		if tok == json.Delim('}') || tok == json.Delim(']') {
			open = open[:top]
			continue
		}
		if top >= 0 {
			open[top].wantsKey = open[top].object
		}
		if tok == json.Delim('{') || tok == json.Delim('[') {
			open = append(open, nest{tok == json.Delim('{'), tok == json.Delim('{')})
		}
	}
}

// nest is an object or list that is open.
type nest struct {
	object   bool
	wantsKey bool // the next text is a key
}

// number is a text's number, or 0.
func (o object) number(keys ...string) int {
	f, err := strconv.ParseFloat(o.text(keys...), 64)
	if err != nil || f < 0 || f > 1<<30 {
		return 0
	}
	return int(f)
}
