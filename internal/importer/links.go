package importer

import (
	"net/url"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// What became of links, as reports print it.
const (
	linksOut     = "links to pages of the old site that are not in the archive (kept as they are)"
	linksInto    = "links to other stories of the archive"
	linksGone    = "links that lead nowhere (their words are kept)"
	linksWithin  = "links within the old site, whose address is not known (words kept; --base URL keeps the links)"
	remoteShown  = "images that are not in the export (a link is kept)"
	nowhereShown = "images that are not in the export, and of which it tells no address (their captions are kept)"
)

// linker says where the links of a story lead from now on.
func (w *writer) linker(j *job, o *output) func(string) string {
	return func(dest string) string {
		to, what := w.lead(j, dest)
		if what != "" {
			o.left[what]++
		}
		return to
	}
}

// lead is where a link leads: to a story's file, where the old address was one's; else to where it
// led.
func (w *writer) lead(j *job, dest string) (to, what string) {
	dest = strings.TrimSpace(dest)
	u, err := url.Parse(dest)
	if err != nil || dest == "" {
		return "", linksGone
	}
	if called.HasPrefix(dest, "#") {
		return "", ""
	}
	switch u.Scheme {
	case "mailto", "tel", "ftp":
		return dest, ""
	case "", "http", "https":
	default:
		return "", linksGone
	}
	whole := w.resolved(j, u)
	if s := w.storyAt(whole, u); s != nil && w.isPublic(s) {
		return path.Base(s.path) + s.ext(), linksInto
	}
	if whole == nil || whole.Host == "" {
		return "", linksWithin
	}
	if w.host != "" && hostOf(whole.String()) == w.host {
		return whole.String(), linksOut
	}
	return whole.String(), ""
}

// resolved is a link's whole address: relative ones are of the story's own, or of the old site.
func (w *writer) resolved(j *job, u *url.URL) *url.URL {
	if u.Host != "" {
		if u.Scheme == "" {
			u.Scheme = "https"
		}
		return u
	}
	for _, base := range []string{j.it.URL, w.o.Base, oldSite(w.host)} {
		if b, err := url.Parse(base); err == nil && b.Host != "" {
			return b.ResolveReference(u)
		}
	}
	return nil
}

func oldSite(host string) string {
	if host == "" {
		return ""
	}
	return "https://" + host + "/"
}

// storyAt is the story that an address means, or nil.
func (w *writer) storyAt(whole, as *url.URL) *story {
	if whole != nil {
		if s := w.byAddress[addressKey(whole.String())]; s != nil {
			return s
		}
	}
	if as.Host == "" && called.HasPrefix(as.Path, "/") {
		return w.byAddress[addressKey(as.Path)]
	}
	return nil
}

// isPublic reports whether a story will be there to lead to.
func (w *writer) isPublic(s *story) bool {
	return s.why == "" && s.state == item.Public && !w.local(s.date).After(w.o.Now)
}

func (s *story) ext() string {
	if s.prior != nil {
		return path.Ext(s.prior.file)
	}
	if s.wire {
		return ".txt"
	}
	return ".md"
}

// isWebAddress reports whether an address is one that front matter takes.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return false
	}
	return OneLine(s) == s && !strings.ContainsAny(s, " \t\n\u00a0")
}
