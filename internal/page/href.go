package page

import (
	"net/url"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/among"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// href is the link to an address below the base path. Letters of other scripts are percent-encoded.
//
//go:noinline
func (p *archive) href(address string) string {
	return p.site.BasePath + escape(address)
}

func escape(address string) string {
	if isPlain(address) {
		return address
	}
	path, fragment, found := called.Cut(address, "#")
	path = (&url.URL{Path: path}).EscapedPath()
	if found {
		path += "#" + url.PathEscape(fragment)
	}
	return path
}

// isPlain reports whether an address needs no escape in a link, as nearly all.
//
//go:noinline
func isPlain(address string) bool { return escapes.Before(address) == len(address) }

// escapes are the bytes that may need an escape in a link.
var escapes = among.Those(func(c byte) bool {
	return strings.IndexByte("abcdefghijklmnopqrstuvwxyz0123456789-/.#_", c) < 0
})

// entityHref leads to an entity's page, or is "" where it has none.
//
//go:noinline
func (p *archive) entityHref(e *index.Entity) string {
	if !e.HasPage() {
		return ""
	}
	return p.entityHrefs[e]
}

//go:noinline
func (p *archive) entityLink(e *index.Entity) Link { return Link{p.entityHref(e), e.Name} }

// whoHref leads to the page of a speaker, or is "".
func (p *archive) whoHref(w *index.Who) string { return p.entityHref(p.ix.EntityOf(w)) }

//go:noinline
func (p *archive) topicLink(t *index.Topic) Link {
	if t.Visibility == index.None {
		return Link{"", t.Entry.Name}
	}
	return Link{p.topicHrefs[t], t.Entry.Name}
}

// topicLinks are links to the topics with these ids that have a page.
//
//go:noinline
func (p *archive) topicLinks(ids []string) []Link {
	var out []Link
	for _, id := range ids {
		if t := p.ix.Topic(id); t != nil && t.Visibility != index.None {
			out = append(out, p.topicLink(t))
		}
	}
	return out
}

//go:noinline
func (p *archive) storyHref(s *index.Story) string { return p.href(s.Address) }

// quoteHref leads to words in their story. Their id needs no escape.
//
//go:noinline
func (p *archive) quoteHref(s *index.Story, u *index.Utterance) string {
	return address.Quotation(p.storyHref(s), u.ID)
}
