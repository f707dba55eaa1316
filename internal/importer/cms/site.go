package cms

import (
	"crypto/sha256"
	"net/url"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// site is what the settings of a Hugo, Jekyll or Eleventy site say of its stories.
type site struct {
	base    *url.URL
	lang    string
	links   map[string]string // Hugo: a section → the pattern of its addresses; Jekyll: "" → it
	hugo    bool
	authors front // handle → name, or a table that has it

	defaults []any // what Jekyll's settings give to files, by where they stand
	names    map[string]string
}

// sites remembers the site that settings made. A key is the digest of all files that a site is made
// of, so nothing is remembered that those files do not say.
type sites struct {
	key  [sha256.Size]byte
	last *site
}

// settings are the files in which sites keep them, and authors those in which they keep their
// writers.
var (
	settings = []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml",
		"config.json", "config/_default/hugo.toml", "config/_default/hugo.yaml", "config/_default/config.toml",
		"config/_default/config.yaml", "config/_default/permalinks.toml", "_config.yml", "_config.yaml", "_config.toml"}
	authors = []string{"_data/authors.yml", "_data/authors.yaml", "_data/authors.json", "data/authors.yml",
		"data/authors.yaml", "data/authors.toml", "data/authors.json", "_data/people.yml", "src/_data/authors.json",
		"src/_data/authors.yml"}
)

// of is the site that a file belongs to.
func (s *sites) of(in item.Input) *site {
	if in.Beside == nil {
		return &site{base: &url.URL{}}
	}
	files := map[string]string{}
	h := sha256.New()
	for _, name := range append(append([]string{}, settings...), authors...) {
		src, ok := besideText(in, "/"+name)
		if ok {
			files[name] = src
			h.Write([]byte(name + "\x00" + src + "\x00"))
		}
	}
	var key [sha256.Size]byte
	h.Sum(key[:0])
	if s.last == nil || s.key != key {
		s.key, s.last = key, newSite(files)
	}
	return s.last
}

// besideText reads a small file of the export.
func besideText(in item.Input, name string) (string, bool) {
	f, err := in.Beside(name)
	if err != nil {
		return "", false
	}
	defer f.Close()
	buf := make([]byte, 4<<20)
	n := 0
	for n < len(buf) {
		m, err := f.Read(buf[n:])
		n += m
		if err != nil {
			break
		}
	}
	return string(buf[:n]), true
}

func kindOf(name string) string {
	switch path.Ext(name) {
	case ".toml":
		return "toml"
	case ".json":
		return "json"
	}
	return "yaml"
}

func newSite(files map[string]string) *site {
	s := &site{base: &url.URL{}, links: map[string]string{}, authors: front{}, names: map[string]string{}}
	for _, name := range settings {
		src, ok := files[name]
		if !ok {
			continue
		}
		s.configure(name, readFront(kindOf(name), src))
	}
	for _, name := range authors {
		if src, ok := files[name]; ok {
			for handle, v := range readFront(kindOf(name), src) {
				s.authors[handle] = v
			}
		}
	}
	return s
}

func (s *site) configure(name string, f front) {
	if path.Base(name) == "permalinks.toml" {
		f = front{"permalinks": f}
	}
	s.hugo = s.hugo || !called.HasPrefix(name, "_config")
	if base, err := url.Parse(firstOf(f.get("baseurl_", "base_url"), f.get("baseurl"))); err == nil && base.Host != "" {
		s.base = base
	} else if home, err := url.Parse(f.get("url")); err == nil && home.Host != "" {
		s.base = home.JoinPath(f.get("baseurl"))
	}
	if l := f.get("languagecode", "defaultcontentlanguage", "lang", "locale"); l != "" {
		s.lang = strings.ReplaceAll(l, "_", "-")
	}
	switch v := f["permalinks"].(type) {
	case front:
		if pages, ok := v["page"].(front); ok {
			v = pages
		}
		for section, pattern := range v {
			s.links[section] = worded(pattern)
		}
	}
	if v := f.get("permalink"); v != "" && !s.hugo {
		s.links[""] = v
	}
	if v, ok := f["defaults"].([]any); ok && !s.hugo {
		s.defaults = v
	}
	if v, ok := f["authors"].(front); ok {
		for handle, a := range v {
			s.authors[handle] = a
		}
	}
}

func (s *site) host() string { return s.base.Host }

// absolute is an address of the site with its host, or "" where that is not known.
func (s *site) absolute(address string) string {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return ""
	case u.Host != "":
		return address
	case s.base.Host == "":
		return ""
	}
	made := *s.base
	made.Path = called.TrimSuffix(made.Path, "/") + rooted(u.Path, "")
	return made.String()
}

// author is the name of a writer whom the site keeps by a handle, or "".
func (s *site) author(in item.Input, handle string) string {
	if handle == "" || strings.ContainsAny(handle, " /\\") {
		return ""
	}
	if v, ok := s.authors[strings.ToLower(handle)]; ok {
		return plain(worded(v))
	}
	if in.Beside == nil {
		return ""
	}
	for _, folder := range []string{"/content/authors/" + handle + "/_index.md",
		"/content/authors/" + handle + "/index.md", "/content/authors/" + handle + ".md", "/_authors/" + handle + ".md",
		"/content/en/authors/" + handle + "/_index.md", "/data/authors/" + handle + ".yml",
		"/data/authors/" + handle + ".toml"} {
		src, ok := besideText(in, folder)
		if !ok {
			continue
		}
		kind, matter, _ := splitFront(src)
		if kind == "" {
			kind, matter = kindOf(folder), src
		}
		if name := plain(readFront(kind, matter).get("display_name", "full_name", "name", "title")); name != "" {
			return name
		}
	}
	return ""
}

// address is where the site's settings put a story, or "" where they do not tell.
func (s *site) address(p *post, it *item.Item) string {
	top, _, _ := called.Cut(p.section, "/")
	pattern, ok := s.links[top]
	if !ok {
		pattern, ok = s.links[""]
	}
	switch {
	case !ok && s.hugo && p.section != "" && s.base.Host != "":
		name := it.Slug
		if p.front.get("slug") == "" {
			name = p.file
			if p.bundle {
				name = path.Base(path.Dir(p.content))
			}
		}
		return "/" + strings.ToLower(path.Join(p.section, name)) + "/"
	case !ok && len(s.links) == 0 && !s.hugo && s.base.Host != "":
		pattern = "date"
	case !ok:
		return ""
	}
	return expand(pattern, p, it)
}

// expand fills a pattern of addresses. One that asks for what is not known gives "".
func expand(pattern string, p *post, it *item.Item) string {
	switch pattern {
	case "date":
		pattern = "/:categories/:year/:month/:day/:title.html"
	case "pretty":
		pattern = "/:categories/:year/:month/:day/:title/"
	case "none":
		pattern = "/:categories/:title.html"
	}
	t := it.Published.Time
	if called.Has(pattern, ":year") && t.IsZero() {
		return ""
	}
	var cats []string
	if len(it.Tags) > 0 {
		for _, c := range p.categories() {
			cats = append(cats, strings.ReplaceAll(strings.ToLower(c), " ", "-"))
		}
	}
	top, _, _ := called.Cut(p.section, "/")
	made := strings.NewReplacer(
		":categories", strings.Join(cats, "/"), ":year", t.Format("2006"), ":monthname",
		strings.ToLower(t.Format("January")),
		":month", t.Format("01"), ":i_month", t.Format("1"), ":day", t.Format("02"), ":i_day", t.Format("2"),
		":title", it.Slug, ":slugorfilename", it.Slug, ":slugorcontentbasename", it.Slug, ":slug", it.Slug,
		":contentbasename", p.file, ":filename", p.file, ":sections", p.section, ":section", top, ":output_ext",
		".html",
	).Replace(pattern)
	if called.Has(made, ":") {
		return ""
	}
	for called.Has(made, "//") {
		made = strings.ReplaceAll(made, "//", "/")
	}
	return rooted(made, "")
}
