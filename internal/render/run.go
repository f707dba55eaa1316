package render

import (
	"reflect"
	"unsafe"
)

// Values are looked at where they lie: a slot holds where, and the compiler knows the type and how
// far from there a field is. So no piece of a page asks reflect anything.

// run is one page in the making.
type run struct {
	out   []byte
	view  unsafe.Pointer // the view itself
	slots []held         // of the templates that are running, one behind the other
	base  int            // where those of the innermost begin
	depth int
}

// held is what a slot holds.
type held struct {
	at unsafe.Pointer // the value
	n  int            // the value of a number
}

// fault is what a program panics with where html/template would end with an error. It is
// html/template that then says which.
type fault struct{}

// deepest is how many templates may call one another; html/template allows ten times as many.
const deepest = 10_000

func (x *run) all(ops []op) {
	for _, o := range ops {
		o(x)
	}
}

// set puts a value into the slot.
func (to expr) set(v expr) op {
	slot := to.slot
	if v.num {
		number := v.int()
		return func(x *run) { x.slots[x.base+slot].n = int(number(x)) }
	}
	at := v.place()
	return func(x *run) { x.slots[x.base+slot].at = at(x) }
}

// call runs a program.
func (x *run) call(p *program, dot unsafe.Pointer) {
	if x.depth++; x.depth > deepest {
		panic(fault{})
	}
	base, end := x.base, len(x.slots)
	for range p.slots {
		x.slots = append(x.slots, held{})
	}
	x.base = end
	x.slots[end].at = dot
	x.all(p.ops)
	x.base, x.slots = base, x.slots[:end]
	x.depth--
}

// page appends the page of a view to out. It is false where the program cannot make it.
func (p *program) page(x *run, view any) (made bool) {
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(fault); !is {
				panic(r)
			}
			made = false
		}
	}()
	v := reflect.ValueOf(view)
	if v.Type() != p.dot || v.Kind() != reflect.Pointer {
		return false
	}
	x.view, x.slots, x.base, x.depth = v.UnsafePointer(), x.slots[:0], 0, 0
	x.call(p, unsafe.Pointer(&x.view))
	x.view = nil
	return true
}
