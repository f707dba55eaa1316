package importer

import (
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/importer/item"
)

type readCloser = io.ReadCloser

// input is a file as its format receives it.
func (r *run) input(f *source) (item.Input, error) {
	rc, err := f.Open()
	if err != nil {
		return item.Input{}, err
	}
	defer rc.Close()
	head := make([]byte, min(item.HeadSize, f.Size+1))
	n, err := io.ReadFull(rc, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return item.Input{}, err
	}
	return item.Input{
		Place: item.Place{Source: f.Name}, Head: head[:n], Open: f.Open, Beside: f.Beside, Size: f.Size,
		Options: r.o.Map.options(),
	}, nil
}

// counted tells how much of a file has been read, and ends when the import is stopped.
type counted struct {
	readCloser
	ctx  context.Context
	n    int64
	tell func(int64)
}

func (c *counted) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.readCloser.Read(p)
	c.n += int64(n)
	c.tell(c.n)
	return n, err
}

// others are the files of an export that are no stories and have an ending that says so.
var others = map[string]string{
	"images":                          "jpg jpeg png gif webp svg avif bmp tif tiff ico heic",
	"recordings":                      "mp3 mp4 m4a m4v mov avi webm wav ogg ogv flac mkv",
	"style sheets, scripts and fonts": "css scss sass less js mjs ts map woff woff2 ttf otf eot",
	"settings and templates": "yml yaml toml ini conf lock liquid njk php py rb sh gitignore example xsl " +
		"xslt dtd xsd",
	"databases and programs": "db exe dll so bin jar",
}

var otherKinds = func() map[string]string {
	kinds := map[string]string{}
	for kind, endings := range others {
		for e := range strings.FieldsSeq(endings) {
			kinds["."+e] = kind
		}
	}
	return kinds
}()

// otherKind is what a file is that no format has recognised, by its plural name, or "" where it may
// well be a story.
func otherKind(name string) string { return otherKinds[strings.ToLower(path.Ext(name))] }
