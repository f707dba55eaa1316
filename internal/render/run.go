package render

import (
	"reflect"
	"unsafe"
)

// run is one page in the making.
type run struct {
	out   []byte         // of the page before, to be used again
	view  unsafe.Pointer // the page's
	slots []held         // of the templates that are running, one behind the other
	frame []held         // those of the innermost
	depth int
}

// held is what a slot holds.
type held struct {
	p unsafe.Pointer // where the value lies: in the view, which nobody changes meanwhile
	n int            // the value of a number
}

// fault is what a program panics with where html/template would end with an error. It is
// html/template that then says which.
type fault struct{}

// deepest is how many templates may call one another; html/template allows ten times as many.
const deepest = 10_000

func (x *run) all(out []byte, ops []op) []byte {
	for i := range ops {
		o := &ops[i]
		if o.text != "" {
			out = append(out, o.text...)
		}
		if o.more != nil {
			out = o.more(x, out)
		}
	}
	return out
}

// set puts a value into a slot.
func (x *run) set(slot int, v *expr) {
	if v.num {
		x.frame[slot].n = int(v.int(x))
		return
	}
	x.frame[slot].p = v.get(x)
}

// call runs a program. Where there is no room for its slots behind the others, all move; the
// template that calls goes on with those that it had.
func (x *run) call(out []byte, p *program, dot unsafe.Pointer) []byte {
	if x.depth++; x.depth > deepest {
		panic(fault{})
	}
	frame, end := x.frame, len(x.slots)
	for range p.slots {
		x.slots = append(x.slots, held{})
	}
	x.frame = x.slots[end:]
	x.frame[0].p = dot
	out = x.all(out, p.ops)
	x.frame, x.slots = frame, x.slots[:end]
	x.depth--
	return out
}

// page makes the page of a view. It is false where the program cannot make it.
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
	if v.Type() != p.dot {
		return false
	}
	x.view, x.slots, x.depth = v.UnsafePointer(), x.slots[:0], 0
	x.out = x.call(x.out[:0], p, unsafe.Pointer(&x.view))
	return true
}
