package render

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"text/template/parse"

	"github.com/onrecord/onrecord/internal/page"
)

// Digest is a hash of the templates that a kind of page is made of: its own and those that it
// calls. A change of others does not change its pages.
func (s *Set) Digest(kind page.Kind) string { return s.digests[kind] }

// digestOf hashes a template and all that it calls.
func digestOf(t *template.Template) string {
	h := sha256.New()
	seen := map[string]bool{}
	var walk func(name string)
	walk = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		called := t.Lookup(name)
		if called == nil || called.Tree == nil {
			return
		}
		io.WriteString(h, "\x00"+name+"\x00"+called.Tree.Root.String())
		eachCalled(called.Tree.Root, walk)
	}
	walk(t.Name())
	return hex.EncodeToString(h.Sum(nil))
}

// eachCalled visits the names of the templates that a node calls, in order.
func eachCalled(n parse.Node, visit func(name string)) {
	list := func(l *parse.ListNode) {
		if l == nil {
			return
		}
		for _, n := range l.Nodes {
			eachCalled(n, visit)
		}
	}
	branch := func(b *parse.BranchNode) {
		list(b.List)
		list(b.ElseList)
	}
	switch n := n.(type) {
	case *parse.ListNode:
		list(n)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		visit(n.Name)
	}
}
