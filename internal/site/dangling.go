package site

import (
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
)

// checkReferences holds the links and images of what is published against what there is.
func (a *archive) checkReferences(e *edition, all []first, files map[string]int) {
	there, shown := e.files(a), map[string]bool{}
	a.asked = 0
	for _, f := range all {
		showing(shown, f.at.name, f.images)
	}
	check := func(i int, file, address string, links, images []reference) {
		pictures, found := a.pictures(file, address, images)
		e.images = append(e.images, pictures...)
		a.findings = append(a.findings, found...)
		a.findings = append(a.findings, a.skip.lenient(a.dangling(e, address, links, there))...)
		a.findings = append(a.findings, e.picturesTold(i, images)...)
	}
	for i := range e.index.Len() {
		s := e.index.Story(i)
		if f := all[files[s.File]]; e.showsBody(i) {
			check(i, s.File, s.Address, f.links, f.images)
		}
	}
	for _, x := range e.extras {
		a.findings = append(a.findings, droppedIn(x.doc, x.file, x.line)...)
		images := located(x.doc.Images(), x.file, x.line, true)
		showing(shown, x.file, images)
		check(-1, x.file, x.address, located(x.doc.Links(), x.file, x.line, false), images)
	}
	a.findings = append(a.findings, a.unshown(shown)...)
}

// showing notes which files the images of a text are.
func showing(shown map[string]bool, file string, images []reference) {
	for _, ref := range images {
		if u, err := url.Parse(ref.dest); err == nil {
			shown[path.Join(path.Dir(file), u.Path)] = true
		}
	}
}

// files is every file that will be published by the pages that are planned now, but for feeds and
// tables, once somebody asks.
func (e *edition) files(a *archive) func() map[string]bool {
	pages := e.pages
	return sync.OnceValue(func() map[string]bool {
		there := make(map[string]bool, len(pages)+len(a.staticNames))
		for _, pg := range pages {
			there[pg.Path()] = true
		}
		for _, name := range a.staticNames {
			there[name] = true
		}
		return there
	})
}

// dangling complains of links that lead nowhere. address is where the page with the links will
// stand.
func (a *archive) dangling(e *edition, address string, links []reference, there func() map[string]bool,
) []diag.Finding {
	var found []diag.Finding
	for _, l := range links {
		u, err := url.Parse(l.dest)
		if err != nil || e.links.story(u.Path) != "" {
			continue
		}
		switch {
		case isStoryFile(u.Path) && !called.HasPrefix(u.Path, "/"):
			found = append(found,
				*l.finding("dangling-link", fmt.Sprintf("the link leads to %s, and no such story is published", l.dest),
					a.didYouMean(path.Base(u.Path), e.storyNames, "mend the file's name or take the link out")))
		case !leadsToPage(u.Path, address, there()):
			found = append(found,
				*l.finding("dangling-link", fmt.Sprintf("the link leads to %s, and there is no such page", l.dest),
					"link to a story by its file's name, as in [the inquiry](2025-05-15-ferry-inquiry.md)"))
		}
	}
	return found
}

// mostAsked is for how many links and images that lead nowhere it is looked for what may be meant.
const mostAsked = 100

// didYouMean is a hint as of diag.DidYouMean, for what is found in the published stories and pages
// one after the other.
func (a *archive) didYouMean(word string, candidates func() []string, otherwise string) string {
	if a.asked++; a.asked > mostAsked {
		return otherwise
	}
	return diag.DidYouMean(word, candidates(), otherwise)
}

// leadsToPage reports whether a path on a page at address leads to a file that there is.
func leadsToPage(p, address string, there map[string]bool) bool {
	if !called.HasPrefix(p, "/") {
		p = "/" + address + p
	}
	clean := called.TrimPrefix(path.Clean(p), "/")
	return there[clean] || there[path.Join(clean, "index.html")]
}

func (e *edition) storyNames() []string {
	return slices.Sorted(maps.Keys(e.links.pages))
}

// places are the files and the addresses of stories, and then of those that were withdrawn.
func places(ix *index.Index) (files, addresses []string) {
	for i := range ix.Len() {
		h := ix.Head(i)
		files, addresses = append(files, h.File), append(addresses, h.Address)
	}
	gone, were := withdrawn(ix)
	return append(files, gone...), append(addresses, were...)
}

// withdrawn are those of the withdrawn ones.
func withdrawn(ix *index.Index) (files, addresses []string) {
	for _, s := range ix.Withdrawn {
		files, addresses = append(files, s.File), append(addresses, s.Address)
	}
	return files, addresses
}

// linksTo gives the published stories' addresses by their files' names. Where several files in
// different folders have one name, it leads to none of them.
func linksTo(files, addresses []string) map[string]string {
	pages, twice := make(map[string]string, len(files)), map[string]bool{}
	for i, file := range files {
		name := path.Base(file)
		if _, again := pages[name]; again {
			twice[name] = true
		}
		pages[name] = addresses[i]
	}
	maps.DeleteFunc(pages, func(name, _ string) bool { return twice[name] })
	return pages
}
