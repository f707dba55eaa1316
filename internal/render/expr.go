package render

import (
	"cmp"
	"fmt"
	"reflect"
	"text/template/parse"
	"unsafe"
)

// expr is a value in a template: one that lies somewhere, a number that is reckoned, a text that
// the template spells, or only the answer to a question.
type expr struct {
	typ reflect.Type // nil: an answer
	place

	num    bool           // an int
	number func(*run) int // its value, where it lies in no slot
	text   *string
	answer func(*run) bool
}

// place is where a value lies: so many bytes behind the beginning of what a slot holds, or of what
// is found otherwise.
type place struct {
	slot   int
	from   func(*run) unsafe.Pointer // in place of a slot
	offset uintptr
}

// get is where the value itself lies.
//
//go:noinline
func (l *place) get(x *run) unsafe.Pointer {
	if l.from != nil {
		return unsafe.Add(l.from(x), l.offset)
	}
	return unsafe.Add(x.frame[l.slot].p, l.offset)
}

// behind is where a pointer that lies there leads to.
func (l place) behind() place {
	return place{from: func(x *run) unsafe.Pointer {
		p := *(*unsafe.Pointer)(l.get(x))
		if p == nil {
			panic(fault{})
		}
		return p
	}}
}

// stretch is how a text lies in memory; a slice begins in the same way.
type stretch struct {
	first  unsafe.Pointer
	length int
}

// list is how a slice lies in memory.
type list struct {
	stretch
	cap int
}

// length is how long a slice or a text is.
func (l *place) length(x *run) int { return (*stretch)(l.get(x)).length }

// elements is where the first element of a list lies, and how many there are.
func (e *expr) elements() func(*run) (first unsafe.Pointer, length int) {
	if e.typ.Kind() == reflect.Array {
		length := e.typ.Len()
		return func(x *run) (unsafe.Pointer, int) { return e.get(x), length }
	}
	return func(x *run) (unsafe.Pointer, int) {
		all := (*list)(e.get(x))
		return all.first, all.length
	}
}

// isInt reports whether the value is a whole number with a sign.
func (e expr) isInt() bool {
	return e.num || e.typ != nil && plain(e.typ) && e.typ.Kind() >= reflect.Int && e.typ.Kind() <= reflect.Int64
}

// int is the value of a whole number.
func (e *expr) int(x *run) int64 {
	switch {
	case e.number != nil:
		return int64(e.number(x))
	case e.num:
		return int64(x.frame[e.slot].n)
	}
	return reflect.NewAt(e.typ, e.get(x)).Elem().Int()
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
	t := e.typ
	inside := t
	if t.Kind() == reflect.Pointer {
		inside = t.Elem()
	}
	if inside.Kind() != reflect.Struct {
		refuse("%s of a %s", name, inside)
	}
	if _, is := reflect.PointerTo(inside).MethodByName(name); is {
		refuse("%s is a method", name)
	}
	f, has := inside.FieldByName(name)
	if !has || !f.IsExported() {
		refuse("no field %s in a %s", name, inside)
	}
	for _, at := range f.Index {
		if t.Kind() == reflect.Pointer {
			e.place, t = e.behind(), t.Elem()
		}
		e.offset += t.Field(at).Offset
		t = t.Field(at).Type
	}
	e.typ = t
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
	case reflect.String, reflect.Slice:
		return func(x *run) bool { return e.length(x) > 0 }
	case reflect.Bool:
		return func(x *run) bool { return *(*bool)(e.get(x)) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(x *run) bool { return e.int(x) != 0 }
	case reflect.Pointer:
		return func(x *run) bool { return *(*unsafe.Pointer)(e.get(x)) != nil }
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
		return expr{typ: intType, num: true, number: func(x *run) int { return of[0].length(x) }}
	case name == "index" && n == 2 && of[0].isSlice() && of[1].num:
		return expr{typ: of[0].typ.Elem(), place: place{from: element(of[0], of[1])}}
	case name == "slice" && areBounds(of):
		return expr{typ: of[0].typ, place: place{from: sliced(of)}}
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

func element(of, at expr) func(*run) unsafe.Pointer {
	size := of.typ.Elem().Size()
	return func(x *run) unsafe.Pointer {
		all, i := (*list)(of.get(x)), int(at.int(x))
		if i < 0 || i >= all.length {
			panic(fault{})
		}
		return unsafe.Add(all.first, uintptr(i)*size)
	}
}

func sliced(of []expr) func(*run) unsafe.Pointer {
	size := of[0].typ.Elem().Size()
	return func(x *run) unsafe.Pointer {
		all := (*list)(of[0].get(x))
		from, to := int(of[1].int(x)), all.length
		if len(of) == 3 {
			to = int(of[2].int(x))
		}
		if from < 0 || from > to || to > all.cap {
			panic(fault{})
		}
		cut := &list{stretch{all.first, to - from}, all.cap - from}
		if from < to { // or what lies there may be another value's
			cut.first = unsafe.Add(all.first, uintptr(from)*size)
		}
		return unsafe.Pointer(cut)
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

func (e *expr) string(x *run) string {
	if e.text != nil {
		return *e.text
	}
	return *(*string)(e.get(x))
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
