package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/page"

	"golang.org/x/text/unicode/norm"
)

// oneOnDisk makes names equal that some disks take for one.
func oneOnDisk(name string) string {
	for i := range len(name) {
		if c := name[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(norm.NFC.String(name))
		}
	}
	return name
}

// taken complains of the site's own texts and static files that want a name which the site itself
// gives to another: a page, a feed, a table. Names that differ in capitals alone are one on many
// disks.
func (a *archive) taken(e *edition) (found []diag.Finding) {
	of := map[string]string{} // what stands there, by its name on disk
	own := map[string]string{}
	for _, o := range a.others {
		own[address.Other(o.ID)] = o.File
	}
	complain := func(file, name, by string) {
		found = append(found, diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "taken-address",
			Message: fmt.Sprintf("/%s is %s", name, by), Hint: "give this file another name"})
	}
	asked := map[string]bool{} // the names that may be taken
	for at := range own {
		asked[oneOnDisk(page.Page{Address: at}.Path())] = true
	}
	for _, name := range a.staticNames {
		asked[oneOnDisk(name)] = true
	}
	note := func(name, by string) {
		if asked[name] {
			of[name] = by
		}
	}
	for _, f := range a.feeds(e).Files() {
		note(oneOnDisk(f.Path), "a file that the site makes itself")
	}
	for _, name := range []string{address.Sitemap, address.Robots, address.Permalinks, address.SearchIndex} {
		note(oneOnDisk(name), "a file that the site makes itself")
	}
	for _, mine := range []bool{false, true} { // the site's own texts give way
		for _, pg := range e.pages {
			file := own[pg.Address]
			if isMine := pg.Kind == page.KindOther && file != ""; isMine != mine {
				continue
			}
			name := oneOnDisk(pg.Path())
			if by := of[name]; mine && by != "" {
				complain(file, pg.Address, by)
			}
			note(name, "the address of a page that the site makes itself")
		}
	}
	static := map[string]string{}
	for _, name := range a.staticNames {
		if by := of[oneOnDisk(name)]; by != "" {
			complain("static/"+name, name, by)
		}
		if first, twice := static[oneOnDisk(name)]; twice {
			if _, isOwn := slices.BinarySearch(a.static.own, "static/"+name); !isOwn {
				name, first = first, name
			}
			complain("static/"+name, name, "but for capitals another file of static/, "+first)
		}
		static[oneOnDisk(name)] = name
	}
	return found
}
