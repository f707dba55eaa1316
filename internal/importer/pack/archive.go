package pack

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/onrecord/onrecord/internal/called"
)

// kind is what a file is packed as.
type kind uint8

const (
	plain kind = iota
	zipped
	tarred
	gzipped
	bzipped
)

// documents are zip archives that are one document each, and no folder of files.
var documents = []string{".docx", ".odt", ".xlsx", ".pptx", ".epub", ".ods", ".pages"}

// kindOf looks at a file's first bytes.
func kindOf(f *File) (kind, error) {
	r, err := f.Open()
	if err != nil {
		return plain, err
	}
	defer r.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return plain, err
	}
	switch head = head[:n]; {
	case called.BytesHavePrefix(head, []byte("PK\x03\x04")), called.BytesHavePrefix(head, []byte("PK\x05\x06")):
		for _, ending := range documents {
			if strings.EqualFold(path.Ext(f.Name), ending) {
				return plain, nil
			}
		}
		return zipped, nil
	case called.BytesHavePrefix(head, []byte{0x1f, 0x8b, 8}):
		return gzipped, nil
	case called.BytesHavePrefix(head, []byte("BZh")) && len(head) > 9 && bytes.Equal(head[4:10], []byte("1AY&SY")):
		return bzipped, nil
	case len(head) == 512 && called.BytesHavePrefix(head[257:], []byte("ustar")):
		return tarred, nil
	}
	return plain, nil
}

// What an archive may unpack to. Text shrinks to a tenth, text that repeats itself to a fiftieth; a
// bomb to a thousandth.
const (
	mostRatio = 200
	free      = 64 << 20 // up to here nothing is asked
	mostBytes = 64 << 30
	mostFiles = 2_000_000
)

// tooMuch says why so many bytes out of an archive of so many are refused, or "".
func tooMuch(unpacked, packed int64) string {
	switch {
	case unpacked > mostBytes:
		return fmt.Sprintf("it unpacks to more than %d GiB; unpack it yourself, and import the folder", mostBytes>>30)
	case unpacked > free && unpacked/mostRatio > packed:
		return fmt.Sprintf("it unpacks to more than %d times its size, as no archive of texts does; "+
			"if it can be trusted, unpack it yourself, and import the folder", mostRatio)
	}
	return ""
}

// unpack adds what is in an archive.
func (s *Source) unpack(f *File, k kind, depth int) error {
	switch k {
	case gzipped, bzipped:
		return s.expand(f, k, depth)
	}
	r, size, err := s.seekable(f)
	if err != nil {
		return s.unlessRefused(f, err)
	}
	if k == zipped {
		return s.zip(f, r, size, depth)
	}
	return s.tar(f, r, depth)
}

// refusal is an error that is no fault of the disk.
type refusal string

func (r refusal) Error() string { return string(r) }

// unlessRefused turns a refusal into a line of the report.
func (s *Source) unlessRefused(f *File, err error) error {
	var why refusal
	if errors.As(err, &why) {
		s.refuse(f.Name, string(why))
		return nil
	}
	return err
}

// seekable opens an archive so that its parts can be read in any order: as it lies on the disk, or
// a copy of it.
func (s *Source) seekable(f *File) (io.ReaderAt, int64, error) {
	r, err := f.Open()
	if err != nil {
		return nil, 0, refusal("it cannot be read: " + cause(err))
	}
	if onDisk, ok := r.(*os.File); ok {
		s.shut = append(s.shut, onDisk)
		info, err := onDisk.Stat()
		if err != nil {
			return nil, 0, err
		}
		return onDisk, info.Size(), nil
	}
	defer r.Close()
	return s.copied(r, mostBytes)
}

// copied keeps what r gives, at most so many bytes, in a temporary file.
func (s *Source) copied(r io.Reader, most int64) (*os.File, int64, error) {
	if s.temp == "" {
		dir, err := os.MkdirTemp("", "onrecord-import-")
		if err != nil {
			return nil, 0, err
		}
		s.temp = dir
	}
	out, err := os.CreateTemp(s.temp, "")
	if err != nil {
		return nil, 0, err
	}
	s.shut = append(s.shut, out)
	w := &diskWriter{w: out}
	n, err := io.Copy(w, io.LimitReader(r, most+1))
	switch {
	case w.err != nil:
		return nil, 0, w.err
	case err != nil:
		return nil, 0, refusal("it is damaged: " + err.Error() + "; fetch it again from where it came from")
	case n > most:
		return nil, 0, refusal(tooMuch(mostBytes+1, 0))
	}
	return out, n, nil
}

// diskWriter remembers whether writing failed, so that a full disk is told from a broken archive.
type diskWriter struct {
	w   io.Writer
	err error
}

func (d *diskWriter) Write(p []byte) (int, error) {
	n, err := d.w.Write(p)
	if err != nil {
		d.err = err
	}
	return n, err
}

// expand adds the one file of a .gz or .bz2, which may be a tar archive.
func (s *Source) expand(f *File, k kind, depth int) error {
	r, err := f.Open()
	if err != nil {
		return s.unlessRefused(f, refusal("it cannot be read: "+cause(err)))
	}
	defer r.Close()
	var out io.Reader = bzip2.NewReader(r)
	if k == gzipped {
		if out, err = gzip.NewReader(r); err != nil {
			s.refuse(f.Name, "it is damaged: "+err.Error()+"; fetch it again from where it came from")
			return nil
		}
	}
	file, size, err := s.copied(&watched{r: out, packed: f.Size}, mostBytes)
	if err != nil {
		return s.unlessRefused(f, err)
	}
	inner := innerName(f.Path)
	single := &File{
		Name: path.Join(f.Name, inner), Path: inner, Size: size, Stamp: f.Stamp, tree: f.tree,
		Open: func() (io.ReadCloser, error) { return section(file, 0, size), nil },
	}
	inside, err := kindOf(single)
	switch {
	case err != nil:
		return err
	case inside == tarred:
		return s.tar(f, file, depth)
	case inside != plain:
		return s.add(f.tree, single, depth+1)
	}
	s.Files = append(s.Files, single)
	return nil
}

func innerName(p string) string {
	name := path.Base(p)
	for _, ending := range []string{".gz", ".bz2", ".GZ", ".BZ2"} {
		if short, ok := strings.CutSuffix(name, ending); ok && short != "" {
			return short
		}
	}
	return name
}

// watched ends with an error where what is read grows out of proportion to what it came from.
type watched struct {
	r      io.Reader
	packed int64
	n      int64
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	w.n += int64(n)
	if why := tooMuch(w.n, w.packed); why != "" {
		return 0, refusal(why)
	}
	return n, err
}

// section is a part of a file as a reader of its own.
func section(r io.ReaderAt, from, size int64) io.ReadCloser {
	return io.NopCloser(io.NewSectionReader(r, from, size))
}

// zip adds the files of a zip archive.
func (s *Source) zip(f *File, r io.ReaderAt, size int64, depth int) error {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		s.refuse(f.Name, "it is damaged or cut off: its list of files cannot be read; "+
			"fetch it again from where it came from")
		return nil
	}
	if why := honest(z, size); why != "" {
		s.refuse(f.Name, why)
		return nil
	}
	m := s.mount(f, depth)
	for _, e := range z.File {
		if called.HasSuffix(e.Name, "/") {
			continue
		}
		name := e.Name
		if e.NonUTF8 || !utf8.ValidString(name) {
			name, _ = charmap.CodePage437.NewDecoder().String(name)
		}
		open := func() (io.ReadCloser, error) {
			r, err := e.Open()
			if err != nil {
				return nil, err
			}
			return &exact{ReadCloser: r, left: int64(e.UncompressedSize64)}, nil
		}
		if e.Flags&1 != 0 {
			m.s.refuse(path.Join(f.Name, name),
				"it is locked with a password; unpack the archive yourself, and import the folder")
			continue
		}
		m.file(name, e.Mode(), &File{Size: int64(e.UncompressedSize64), Stamp: e.Modified, Open: open})
	}
	return m.finish()
}

// honest says why an archive is refused that claims to unpack to more than it can, or "".
func honest(z *zip.Reader, size int64) string {
	if len(z.File) > mostFiles {
		return fmt.Sprintf("it holds more than %d files; unpack it yourself, and import the folder", mostFiles)
	}
	all := int64(0)
	for _, e := range z.File {
		if e.UncompressedSize64 > mostBytes {
			return tooMuch(mostBytes+1, 0)
		}
		all += int64(e.UncompressedSize64)
		if why := tooMuch(all, size); why != "" {
			return why
		}
	}
	return ""
}

// exact reads as many bytes as the archive's list says, and no more.
type exact struct {
	io.ReadCloser
	left int64
}

func (x *exact) Read(p []byte) (int, error) {
	n, err := x.ReadCloser.Read(p)
	if x.left -= int64(n); x.left < 0 {
		return 0, errors.New("it holds more than the archive's list says")
	}
	return n, err
}

// tar adds the files of a tar archive that lies on the disk, unpacked.
func (s *Source) tar(f *File, r io.ReaderAt, depth int) error {
	at := io.NewSectionReader(r, 0, 1<<62)
	t := tar.NewReader(at)
	m := s.mount(f, depth)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return m.finish()
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			s.refuse(f.Name, "it is damaged from some point on: "+err.Error()+
				"; fetch it again from where it came from")
			return m.finish()
		}
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		from, _ := at.Seek(0, io.SeekCurrent)
		size := h.Size
		mode := h.FileInfo().Mode()
		if h.Typeflag == tar.TypeLink {
			mode |= fs.ModeSymlink
		}
		open := func() (io.ReadCloser, error) { return section(r, from, size), nil }
		m.file(h.Name, mode, &File{Size: size, Stamp: h.ModTime, Open: open})
	}
}

// mount gathers the files of one archive.
type mount struct {
	s      *Source
	around *File // the archive
	depth  int
	byPath map[string]*File
	list   []*File
}

func (s *Source) mount(f *File, depth int) *mount {
	return &mount{s: s, around: f, depth: depth, byPath: map[string]*File{}}
}

// file takes a file of the archive, unless it has no business there.
func (m *mount) file(name string, mode fs.FileMode, f *File) {
	inside := called.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "./")
	f.Name, f.Path = path.Join(m.around.Name, strings.TrimLeft(path.Clean("/"+inside), "/")), inside
	switch {
	case !fs.ValidPath(inside) || strings.Contains(inside, ":/"):
		m.s.refuse(m.around.Name+"/"+printable(name), // as it stands there: joined, it would be another file's
			"its path leads out of the archive; unpack the archive yourself, look at it, and import the folder")
	case mode&fs.ModeSymlink != 0:
		m.s.refuse(f.Name, "it is a link; unpack the archive yourself, and import the file that it leads to")
	case !mode.IsRegular():
		m.s.refuse(f.Name, "it is no file")
	case hasLitter(inside):
		m.s.Litter++
	case m.byPath[inside] != nil:
		m.s.refuse(f.Name, "the archive holds a second file of this path; unpack it yourself, and import the folder")
	default:
		m.byPath[inside] = f
		m.list = append(m.list, f)
	}
}

func printable(name string) string { return strings.ToValidUTF8(name, "\ufffd") }

func hasLitter(p string) bool {
	for step := range strings.SplitSeq(p, "/") {
		if IsLitter(step) {
			return true
		}
	}
	return false
}

// finish adds the files to the source.
func (m *mount) finish() error {
	t := &tree{open: func(p string) (io.ReadCloser, error) {
		if f := m.byPath[p]; f != nil {
			return f.Open()
		}
		return nil, &fs.PathError{Op: "open", Path: p, Err: fs.ErrNotExist}
	}}
	for _, f := range m.list {
		f.tree = t
		if err := m.s.add(t, f, m.depth+1); err != nil {
			return err
		}
	}
	return nil
}
