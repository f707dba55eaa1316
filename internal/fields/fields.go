// Package fields reads YAML as an archive's people write it: strictly, into structs, each value
// with its line and column, and every complaint a finding with a next step.
//
// A file format is a struct whose fields carry a yaml tag; the struct is the format's
// documentation. Fields may be
//
//	Text            one value, its words as written (12 and true are text too), with its place
//	Date            a day, or a day with a time of day and perhaps an offset
//	PartDate        a year, a month or a day
//	Flag            true or false
//	Int, Float      a number
//	Value           anything, for a format that takes several shapes; already checked for duplicate
//	                keys and aliases
//	a struct        a mapping, of which each key must be one of the struct's
//	[]T             a list of one of these
//
// A second tag, elsewhere, lists what a key is called in other programs, so that "tags" can be
// answered with "did you mean topics?".
//
// A key without a value is as good as not given; but where a third tag, filled, says what its value
// may be, that is refused: the value of a key that hides something may have been lost. Refused,
// too: an unknown key (the nearest known one is named), a key given twice, anchors, aliases, tags,
// merge keys, a second document, and of course what is not YAML. The errors of yaml.v3 know a line
// at best; explain.go finds the place and says what to do.
package fields

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"

	"github.com/onrecord/onrecord/internal/diag"

	"gopkg.in/yaml.v3"
)

// Text is a value as written, with its place. The zero Text was not given.
type Text struct {
	Value string
	Pos   diag.Pos
}

// Given reports whether the value stands in the file.
func (t Text) Given() bool { return t.Pos.Line != 0 }

// Flag is true or false, with its place; the zero Flag was not given.
type Flag struct {
	Value bool
	Pos   diag.Pos
}

// Given reports whether the value stands in the file.
func (f Flag) Given() bool { return f.Pos.Line != 0 }

// Int is a whole number, with its place; the zero Int was not given.
type Int struct {
	Value int64
	Pos   diag.Pos
}

// Given reports whether the value stands in the file.
func (i Int) Given() bool { return i.Pos.Line != 0 }

// Float is a number, with its place; the zero Float was not given.
type Float struct {
	Value float64
	Pos   diag.Pos
}

// Given reports whether the value stands in the file.
func (f Float) Given() bool { return f.Pos.Line != 0 }

// Strings returns the values of texts.
//
//go:noinline
func Strings(texts []Text) []string {
	if len(texts) == 0 {
		return nil
	}
	s := make([]string, len(texts))
	for i, t := range texts {
		s[i] = t.Value
	}
	return s
}

// Key is a key of a document's top level, with its place.
type Key struct {
	Name string
	Pos  diag.Pos
}

// Doc is one YAML document, read but not yet decoded. Its positions are those of the file that it
// stands in.
type Doc struct {
	source
	top *yaml.Node // a mapping, or nil when the document is empty
}

// Parse reads the YAML document src, which begins at the start of the given line of file (1 for a
// file that is all YAML). What is no YAML is a finding, and the Doc then has no keys; it is never
// nil.
func Parse(file string, src []byte, line int) (*Doc, []diag.Finding) {
	d := &Doc{source: newSource(file, src, line)}
	root, plain := readPlain(d.lines)
	if !plain {
		var err error
		if root, err = read(d.text); err != nil {
			return d, []diag.Finding{d.explain(err)}
		}
	}
	if root == nil || len(root.Content) == 0 {
		return d, nil
	}
	top := root.Content[0]
	if isNull(top) {
		return d, nil
	}
	if top.Kind != yaml.MappingNode {
		return d, []diag.Finding{d.notMapping(top)}
	}
	found := d.check(top)
	d.top = top
	return d, found
}

// Decode is Parse and (*Doc).Decode in one.
func Decode(file string, src []byte, line int, into any) []diag.Finding {
	d, found := Parse(file, src, line)
	return append(found, d.Decode(into)...)
}

// Keys returns the keys of the top level in the order of the file, without those that have no
// value.
func (d *Doc) Keys() []Key {
	if d.top == nil {
		return nil
	}
	var keys []Key
	for i := 0; i+1 < len(d.top.Content); i += 2 {
		if k, v := d.top.Content[i], d.top.Content[i+1]; !isNull(v) {
			keys = append(keys, Key{Name: k.Value, Pos: d.pos(k)})
		}
	}
	return keys
}

// Drop forgets a key of the top level, so that Decode does not see it.
func (d *Doc) Drop(name string) {
	if d.top == nil {
		return
	}
	for i := 0; i+1 < len(d.top.Content); i += 2 {
		if d.top.Content[i].Value == name {
			d.top.Content = append(d.top.Content[:i:i], d.top.Content[i+2:]...)
			return
		}
	}
}

// Decode fills the struct that into points to. Fields whose keys are absent, empty or wrong keep
// what they held.
func (d *Doc) Decode(into any) []diag.Finding {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("fields: Decode wants a pointer to a struct, not %T", into))
	}
	if d.top == nil {
		return nil
	}
	dec := decoder{source: &d.source}
	dec.mapping(d.top, v.Elem(), "")
	return dec.found
}

var errSecondDocument = errors.New("second document")

// read parses one document into nodes. yaml.v3 has been known to panic on hostile input; that too
// is only a file that is no YAML.
func read(src []byte) (root *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			root, err = nil, fmt.Errorf("yaml: %v", r)
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(src))
	var first, second yaml.Node
	switch err := dec.Decode(&first); {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, err
	}
	switch err := dec.Decode(&second); {
	case err == io.EOF:
		return &first, nil
	case err != nil:
		return nil, err
	}
	return &second, errSecondDocument
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
