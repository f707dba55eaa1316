package importer

import (
	"encoding/hex"
	"net/url"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/slug"
)

// keyOf is what a story is known by from one import to the next: its id in its system, else its
// address, else where it stands. A bare id, "17", is only one in its system, so the system's host
// stands beside it.
func keyOf(format string, it *item.Item, s *story) string {
	switch id := OneLine(it.SourceID); {
	case id != "" && strings.ContainsAny(id, ":/"):
		return "id " + id
	case id != "":
		return strings.TrimSpace("id " + id + " of " + format + " " + hostOf(it.URL))
	case it.URL != "":
		return "at " + addressKey(it.URL)
	case it.Place.Line == 0:
		return "file " + it.Place.Source
	case it.Title != "" && s.date.Known():
		return "row " + s.date.Time.Format("2006-01-02") + " " + slug.ID(OneLine(it.Title))
	}
	return "sha256 " + hex.EncodeToString(s.digest[:])
}

// hostOf is the host of a web address without its www, or "".
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return called.TrimPrefix(strings.ToLower(u.Host), "www.")
}

// addressKey is a web address as far as it tells one page from another: host and path, and a query;
// no scheme, no www, no fragment, no slash or index.html at its end.
func addressKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	p := called.TrimSuffix(u.Path, "/")
	if name := path.Base(p); name == "index.html" || name == "index.htm" || name == "index.php" {
		p = path.Dir(p)
	}
	key := called.TrimPrefix(strings.ToLower(u.Host), "www.") + called.TrimSuffix(p, "/")
	if u.RawQuery != "" {
		key += "?" + u.RawQuery
	}
	return key
}
