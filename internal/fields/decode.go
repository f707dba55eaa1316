package fields

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/onrecord/onrecord/internal/diag"

	"gopkg.in/yaml.v3"
)

// decoder fills a struct from nodes and gathers what does not fit.
type decoder struct {
	*source
	found []diag.Finding
}

func (d *decoder) complain(n *yaml.Node, code, message, hint string) {
	d.found = append(d.found, d.finding(d.pos(n), code, message, hint))
}

// mapping fills the struct into from a mapping. name is the key under which the mapping stands, ""
// at the top.
func (d *decoder) mapping(n *yaml.Node, into reflect.Value, name string) {
	shape := shapeOf(into.Type())
	meant := map[string]string{} // a key of ours → the key by which it goes here
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, ok := shape.fields[key.Value]
		if !ok {
			d.unknown(key, shape, name, given(n, meant))
			continue
		}
		if p, ok := into.Field(field).Addr().Interface().(*Value); ok {
			*p = d.tree(value) // also when it is empty: that may mean something
		} else if words := shape.filled[key.Value]; words != "" && hasNoValue(value) {
			d.complain(key, "empty-value", key.Value+" has no value", "write "+words+", or delete the line")
		} else if !isNull(value) {
			d.value(value, into.Field(field), key.Value)
		}
	}
}

// hasNoValue reports whether a node holds nothing, or nothing but white space.
func hasNoValue(n *yaml.Node) bool {
	return isNull(n) || n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == ""
}

// given tells of a key of ours by which other key of the mapping it is given: its own, or one of
// another program's that came earlier and means the same. It remembers those in meant.
func given(n *yaml.Node, meant map[string]string) func(ours, key string) string {
	return func(ours, key string) string {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == ours {
				return ours
			}
		}
		if first := meant[ours]; first != "" {
			return first
		}
		meant[ours] = key
		return ""
	}
}

func (d *decoder) unknown(key *yaml.Node, shape shape, name string, given func(ours, key string) string) {
	message := fmt.Sprintf("unknown key %s", clip(key.Value))
	if name != "" {
		message += " in " + name
	}
	hint := diag.DidYouMean(key.Value, shape.keys, "the keys here are "+strings.Join(shape.keys, ", "))
	if meant := shape.meant[strings.ToLower(key.Value)]; meant != "" {
		switch first := given(meant, key.Value); first {
		case "":
			hint = "did you mean " + meant + "?"
		case meant:
			hint = fmt.Sprintf("put what it holds into %s:, which stands here too", meant)
		default:
			hint = fmt.Sprintf("did you mean %s? %s means the same: write one %s: with what both hold", meant, first,
				meant)
		}
	}
	d.complain(key, "unknown-key", message, hint)
}

// value fills one field from a node that is not null. name is the key it stands under, for
// messages.
func (d *decoder) value(n *yaml.Node, into reflect.Value, name string) {
	switch p := into.Addr().Interface().(type) {
	case *Value:
		*p = d.tree(n)
		return
	case *Text:
		*p = d.text1(n, name)
		return
	}
	switch into.Kind() {
	case reflect.Slice:
		d.list(n, into, name)
		return
	case reflect.Struct:
		if !isScalarField(into) {
			d.nested(n, into, name)
			return
		}
	}
	if text := d.text1(n, name); text.Given() {
		d.scalar(text, into, name)
	}
}

func isScalarField(v reflect.Value) bool {
	switch v.Interface().(type) {
	case Date, PartDate, Flag, Int, Float:
		return true
	}
	return false
}

// scalar fills a field that is made from one word.
func (d *decoder) scalar(text Text, into reflect.Value, name string) {
	at, word := text.Pos, text.Value
	wrong := func(code, message, hint string) { d.found = append(d.found, d.finding(at, code, message, hint)) }
	switch p := into.Addr().Interface().(type) {
	case *Flag:
		if word != "true" && word != "false" {
			wrong("wrong-type", fmt.Sprintf("%s is %s, which is neither true nor false", name, clip(word)),
				fmt.Sprintf("write %s: true or %s: false", name, name))
			return
		}
		*p = Flag{Value: word == "true", Pos: at}
	case *Int:
		n, err := strconv.ParseInt(strings.ReplaceAll(word, "_", ""), 10, 64)
		if err != nil {
			wrong("wrong-type", fmt.Sprintf("%s is %s, which is no whole number", name, clip(word)),
				fmt.Sprintf("write digits only: %s: 1000", name))
			return
		}
		*p = Int{Value: n, Pos: at}
	case *Float:
		n, err := strconv.ParseFloat(word, 64)
		if err != nil || n != n || n-n != 0 {
			wrong("wrong-type", fmt.Sprintf("%s is %s, which is no number", name, clip(word)),
				fmt.Sprintf("write it with a point: %s: 0.5", name))
			return
		}
		*p = Float{Value: n, Pos: at}
	case *Date:
		date, problem := parseDate(word)
		if problem != nil {
			wrong("bad-date", name+" is "+clip(word)+", "+problem.what, problem.hint(name))
			return
		}
		date.Pos, date.Text = at, word
		*p = date
	case *PartDate:
		date, problem := parsePartDate(word)
		if problem != nil {
			wrong("bad-date", name+" is "+clip(word)+", "+problem.what, problem.hint(name))
			return
		}
		date.Pos = at
		*p = date
	default:
		panic(fmt.Sprintf("fields: a struct holds a %T under %s, which Decode does not fill", p, name))
	}
}

// text1 reads one value as text, and complains of anything else.
func (d *decoder) text1(n *yaml.Node, name string) Text {
	switch n.Kind {
	case yaml.ScalarNode:
		if i := strings.IndexFunc(n.Value, isControl); i >= 0 {
			r := []rune(n.Value[i:])[0]
			d.complain(n, "control-character", fmt.Sprintf("%s holds the control character %U", name, r), "delete it")
			return Text{}
		}
		return Text{Value: strings.TrimSpace(n.Value), Pos: d.pos(n)}
	case yaml.SequenceNode:
		d.complain(n, "wrong-type", fmt.Sprintf("%s is a list, where one value is wanted", name),
			fmt.Sprintf("write one value; if the brackets belong to the text, put it in quotes: %s: \"[…]\"", name))
	case yaml.MappingNode:
		d.notText(n, name)
	}
	return Text{}
}

// notText complains of a mapping where text is wanted. In most cases that is text with a colon in
// it.
func (d *decoder) notText(n *yaml.Node, name string) {
	if n.Style&yaml.FlowStyle != 0 || len(n.Content) == 0 {
		d.complain(n, "wrong-type", fmt.Sprintf("%s has keys of its own, where one value is wanted", name),
			fmt.Sprintf("write one value; if the braces belong to the text, put it in quotes: %s: \"{…}\"", name))
		return
	}
	if f, ok := d.colonAt(n.Line, name); ok {
		d.found = append(d.found, f)
		return
	}
	d.complain(n, "wrong-type", fmt.Sprintf("%s has keys of its own, where one value is wanted", name),
		fmt.Sprintf("write the value on the line of its key: %s: …", name))
}

// isControl reports whether r can stand in no text: a control character, or one of the numbers that
// stand for no character.
func isControl(r rune) bool {
	if IsNonCharacter(r) {
		return true
	}
	return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\u0085'
}

func (d *decoder) nested(n *yaml.Node, into reflect.Value, name string) {
	if n.Kind != yaml.MappingNode {
		keys := shapeOf(into.Type()).keys
		d.complain(n, "wrong-type", fmt.Sprintf("%s is %s, where keys of its own are wanted", name, describe(n)),
			fmt.Sprintf("below %s:, indented by two spaces, write %s: …", name, keys[0]))
		return
	}
	if at := into.FieldByName("Pos"); at.IsValid() && at.Type() == reflect.TypeFor[diag.Pos]() {
		at.Set(reflect.ValueOf(d.pos(n)))
	}
	d.mapping(n, into, name)
}

func (d *decoder) list(n *yaml.Node, into reflect.Value, name string) {
	if n.Kind != yaml.SequenceNode {
		d.complain(n, "wrong-type", fmt.Sprintf("%s is %s, where a list is wanted", name, describe(n)),
			listHint(n, name, into.Type().Elem()))
		return
	}
	list := reflect.MakeSlice(into.Type(), 0, len(n.Content))
	for _, item := range n.Content {
		if isNull(item) {
			d.complain(item, "empty-item", fmt.Sprintf("an empty item in the list %s", name),
				"delete its dash, or write something after it")
			continue
		}
		before := len(d.found)
		v := reflect.New(into.Type().Elem()).Elem()
		d.value(item, v, itemOf(name))
		if len(d.found) == before { // half an item would only raise more complaints
			list = reflect.Append(list, v)
		}
	}
	into.Set(list)
}

// itemOf is what an item of the list name is called in messages.
func itemOf(name string) string { return "an item of " + name }

// listHint says how to write a list of items of type t in place of n.
func listHint(n *yaml.Node, name string, t reflect.Type) string {
	if t.Kind() == reflect.Struct && len(shapeOf(t).keys) > 0 {
		return fmt.Sprintf("below %s:, begin each item with a dash and a space: - %s: …", name, shapeOf(t).keys[0])
	}
	if n.Kind == yaml.ScalarNode && n.Style == 0 && !strings.HasPrefix(n.Value, "-") {
		return fmt.Sprintf("write %s: [%s]", name, n.Value)
	}
	return fmt.Sprintf("below %s:, begin each item with a dash and a space", name)
}

// describe says what a node is.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a group of keys"
	}
	return clip(n.Value)
}

// shape is what Decode knows of a struct type: its keys in the order of its fields.
type shape struct {
	keys   []string
	fields map[string]int
	meant  map[string]string // what a key goes by elsewhere → the key
	filled map[string]string // keys that may not stand without a value → what to write
}

var shapes sync.Map // reflect.Type → shape; computed from the type alone

func shapeOf(t reflect.Type) shape {
	if s, ok := shapes.Load(t); ok {
		return s.(shape)
	}
	s := shape{fields: make(map[string]int), meant: make(map[string]string), filled: make(map[string]string)}
	for i := range t.NumField() {
		key := t.Field(i).Tag.Get("yaml")
		if key == "" {
			continue
		}
		s.keys = append(s.keys, key)
		s.fields[key] = i
		s.filled[key] = t.Field(i).Tag.Get("filled")
		for other := range strings.FieldsSeq(t.Field(i).Tag.Get("elsewhere")) {
			s.meant[other] = key
		}
	}
	shapes.Store(t, s)
	return s
}
