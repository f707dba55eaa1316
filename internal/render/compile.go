package render

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"text/template/parse"
	"unsafe"

	"github.com/onrecord/onrecord/internal/called"
)

// The templates are compiled once for the types that their views have. html/template has escaped
// them by then: its escapers stand in the parse trees, and each is done here as it does it. What
// the compiler does not know (a method, a map, a function of text/template that no template of ours
// needs) it refuses, and then html/template runs that kind of page, as it runs all of them for the
// test that compares the two. A program reads a view where it lies in memory: how far behind its
// beginning each field stands is known when it is compiled.

// program is a template compiled for one type of dot.
type program struct {
	dot   reflect.Type
	ops   []op
	slots int // dot, the dots of its blocks, and variables
}

// op appends a piece to the page: a text, and behind it what more appends, which may be nil.
type op struct {
	text string
	more appender
}

type appender func(x *run, out []byte) []byte

// compiler compiles the templates that a page is made of.
type compiler struct {
	set      *template.Template
	programs map[programKey]*program
}

type programKey struct {
	name string
	dot  reflect.Type
}

// refused is what the compiler panics with where it meets what it does not know.
type refused struct{ why string }

//go:noinline
func refuse(format string, args ...any) { panic(refused{fmt.Sprintf(format, args...)}) }

// compile compiles an escaped template for views of a type. It is an error where it cannot.
func compile(t *template.Template, view reflect.Type) (p *program, err error) {
	defer func() {
		if r, ok := recover().(refused); ok {
			err = called.Errorf("%s", r.why)
		}
	}()
	if view.Kind() != reflect.Pointer {
		refuse("a view is a pointer, and no %s", view)
	}
	c := &compiler{set: t, programs: map[programKey]*program{}}
	return c.program(t.Name(), view), nil
}

// program compiles a template, once for each type of dot: it may call itself.
func (c *compiler) program(name string, dot reflect.Type) *program {
	key := programKey{name, dot}
	if p := c.programs[key]; p != nil {
		return p
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		refuse("there is no template %q", name) // or one that was derived for another context
	}
	p := &program{dot: dot}
	c.programs[key] = p
	s := &scope{compiler: c, of: p}
	s.dot = s.slot(dot)
	s.vars = []variable{{"$", s.dot}}
	p.ops = s.list(t.Tree.Root)
	return p
}

// scope is where the compiler is in a template: what dot and the variables are.
type scope struct {
	*compiler
	of   *program
	dot  expr
	vars []variable
}

type variable struct {
	name string
	is   expr
}

// slot makes room for a value of a type.
func (s *scope) slot(t reflect.Type) expr {
	s.of.slots++
	return expr{typ: t, place: place{slot: s.of.slots - 1}}
}

func (s *scope) list(l *parse.ListNode) []op {
	if l == nil {
		return nil
	}
	var ops []op
	text := ""
	for _, n := range l.Nodes {
		if t, is := n.(*parse.TextNode); is {
			text += string(t.Text)
		} else if more := s.node(n); more != nil {
			ops = append(ops, op{text, more})
			text = ""
		}
	}
	if text != "" {
		ops = append(ops, op{text, nil})
	}
	return ops
}

// node is what appends a node that is no text; nil: it is a comment.
func (s *scope) node(n parse.Node) appender {
	switch n := n.(type) {
	case *parse.ActionNode:
		return s.action(n.Pipe)
	case *parse.IfNode:
		return s.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return s.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return s.each(&n.BranchNode)
	case *parse.TemplateNode:
		return s.call(n)
	case *parse.CommentNode:
		return nil
	}
	refuse("%s", n)
	return nil
}

// action prints a value, or gives it to a variable.
func (s *scope) action(p *parse.PipeNode) appender {
	if len(p.Decl) == 0 {
		return s.print(p)
	}
	v := s.value(p)
	to := s.declare(p, v).slot
	return func(x *run, out []byte) []byte {
		x.set(to, &v)
		return out
	}
}

// declare adds the one variable that a pipeline declares.
func (s *scope) declare(p *parse.PipeNode, v expr) expr {
	if p.IsAssign || len(p.Decl) != 1 || v.typ == nil {
		refuse("%s", p)
	}
	to := s.slot(v.typ)
	to.num = v.num
	s.vars = append(s.vars, variable{p.Decl[0].Ident[0], to})
	return to
}

// branch is an if, or a with.
func (s *scope) branch(n *parse.BranchNode, with bool) appender {
	dot, vars := s.dot, len(s.vars)
	var kept *expr
	var slot int
	var truth func(*run) bool
	switch {
	case len(n.Pipe.Decl) > 0 || with:
		v := s.value(n.Pipe)
		if v.typ == nil {
			refuse("%s", n.Pipe)
		}
		truth = v.truth()
		to := s.slot(v.typ)
		to.num = v.num
		if len(n.Pipe.Decl) > 0 {
			to = s.declare(n.Pipe, v)
		}
		kept, slot = &v, to.slot
		if with {
			s.dot = to
		}
	default:
		truth = s.value(n.Pipe).truth()
	}
	then := s.list(n.List)
	s.dot, s.vars = dot, s.vars[:vars]
	if len(n.Pipe.Decl) > 0 && n.ElseList != nil {
		refuse("%s", n.Pipe) // the variable is there in the other branch, too
	}
	otherwise := s.list(n.ElseList)
	s.vars = s.vars[:vars]
	return func(x *run, out []byte) []byte {
		if !truth(x) {
			if len(otherwise) == 0 {
				return out
			}
			return x.all(out, otherwise)
		}
		if kept != nil {
			x.set(slot, kept)
		}
		return x.all(out, then)
	}
}

// each is a range over a list.
func (s *scope) each(n *parse.BranchNode) appender {
	over := s.sequence(n.Pipe)
	if !over.isList() || n.Pipe.IsAssign {
		refuse("range over %s", n.Pipe)
	}
	dot, vars := s.dot, len(s.vars)
	element := s.slot(over.typ.Elem())
	s.dot = element
	number := -1
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		s.vars = append(s.vars, variable{d[0].Ident[0], element})
	case 2:
		at := s.slot(reflect.TypeFor[int]())
		at.num = true
		number = at.slot
		s.vars = append(s.vars, variable{d[0].Ident[0], at}, variable{d[1].Ident[0], element})
	}
	body := s.list(n.List)
	s.dot, s.vars = dot, s.vars[:vars]
	none := s.list(n.ElseList)
	s.vars = s.vars[:vars]
	to, size := element.slot, element.typ.Size()
	elements := over.elements()
	return func(x *run, out []byte) []byte {
		first, length := elements(x)
		if length == 0 {
			return x.all(out, none)
		}
		for i := range length {
			x.frame[to].p = unsafe.Add(first, uintptr(i)*size)
			if number >= 0 {
				x.frame[number].n = i
			}
			out = x.all(out, body)
		}
		return out
	}
}

// sequence is what a range goes through: its pipeline without the variables that it declares.
func (s *scope) sequence(p *parse.PipeNode) expr {
	if len(p.Cmds) != 1 {
		refuse("%s", p)
	}
	return s.command(p.Cmds[0])
}

// call runs another template.
func (s *scope) call(n *parse.TemplateNode) appender {
	if n.Pipe == nil {
		return s.invoke(s.program(n.Name, nil), expr{})
	}
	v := s.value(n.Pipe)
	if v.typ == nil || v.num || v.text != nil || len(n.Pipe.Decl) > 0 {
		refuse("%s", n)
	}
	return s.invoke(s.program(n.Name, v.typ), v)
}

func (s *scope) invoke(p *program, dot expr) appender {
	return func(x *run, out []byte) []byte {
		var v unsafe.Pointer
		if dot.typ != nil {
			v = dot.get(x)
		}
		return x.call(out, p, v)
	}
}

// value compiles a pipeline of one command: one whose value is not printed.
func (s *scope) value(p *parse.PipeNode) expr {
	if len(p.Cmds) != 1 || len(p.Decl) > 1 {
		refuse("%s", p)
	}
	return s.command(p.Cmds[0])
}

// command is a value, or a function of values.
func (s *scope) command(c *parse.CommandNode) expr {
	if id, is := c.Args[0].(*parse.IdentifierNode); is {
		return s.function(id.Ident, c.Args[1:])
	}
	if len(c.Args) != 1 {
		refuse("%s", c)
	}
	return s.arg(c.Args[0])
}

func (s *scope) arg(n parse.Node) expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return s.dot.fields(n.Ident)
	case *parse.VariableNode:
		for i := len(s.vars) - 1; i >= 0; i-- {
			if s.vars[i].name == n.Ident[0] {
				return s.vars[i].is.fields(n.Ident[1:])
			}
		}
	case *parse.ChainNode:
		return s.arg(n.Node).fields(n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return s.value(n)
		}
	case *parse.NumberNode:
		if n.IsInt {
			at := int(n.Int64)
			return expr{typ: reflect.TypeFor[int](), num: true, number: func(*run) int { return at }}
		}
	case *parse.StringNode:
		return expr{typ: reflect.TypeFor[string](), text: &n.Text}
	}
	refuse("%s", n)
	return expr{}
}

// print prints a value through the escapers that html/template has put behind it.
func (s *scope) print(p *parse.PipeNode) appender {
	v := s.command(p.Cmds[0])
	if v.typ == nil {
		refuse("%s is printed", p)
	}
	var names []string
	for _, c := range p.Cmds[1:] {
		id, is := c.Args[0].(*parse.IdentifierNode)
		if !is || len(c.Args) != 1 {
			refuse("%s", p)
		}
		names = append(names, id.Ident)
	}
	if v.text != nil {
		refuse("%s", p)
	}
	if t := v.typ; t.Kind() == reflect.String {
		escape := escaper(t, names)
		return func(x *run, out []byte) []byte { return escape(out, *(*string)(v.get(x))) }
	}
	escaper(reflect.TypeFor[string](), names) // digits are the same in all that it knows
	return v.digits()
}

// digits prints a number, or whether something is so.
func (e *expr) digits() appender {
	switch {
	case e.isInt():
		return func(x *run, out []byte) []byte { return strconv.AppendInt(out, e.int(x), 10) }
	case e.typ.Kind() == reflect.Bool && plain(e.typ):
		return func(x *run, out []byte) []byte { return strconv.AppendBool(out, *(*bool)(e.get(x))) }
	}
	refuse("a %s is printed", e.typ)
	return nil
}
