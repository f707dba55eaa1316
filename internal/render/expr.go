package render

import (
	"cmp"
	"fmt"
	"reflect"
	"text/template/parse"
	"unsafe"
)

// expr is a value in a template: one that lies in a slot or in what a slot holds, a number that is
// reckoned, a text that the template spells, or only the answer to a question.
type expr struct {
	typ  reflect.Type // nil: an answer
	slot int
	from place // instead of a slot
	// path leads from there to the value: how far on each step goes, each but the first through the
	// pointer that lies where the one before it ends. It may be empty.
	path []uintptr

	num    bool           // an int
	number func(*run) int // its value, where it lies in no slot
	text   *string
	answer func(*run) bool
}

// place is where something lies while a page is made.
type place func(*run) unsafe.Pointer

// place is where the value lies. Most values are a field of what lies in a slot.
func (e expr) place() place {
	slot, from, path := e.slot, e.from, e.path
	if from == nil && len(path) < 2 {
		far := uintptr(0)
		if len(path) > 0 {
			far = path[0]
		}
		return func(x *run) unsafe.Pointer { return unsafe.Add(x.slots[x.base+slot].at, far) }
	}
	if from == nil {
		from = func(x *run) unsafe.Pointer { return x.slots[x.base+slot].at }
	}
	return func(x *run) unsafe.Pointer {
		p := from(x)
		for i, far := range path {
			if i > 0 {
				p = through(p)
			}
			p = unsafe.Add(p, far)
		}
		return p
	}
}

// through is where the pointer at p leads.
func through(p unsafe.Pointer) unsafe.Pointer {
	to := *(*unsafe.Pointer)(p)
	if to == nil {
		panic(fault{})
	}
	return to
}

// slice is how any slice lies in memory.
type slice struct {
	first    unsafe.Pointer
	len, cap int
}

// elements are those of a list: where the first lies, and how many there are.
func (e expr) elements() func(x *run) (first unsafe.Pointer, n int) {
	at := e.place()
	if e.typ.Kind() == reflect.Array {
		n := e.typ.Len()
		return func(x *run) (unsafe.Pointer, int) { return at(x), n }
	}
	return func(x *run) (unsafe.Pointer, int) {
		s := (*slice)(at(x))
		return s.first, s.len
	}
}

// isInt reports whether the value is a whole number with a sign.
func (e expr) isInt() bool {
	return e.num || e.typ != nil && plain(e.typ) && e.typ.Kind() >= reflect.Int && e.typ.Kind() <= reflect.Int64
}

// int is the value of a whole number.
func (e expr) int() func(*run) int64 {
	number, slot := e.number, e.slot
	switch {
	case number != nil:
		return func(x *run) int64 { return int64(number(x)) }
	case e.num:
		return func(x *run) int64 { return int64(x.slots[x.base+slot].n) }
	}
	at, kind := e.place(), e.typ.Kind()
	return func(x *run) int64 {
		p := at(x)
		switch kind {
		case reflect.Int8:
			return int64(*(*int8)(p))
		case reflect.Int16:
			return int64(*(*int16)(p))
		case reflect.Int32:
			return int64(*(*int32)(p))
		case reflect.Int64:
			return *(*int64)(p)
		}
		return int64(*(*int)(p))
	}
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
	path, t := append([]uintptr(nil), e.path...), e.typ
	if len(path) == 0 {
		path = []uintptr{0}
	}
	deref := func() {
		if t.Kind() == reflect.Pointer {
			path, t = append(path, 0), t.Elem()
		}
	}
	deref()
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
		if i > 0 {
			deref()
		}
		path[len(path)-1] += t.Field(at).Offset
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
		number := e.int()
		return func(x *run) bool { return number(x) != 0 }
	case e.text != nil:
		is := *e.text != ""
		return func(*run) bool { return is }
	case e.typ == nil:
		refuse("nothing is asked")
	}
	at := e.place()
	switch e.typ.Kind() {
	case reflect.String:
		return func(x *run) bool { return *(*string)(at(x)) != "" }
	case reflect.Slice, reflect.Array:
		elements := e.elements()
		return func(x *run) bool { _, n := elements(x); return n > 0 }
	case reflect.Bool:
		return func(x *run) bool { return *(*bool)(at(x)) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		number := e.int()
		return func(x *run) bool { return number(x) != 0 }
	case reflect.Pointer:
		return func(x *run) bool { return *(*unsafe.Pointer)(at(x)) != nil }
	case reflect.Struct:
		return func(x *run) bool { at(x); return true }
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
	switch name {
	case "and", "or":
		return logic(of, name == "or")
	case "not":
		if len(of) == 1 {
			truth := of[0].truth()
			return expr{answer: func(x *run) bool { return !truth(x) }}
		}
	case "len":
		if len(of) == 1 && (of[0].isSlice() || of[0].isText() && of[0].text == nil) {
			return expr{typ: intType, num: true, number: of[0].length()}
		}
	case "index":
		if len(of) == 2 && of[1].num && of[0].isSlice() {
			return expr{typ: of[0].typ.Elem(), from: element(of[0], of[1])}
		}
	case "slice":
		if len(of) > 1 && len(of) < 4 && of[0].isSlice() && of[1].num && of[len(of)-1].num {
			return expr{typ: of[0].typ, from: sliced(of)}
		}
	case "eq", "ne", "lt", "le", "gt", "ge":
		if len(of) == 2 {
			return compared(name, of[0], of[1])
		}
	}
	refuse("the function %s", name)
	return expr{}
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

// length is that of a slice or a text.
func (e expr) length() func(*run) int {
	if e.isSlice() {
		elements := e.elements()
		return func(x *run) int { _, n := elements(x); return n }
	}
	text := e.string()
	return func(x *run) int { return len(text(x)) }
}

func element(of, at expr) place {
	size, elements, number := of.typ.Elem().Size(), of.elements(), at.int()
	return func(x *run) unsafe.Pointer {
		first, n := elements(x)
		i := int(number(x))
		if i < 0 || i >= n {
			panic(fault{})
		}
		return unsafe.Add(first, uintptr(i)*size)
	}
}

func sliced(of []expr) place {
	size, whole, begin, end := of[0].typ.Elem().Size(), of[0].place(), of[1].int(), of[len(of)-1].int()
	return func(x *run) unsafe.Pointer {
		all := (*slice)(whole(x))
		from, to := int(begin(x)), all.len
		if len(of) == 3 {
			to = int(end(x))
		}
		if from < 0 || from > to || to > all.cap {
			panic(fault{})
		}
		part := &slice{all.first, to - from, all.cap - from}
		if part.cap > 0 { // else there would be nothing at that place
			part.first = unsafe.Add(all.first, uintptr(from)*size)
		}
		return unsafe.Pointer(part)
	}
}

// compared is the answer of a comparison of two ints or two strings.
func compared(name string, a, b expr) expr {
	if a.isInt() && b.isInt() {
		x, y := a.int(), b.int()
		return expr{answer: func(r *run) bool { return holds(name, cmp.Compare(x(r), y(r))) }}
	}
	texts := a.isText() && b.isText() && (name == "eq" || name == "ne")
	if !texts {
		refuse("%s", fmt.Sprint(name, " of ", a.typ, " and ", b.typ))
	}
	x, y, equal := a.string(), b.string(), name == "eq"
	return expr{answer: func(r *run) bool { return (x(r) == y(r)) == equal }}
}

func (e expr) isText() bool {
	return e.text != nil || e.typ != nil && !e.num && e.typ.Kind() == reflect.String
}

func (e expr) string() func(*run) string {
	if e.text != nil {
		text := *e.text
		return func(*run) string { return text }
	}
	at := e.place()
	return func(x *run) string { return *(*string)(at(x)) }
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
