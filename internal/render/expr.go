package render

import (
	"cmp"
	"fmt"
	"reflect"
	"text/template/parse"
)

// expr is a value in a template: one that lies in a slot or in what a slot holds, a number that is
// reckoned, a text that the template spells, or only the answer to a question.
type expr struct {
	typ  reflect.Type // nil: an answer
	slot int
	path []int                    // the fields on the way, by their places; deref: through a pointer
	from func(*run) reflect.Value // in place of a slot

	num    bool           // an int
	number func(*run) int // its value, where it lies in no slot
	text   *string
	answer func(*run) bool
}

const deref = -1

// get is the value itself.
func (e expr) get(x *run) reflect.Value {
	var v reflect.Value
	if e.from != nil {
		v = e.from(x)
	} else {
		v = x.slots[x.base+e.slot].v
	}
	for _, at := range e.path {
		if at != deref {
			v = v.Field(at)
			continue
		}
		if v.IsNil() {
			panic(fault{})
		}
		v = v.Elem()
	}
	return v
}

// isInt reports whether the value is a whole number with a sign.
func (e expr) isInt() bool {
	return e.num || e.typ != nil && plain(e.typ) && e.typ.Kind() >= reflect.Int && e.typ.Kind() <= reflect.Int64
}

// int is the value of a whole number.
func (e expr) int(x *run) int64 {
	switch {
	case e.number != nil:
		return int64(e.number(x))
	case e.num:
		return int64(x.slots[x.base+e.slot].n)
	}
	return e.get(x).Int()
}

// fields is what stands in a field, in a field of that, and so on.
func (e expr) fields(names []string) expr {
	for _, name := range names {
		e = e.field(name)
	}
	return e
}

func (e expr) field(name string) expr {
	if e.typ == nil || e.num || e.text != nil {
		refuse("%s has no fields", name)
	}
	path := append([]int(nil), e.path...)
	t := e.typ
	if t.Kind() == reflect.Pointer {
		path, t = append(path, deref), t.Elem()
	}
	if t.Kind() != reflect.Struct {
		refuse("%s of a %s", name, t)
	}
	if _, is := reflect.PointerTo(t).MethodByName(name); is {
		refuse("%s is a method", name)
	}
	f, has := t.FieldByName(name)
	if !has || !f.IsExported() {
		refuse("no field %s in a %s", name, t)
	}
	for i, at := range f.Index {
		if i > 0 && t.Kind() == reflect.Pointer {
			path, t = append(path, deref), t.Elem()
		}
		path = append(path, at)
		t = t.Field(at).Type
	}
	e.path, e.typ = path, f.Type
	return e
}

// truth is whether the value is none of false, 0, nothing and empty.
func (e expr) truth() func(*run) bool {
	switch {
	case e.answer != nil:
		return e.answer
	case e.num:
		return func(x *run) bool { return e.int(x) != 0 }
	case e.text != nil:
		is := *e.text != ""
		return func(*run) bool { return is }
	case e.typ == nil:
		refuse("nothing is asked")
	}
	switch e.typ.Kind() {
	case reflect.String, reflect.Slice, reflect.Array, reflect.Map:
		return func(x *run) bool { return e.get(x).Len() > 0 }
	case reflect.Bool:
		return func(x *run) bool { return e.get(x).Bool() }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(x *run) bool { return e.get(x).Int() != 0 }
	case reflect.Pointer:
		return func(x *run) bool { return !e.get(x).IsNil() }
	case reflect.Struct:
		return func(x *run) bool { e.get(x); return true }
	}
	refuse("truth of a %s", e.typ)
	return nil
}

// function is a call of one of text/template's functions.
func (s *scope) function(name string, args []parse.Node) expr {
	var of []expr
	for _, a := range args {
		of = append(of, s.arg(a))
	}
	switch n := len(of); {
	case name == "and", name == "or":
		return logic(of, name == "or")
	case name == "not" && n == 1:
		truth := of[0].truth()
		return expr{answer: func(x *run) bool { return !truth(x) }}
	case name == "len" && n == 1 && of[0].hasLength():
		return expr{typ: intType, num: true, number: func(x *run) int { return of[0].get(x).Len() }}
	case name == "index" && n == 2 && of[0].isSlice() && of[1].num:
		return expr{typ: of[0].typ.Elem(), from: element(of[0], of[1])}
	case name == "slice" && areBounds(of):
		return expr{typ: of[0].typ, from: sliced(of)}
	case compares(name) && n == 2:
		return compared(name, of[0], of[1])
	}
	refuse("the function %s", name)
	return expr{}
}

// compares reports whether a function compares two values.
func compares(name string) bool {
	switch name {
	case "eq", "ne", "lt", "le", "gt", "ge":
		return true
	}
	return false
}

// hasLength reports whether a value's length is known when it is there.
func (e expr) hasLength() bool { return e.isSlice() || e.isText() && e.text == nil }

// areBounds reports whether these are a slice, and from where, perhaps also to where, it is cut.
func areBounds(of []expr) bool {
	n := len(of)
	return (n == 2 || n == 3) && of[0].isSlice() && of[1].num && of[n-1].num
}

var intType = reflect.TypeFor[int]()

func (e expr) isSlice() bool { return e.typ != nil && e.typ.Kind() == reflect.Slice }

func (e expr) isList() bool { return e.isSlice() || e.typ != nil && e.typ.Kind() == reflect.Array }

// logic is the answer of "and" or "or". What they stand for is the last value that they looked at:
// only its truth is known here.
func logic(of []expr, until bool) expr {
	var truths []func(*run) bool
	for _, e := range of {
		truths = append(truths, e.truth())
	}
	return expr{answer: func(x *run) bool {
		for _, t := range truths {
			if t(x) == until {
				return until
			}
		}
		return !until
	}}
}

func element(of, at expr) func(*run) reflect.Value {
	return func(x *run) reflect.Value {
		all, i := of.get(x), int(at.int(x))
		if i < 0 || i >= all.Len() {
			panic(fault{})
		}
		return all.Index(i)
	}
}

func sliced(of []expr) func(*run) reflect.Value {
	return func(x *run) reflect.Value {
		all := of[0].get(x)
		from, to := int(of[1].int(x)), all.Len()
		if len(of) == 3 {
			to = int(of[2].int(x))
		}
		if from < 0 || from > to || to > all.Cap() {
			panic(fault{})
		}
		return all.Slice(from, to)
	}
}

// compared is the answer of a comparison of two ints or two strings.
func compared(name string, a, b expr) expr {
	if a.isInt() && b.isInt() {
		return expr{answer: func(x *run) bool { return holds(name, cmp.Compare(a.int(x), b.int(x))) }}
	}
	texts := a.isText() && b.isText() && (name == "eq" || name == "ne")
	if !texts {
		refuse("%s", fmt.Sprint(name, " of ", a.typ, " and ", b.typ))
	}
	return expr{answer: func(x *run) bool { return (a.string(x) == b.string(x)) == (name == "eq") }}
}

func (e expr) isText() bool {
	return e.text != nil || e.typ != nil && !e.num && e.typ.Kind() == reflect.String
}

func (e expr) string(x *run) string {
	if e.text != nil {
		return *e.text
	}
	return e.get(x).String()
}

// holds reports whether a comparison holds of two numbers; d is how they compare.
func holds(name string, d int) bool {
	switch name {
	case "eq":
		return d == 0
	case "ne":
		return d != 0
	case "lt":
		return d < 0
	case "le":
		return d <= 0
	case "gt":
		return d > 0
	}
	return d >= 0
}
