package site

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// picture is an image that a story shows and that is published beside it.
type picture struct {
	file    string // in the site folder
	publish string // below the output folder
}

// pictures resolves the images of a text against the files beside it.
func (a *archive) pictures(file, address string, refs []reference) ([]picture, []diag.Finding) {
	var (
		out   []picture
		found []diag.Finding
	)
	had := map[string]bool{}
	for _, ref := range refs {
		p, f := a.picture(file, address, ref)
		if f != nil {
			found = append(found, *f)
		} else if p.file != "" && !had[p.publish] {
			had[p.publish] = true
			out = append(out, p)
		}
	}
	return out, found
}

func (a *archive) picture(file, address string, ref reference) (picture, *diag.Finding) {
	u, err := url.Parse(ref.dest)
	switch {
	case err != nil:
		return picture{},
			ref.finding("bad-image", fmt.Sprintf("the image's address %q cannot be read", ref.dest),
				"write the name of a file beside the story")
	case u.Scheme != "" || u.Host != "":
		return picture{}, ref.finding("image-elsewhere", "the image "+ref.dest+" lies on another host",
			"save it beside the story and write its name: readers' browsers ask no other host for anything")
	case called.HasPrefix(u.Path, "/"):
		return picture{}, a.staticImage(u.Path, ref)
	}
	at := path.Join(path.Dir(file), u.Path)
	if !fs.ValidPath(at) || !called.HasPrefix(path.Clean("/"+u.Path), "/") ||
		called.HasPrefix(path.Clean(u.Path), "..") {
		return picture{},
			ref.finding("image-outside",
				fmt.Sprintf("the image %q does not lie beside the file that shows it", ref.dest), "put a copy there")
	}
	if _, there := slices.BinarySearch(a.beside, at); !there {
		return picture{}, ref.finding("missing-image", "there is no image "+at,
			a.didYouMean(path.Base(at), func() []string { return a.namesIn(path.Dir(at)) },
				"put the file there, or take the image out of the story"))
	}
	return picture{file: at, publish: address + path.Clean(u.Path)}, nil
}

// staticImage complains where an image's absolute path leads to nothing in static/.
func (a *archive) staticImage(p string, ref reference) *diag.Finding {
	if _, err := fs.Stat(a.static, called.TrimPrefix(path.Clean(p), "/")); err == nil {
		return nil
	}
	return ref.finding("missing-image", "there is no image static"+path.Clean(p),
		"put the file there, or beside the story and write its name alone")
}

// namesIn lists the names of the files of a folder below content.
func (a *archive) namesIn(folder string) []string {
	var names []string
	for _, name := range a.below(folder + "/") {
		if path.Dir(name) == folder {
			names = append(names, path.Base(name))
		}
	}
	return names
}

func (r reference) finding(code, message, hint string) *diag.Finding {
	return &diag.Finding{Pos: r.at, Code: code, Message: message, Hint: hint}
}
