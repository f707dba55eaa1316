package render

import "reflect"

// run is one page in the making.
type run struct {
	out   []byte
	slots []held // of the templates that are running, one behind the other
	base  int    // where those of the innermost begin
	depth int
}

// held is what a slot holds.
type held struct {
	v reflect.Value
	n int // the value of a number
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

// set puts a value into a slot.
func (x *run) set(to, v expr) {
	if v.num {
		x.slots[x.base+to.slot].n = int(v.int(x))
		return
	}
	x.slots[x.base+to.slot].v = v.get(x)
}

// call runs a program.
func (x *run) call(p *program, dot reflect.Value) {
	if x.depth++; x.depth > deepest {
		panic(fault{})
	}
	base, end := x.base, len(x.slots)
	for range p.slots {
		x.slots = append(x.slots, held{})
	}
	x.base = end
	x.slots[end].v = dot
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
	if v.Type() != p.dot {
		return false
	}
	x.slots, x.base, x.depth = x.slots[:0], 0, 0
	x.call(p, v)
	return true
}
