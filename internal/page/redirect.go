package page

// Redirect is the view of a page that stands at an old address and leads to the new one.
type Redirect struct {
	Frame
	To string // the new address, from the site's root: "/archive/2025/05/15/ferry-inquiry/"
}

// redirectPage is a page at an old address that leads to a new one.
type redirectPage struct {
	*archive
	to string // an address below the base path
}

// Moved is the page at an old address that leads to a new one; both stand below the base path. It
// is not among the plan's pages: who knows the old addresses asks for it.
func (p *Plan) Moved(from, to string) Page {
	pg := p.page(KindRedirect, from, redirectPage{p.archive, to})
	pg.NoIndex = true
	return pg
}

func (p redirectPage) view(pg Page, _ any) any {
	pg.Address = p.to
	return &Redirect{Frame: p.frame(pg, "Moved", "This page has moved.", ""), To: p.href(p.to)}
}
