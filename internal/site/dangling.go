package site

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
)

// checkReferences holds the links and images of what is published against what there is.
func (a *archive) checkReferences(e *edition, all []first, files map[string]int) {
	there := e.addresses(a)
	for i, s := range e.index.Stories {
		if !e.showsBody(i) {
			continue
		}
		f := all[files[s.File]]
		pictures, found := a.pictures(s.File, s.Address, f.images)
		e.images = append(e.images, pictures...)
		a.findings = append(a.findings, found...)
		a.findings = append(a.findings, e.dangling(s.File, s.Address, f.links, there)...)
	}
}

// addresses is every file that will be published.
func (e *edition) addresses(a *archive) map[string]bool {
	there := map[string]bool{}
	for _, pg := range e.pages {
		there[pg.Path()] = true
	}
	for _, name := range a.staticNames {
		there[name] = true
	}
	return there
}

// dangling complains of links that lead nowhere. address is where the page with the links will stand.
func (e *edition) dangling(file, address string, links []reference, there map[string]bool) []diag.Finding {
	var found []diag.Finding
	for _, l := range links {
		u, err := url.Parse(l.dest)
		if err != nil {
			continue
		}
		if isStoryFile(u.Path) && !strings.HasPrefix(u.Path, "/") {
			if _, ok := e.links.pages[path.Base(u.Path)]; !ok {
				found = append(found, *l.finding("dangling-link", fmt.Sprintf("the link leads to %s, and no such story is published", l.dest),
					diag.DidYouMean(path.Base(u.Path), e.storyNames(), "mend the file's name or take the link out")))
			}
			continue
		}
		if !leadsToPage(u.Path, address, there) {
			found = append(found, *l.finding("dangling-link", fmt.Sprintf("the link leads to %s, and there is no such page", l.dest),
				"link to a story by its file's name, as in [the inquiry](2025-05-15-ferry-inquiry.md)"))
		}
	}
	return found
}

// leadsToPage reports whether a path on a page at address leads to a file that there is.
func leadsToPage(p, address string, there map[string]bool) bool {
	if !strings.HasPrefix(p, "/") {
		p = "/" + address + p
	}
	clean := strings.TrimPrefix(path.Clean(p), "/")
	return there[clean] || there[path.Join(clean, "index.html")]
}

func (e *edition) storyNames() []string {
	var names []string
	for name := range e.links.pages {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// linksTo names the published stories' files.
func linksTo(stories []*index.Story) map[string]string {
	pages := map[string]string{}
	for _, s := range stories {
		pages[path.Base(s.File)] = s.Address
	}
	return pages
}
