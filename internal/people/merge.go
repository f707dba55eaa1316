package people

import (
	"slices"

	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/slug"
)

// byEditor is the evidence for what an editor has joined.
const byEditor = "an editor joined them"

// Join makes one proposal of two: o's names become names of p.
func (p *Proposal) Join(o *Proposal) {
	for _, f := range o.Forms {
		if !p.bears(f.Name) {
			f.Why = byEditor
			p.Forms = append(p.Forms, f)
		}
	}
	p.Quotations, p.Stories = p.Quotations+o.Quotations, p.Stories+o.Stories
	p.Span = p.with(o.Span)
	p.He, p.She = p.He+o.He, p.She+o.She
	if p.Pronouns == "" || o.Pronouns != "" && o.Pronouns != p.Pronouns {
		p.Pronouns = clear(p.He, p.She)
	}
	p.Posts = append(p.Posts, o.Posts...)
	p.Posts = p.Posts[:min(len(p.Posts), mostPosts)]
	p.Where = append(p.Where, o.Where...)
	p.Where = p.Where[:min(len(p.Where), mostWhere)]
	p.Apart = order.Without(slices.Clone(p.Apart), func(a Apart) bool { return a.ID == o.ID || o.bears(a.Name) })
	p.Similar = slices.DeleteFunc(slices.Clone(p.Similar), func(id string) bool { return id == o.ID })
	p.Doubt = ""
}

// Part makes two proposals of one: the names at the places in other, none of them the first, are
// somebody else's. What the stories tell of both, posts and pronouns, is left to the editor.
func (p *Proposal) Part(other []int) (one, two Proposal, ok bool) {
	one, two = *p, *p
	one.Forms, two.Forms = nil, nil
	for i, f := range p.Forms {
		if slices.Contains(other, i) {
			two.Forms = append(two.Forms, f)
		} else {
			one.Forms = append(one.Forms, f)
		}
	}
	if len(two.Forms) == 0 || slices.Contains(other, 0) {
		return one, two, false
	}
	two.Name, two.ID = two.Forms[0].Name, slug.ID(two.Forms[0].Name)
	if two.ID == "" || two.ID == one.ID {
		return one, two, false
	}
	one.similarTo(&two, p)
	two.similarTo(&one, p)
	return one, two, true
}

// similarTo leaves of the proposal what its own names tell, and names the other as easily confused.
func (p *Proposal) similarTo(o, whole *Proposal) {
	p.Quotations, p.Stories, p.Span = 0, 0, Span{}
	for _, f := range p.Forms {
		p.Quotations, p.Stories, p.Span = p.Quotations+f.Quotations, p.Stories+f.Stories, p.with(f.Span)
	}
	p.Forms[0].Why = ""
	p.Pronouns, p.He, p.She, p.Posts, p.Doubt = "", 0, 0, nil, ""
	p.Similar = append(slices.Clone(whole.Similar), o.ID)
	p.Apart = append(slices.Clone(whole.Apart), Apart{Name: o.Name, ID: o.ID, Why: "an editor parted them"})
}
