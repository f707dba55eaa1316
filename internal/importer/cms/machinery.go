package cms

import (
	"bytes"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// Machinery names what a file of an export is that belongs to the site's software and holds no
// story, whatever it looks like by its content: settings and data in JSON, templates, the site as
// it was built. "" for all others. A text that another file of the export names is also told here.
func Machinery(in item.Input) string {
	if in.Beside == nil {
		return ""
	}
	name := strings.ToLower(in.Place.Source)
	base := path.Base(name)
	switch ext := path.Ext(base); ext {
	case ".json":
		return jsonMachinery(in, name, base)
	case ".html", ".htm":
		if isSubstack(in, base) {
			return "texts that posts.csv names"
		}
		for _, folder := range builtFolders {
			if called.Has("/"+name, folder.name) && isSite(in) {
				return folder.what
			}
		}
	}
	return ""
}

// builtFolders are folders of a site that hold pages and no stories.
var builtFolders = []struct{ name, what string }{
	{"/layouts/", designFiles}, {"/_layouts/", designFiles}, {"/_includes/", designFiles}, {"/themes/", designFiles},
	{"/archetypes/", designFiles}, {"/node_modules/", designFiles},
	{"/public/", builtPages}, {"/_site/", builtPages}, {"/resources/_gen/", builtPages},
}

const (
	designFiles = "files of the site's design"
	builtPages  = "pages of the site as it was built"
)

// isSite reports whether the export is the folder of a site that Hugo, Jekyll or Eleventy builds.
func isSite(in item.Input) bool {
	for _, name := range append([]string{".eleventy.js", "eleventy.config.js", "eleventy.config.mjs",
		"eleventy.config.cjs"}, settings...) {
		if f, err := in.Beside("/" + name); err == nil {
			f.Close()
			return true
		}
	}
	return false
}

// jsonMachinery tells settings in JSON from records in JSON.
func jsonMachinery(in item.Input, name, base string) string {
	const what = "settings and templates"
	switch base {
	case "package.json", "package-lock.json", "composer.json", "tsconfig.json", "hugo.json":
		return what
	case "config.json":
		if bytes.Contains(bytes.ToLower(in.Head), []byte(`"baseurl"`)) {
			return what
		}
	}
	if called.HasSuffix(base, ".11tydata.json") {
		return what
	}
	folder := path.Dir(name)
	ofFolder := base == path.Base(folder)+".json"                             // posts/posts.json
	data := called.Has("/"+name, "/_data/") || called.Has("/"+name, "/i18n/") // of templates
	if (ofFolder || data) && (isSite(in) || bytes.Contains(in.Head, []byte(`"layout"`)) && ofFolder) {
		return what
	}
	return ""
}

// isSubstack reports whether a page is the text of a post that a table beside it names.
func isSubstack(in item.Input, base string) bool {
	id := called.TrimSuffix(called.TrimSuffix(base, ".html"), ".htm")
	number, _, _ := called.Cut(id, ".")
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return false
	}
	for _, at := range []string{"../posts.csv", "posts.csv"} {
		if head, ok := besideText(in, at); ok && called.HasPrefix(called.TrimPrefix(head, "\ufeff"), "post_id,") {
			return called.Has(head, "\n"+id+",")
		}
	}
	return false
}

// inherited is the front matter that files above a story give to all stories below them: Eleventy's
// posts/posts.json, Hugo's cascade, Jekyll's defaults. What the story says of itself wins.
func (p *post) inherit() {
	given := front{}
	for _, f := range append(p.folderData(), p.site.defaultsFor(p.in.Place.Source)...) {
		for key, v := range f {
			if _, known := given[key]; !known {
				given[key] = v
			}
		}
	}
	if len(given) > 0 && p.front == nil {
		p.front = front{}
	}
	signed := p.front.get(writerKeys...) != ""
	for key, v := range given {
		if signed && called.Contains(writerKeys, key) {
			continue
		}
		if _, own := p.front[key]; !own && inheritable[key] {
			p.front[key] = v
		}
	}
}

// inheritable are the keys of front matter that all stories of a folder may share. A tag that they
// share is the name of a list.
var inheritable = setOf("draft published status state private hidden password author authors byline bylines section " +
	"category categories lang language locale license licence expirydate unpublishdate")

// folderData are the files that speak for a folder, the nearest first.
func (p *post) folderData() (all []front) {
	if p.in.Beside == nil {
		return nil
	}
	source := p.in.Place.Source
	for steps := path.Dir(source); called.Has(steps, "/"); steps = path.Dir(steps) {
		_, inside, _ := called.Cut(steps, "/")
		base := path.Base(inside)
		for _, name := range []string{base + ".json", base + ".11tydata.json"} {
			if src, ok := besideText(p.in, "/"+inside+"/"+name); ok {
				all = append(all, readFront("json", src))
			}
		}
		for _, name := range []string{"_index.md", "_index.html"} {
			if src, ok := besideText(p.in, "/"+inside+"/"+name); ok {
				kind, matter, _ := splitFront(strings.ReplaceAll(src, "\r\n", "\n"))
				all = append(all, cascaded(readFront(kind, matter).value("cascade"))...)
			}
		}
	}
	return all
}

// cascaded are the values that Hugo hands down. Those for a target of their own are not: which
// stories it means only Hugo knows.
func cascaded(v any) (all []front) {
	switch v := v.(type) {
	case front:
		if _, some := v["_target"]; some || v["target"] != nil {
			return nil
		}
		all = append(all, v)
		if params, ok := v["params"].(front); ok {
			all = append(all, params)
		}
	case []any:
		for _, x := range v {
			all = append(all, cascaded(x)...)
		}
	}
	return all
}

// defaultsFor are the values that Jekyll's settings give to a file, the most particular first.
func (s *site) defaultsFor(source string) (all []front) {
	_, inside, _ := called.Cut(source, "/")
	isPost := called.Has("/"+source, "/_posts/")
	for i := len(s.defaults) - 1; i >= 0; i-- {
		d, ok := s.defaults[i].(front)
		if !ok {
			continue
		}
		scope, _ := d["scope"].(front)
		values, _ := d["values"].(front)
		kind, below := scope.get("type"), strings.Trim(scope.get("path"), "/")
		typed := kind == "" || kind == "posts" && isPost
		placed := below == "" || called.HasPrefix(inside, below+"/") || called.HasPrefix(source, below+"/")
		if typed && placed && values != nil && !called.Has(below, "*") {
			all = append(all, values)
		}
	}
	return all
}
