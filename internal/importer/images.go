package importer

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/body"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/slug"
)

// image is an image of the export that is copied beside its story.
type image struct {
	file   string // in the site folder
	digest digest
	open   func() (readCloser, error)
}

// pictures are the images of one story.
type pictures struct {
	w      *writer
	j      *job
	o      *output
	seen   map[string]string // by address: the name of the copy, or "" where there is none
	placed map[int]bool      // of the item's own images, those that its body shows
}

func (w *writer) newPictures(j *job, o *output) *pictures {
	return &pictures{w: w, j: j, o: o, seen: map[string]string{}, placed: map[int]bool{}}
}

// image says what an image of the body becomes.
func (p *pictures) image(src, _ string) (dest string, shown bool) {
	for i, own := range p.j.it.Images {
		if sameImage(own.Address, src) {
			p.placed[i] = true
			if name := p.copy(src, own.Open); name != "" {
				return name, true
			}
			break
		}
	}
	if name := p.copy(src, p.beside(src)); name != "" {
		return name, true
	}
	p.o.left[remoteShown]++
	to, _ := p.w.lead(p.j, src)
	if called.HasSuffix(to, ".md") || called.HasSuffix(to, ".txt") {
		return "", false
	}
	return to, false
}

// sameImage reports whether a body's image is one of the item's, be its address relative in one.
func sameImage(a, b string) bool {
	if a == b {
		return true
	}
	x, err1 := url.Parse(a)
	y, err2 := url.Parse(b)
	if err1 != nil || err2 != nil || x.Path != y.Path || x.Path == "" {
		return false
	}
	return x.Host == y.Host || x.Host == "" || y.Host == ""
}

// beside opens an image that lies in the export, at the place that the body names: by a path, or by
// an address on the old site.
func (p *pictures) beside(src string) func() (io.ReadCloser, error) {
	u, err := url.Parse(src)
	if err != nil || u.Path == "" || u.Host == "" && u.Scheme != "" {
		return nil
	}
	if u.Host != "" && (p.w.host == "" || hostOf(src) != p.w.host) {
		return nil
	}
	places := []string{u.Path, "/static" + u.Path, "/content" + u.Path, "/assets" + u.Path}
	if _, below, ok := called.Cut(u.Path, "/wp-content/"); ok {
		places = append(places, "/wp-content/"+below, "/"+below)
	}
	return func() (io.ReadCloser, error) {
		for _, at := range places {
			if rc, err := p.j.from.Beside(at); err == nil {
				return rc, nil
			}
		}
		return nil, errors.New("not in the export")
	}
}

// copy notes that an image is to be copied, and returns the name of the copy, or "" where the
// export does not hold it.
func (p *pictures) copy(src string, open func() (io.ReadCloser, error)) string {
	if name, known := p.seen[src]; known {
		return name
	}
	p.seen[src] = ""
	if open == nil {
		return ""
	}
	sum, ending, err := imageDigest(open)
	if err != nil {
		return ""
	}
	for _, other := range p.o.images {
		if other.digest == sum { // the same under another address
			p.seen[src] = path.Base(other.file)
			return p.seen[src]
		}
	}
	name := fmt.Sprintf("%s-%s%s", path.Base(p.j.path), imageName(src, len(p.o.images)+1), ending)
	file := path.Dir(p.j.path) + "/" + name
	for _, other := range p.o.images {
		if other.file == file {
			name = fmt.Sprintf("%s-%d%s", path.Base(p.j.path), len(p.o.images)+1, ending)
			file = path.Dir(p.j.path) + "/" + name
		}
	}
	p.o.images = append(p.o.images, image{file: file, digest: sum, open: open})
	p.seen[src] = name
	return name
}

// imageName is the name of an image without ending, as short as names are, or its number.
func imageName(src string, n int) string {
	u, err := url.Parse(src)
	if err == nil {
		base := path.Base(u.Path)
		if id := slug.ID(called.TrimSuffix(base, path.Ext(base))); id != "" && len(id) <= 40 {
			return id
		}
	}
	return fmt.Sprint(n)
}

// largestImage is as much as is copied of one image.
const largestImage = 64 << 20

// imageDigest reads an image, and finds its ending by its first bytes.
func imageDigest(open func() (io.ReadCloser, error)) (sum digest, ending string, err error) {
	rc, err := open()
	if err != nil {
		return sum, "", err
	}
	defer rc.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(rc, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return sum, "", err
	}
	if ending = imageEnding(head[:n]); ending == "" {
		return sum, "", errors.New("no image")
	}
	h := sha256.New()
	h.Write(head[:n])
	rest, err := io.Copy(h, io.LimitReader(rc, largestImage))
	if err == nil && rest == largestImage {
		err = errors.New("too large")
	}
	h.Sum(sum[:0])
	return sum, ending, err
}

// imageEnding is the ending of an image by its first bytes, "" where it is none that browsers show.
func imageEnding(head []byte) string {
	for _, k := range []struct{ mark, ending string }{
		{"\xff\xd8\xff", ".jpg"}, {"\x89PNG\r\n\x1a\n", ".png"}, {"GIF8", ".gif"}, {"BM", ".bmp"},
	} {
		if called.BytesHavePrefix(head, []byte(k.mark)) {
			return k.ending
		}
	}
	switch {
	case len(head) > 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return ".webp"
	case len(head) > 12 && string(head[4:12]) == "ftypavif":
		return ".avif"
	case bytes.Contains(head, []byte("<svg")) && !bytes.Contains(head, []byte("<html")):
		return ".svg"
	}
	return ""
}

// around puts the images that the export names and the body does not show around the text: those
// that were copied above it, links to the others below.
func (p *pictures) around(text string) string {
	var above, below []string
	for i, own := range p.j.it.Images {
		if p.placed[i] || own.Address == "" && own.Open == nil {
			continue
		}
		address := own.Address
		if address == "" {
			address = fmt.Sprint("image ", i+1)
		}
		name := p.copy(address, own.Open)
		caption := strings.TrimSpace(OneLine(own.Caption) + " " + OneLine(own.Credit))
		if name != "" {
			above = append(above, body.Picture(name, own.Alt, true))
			if caption != "" {
				above = append(above, body.Text(caption).Markdown)
			}
			continue
		}
		if to, _ := p.w.lead(p.j, own.Address); isWebAddress(to) {
			p.o.left[remoteShown]++
			below = append(below, body.Picture(to, orCaption(own), false))
			continue
		}
		p.o.left[nowhereShown]++
		if caption != "" {
			below = append(below, body.Text(caption).Markdown)
		}
	}
	return strings.Join(append(append(above, text), below...), "\n\n")
}

func orCaption(own item.Image) string {
	if own.Alt != "" {
		return own.Alt
	}
	return clippedWords(OneLine(own.Caption), 200)
}

// putImage copies an image beside its story, unless an editor's own stands there.
func (w *writer) putImage(j *job, p image) error {
	there, is, err := fileDigest(w.path(p.file))
	if err != nil || is && there == p.digest {
		return err
	}
	if is && (j.prior == nil || j.prior.images[p.file] != there) {
		return nil
	}
	rc, err := p.open()
	if err != nil {
		return err
	}
	defer rc.Close()
	return w.stage.copy(p.file, io.LimitReader(rc, largestImage))
}
