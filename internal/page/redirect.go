package page

// Redirect is the view of a page that stands at an old address and leads to the new one.
type Redirect struct {
	Frame
	To string // the new address, from the site's root: "/archive/2025/05/15/ferry-inquiry/"
}

// Moved is the page at an old address that leads to a new one; both stand below the base path. It
// is in no plan: who knows the old addresses makes it.
func Moved(from, to string) Page {
	return Page{Kind: KindRedirect, Address: from, NoIndex: true, Story: -1, to: to}
}

func (p *Plan) redirect(pg Page) *Redirect {
	target := pg
	target.Address = pg.to
	return &Redirect{Frame: p.frame(target, "Moved", "This page has moved.", ""), To: p.href(pg.to)}
}
