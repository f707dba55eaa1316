// Package cache keeps bytes under keys from one run of the program to the next, in a folder on
// disk. It knows nothing of what they are.
//
// What it promises:
//
//   - A key names all that its bytes were made from. Then nothing has ever to be thrown away for
//     being out of date: what is asked for by its key is right, or it is not there.
//   - What is damaged or missing is not there (Get says so), and never an error: each entry has a
//     checksum, and so has the list of them. A run that is killed leaves what the run before kept.
//   - Entries are compressed. None stays in memory.
//   - The folder takes at most so many bytes as Limit says; what would be more is not kept.
//   - Close after Forget leaves nothing but what this run has asked for or kept: what an editor
//     has taken away is not in the cache any longer than in the site. The bytes of what is
//     forgotten are overwritten.
//   - One run at a time works with a folder. Another one finds it busy, and works without.
//
// The folder has a file with all entries, one after the other (data), and the list of them (list).
// A folder below it that has the same two is a part that another run has made (a shard): its
// entries count as the folder's own, and Close takes them over.
//
// Encode and Decode turn plain data into bytes, and back.
package cache

import (
	"cmp"
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/onrecord/onrecord/internal/lock"
	"github.com/onrecord/onrecord/internal/order"
)

// Key names what an entry was made from.
type Key [16]byte

// Store is an open cache. Get, Has, Keep and Put may be called from several goroutines at once. A
// nil Store has nothing and keeps nothing.
type Store struct {
	dir   string
	bound int64 // the most bytes that the folder may take; 0: no bound
	lock  *os.File
	data  *os.File // where entries are added
	parts []*part  // [0] is the folder's own

	mu      sync.Mutex
	entries *table
	end     int64   // of data: where the next entry goes
	tail    []byte  // the last bytes before end, which are not written yet
	dropped []entry // of the folder's own that are to be overwritten
	changed bool
	err     error // of writing: nothing more is kept
}

// part is a file with entries.
type part struct {
	dir  string
	data *os.File
}

// entry is where the bytes of a key stand.
type entry struct {
	at     int64
	size   uint32 // compressed
	check  uint32 // of the compressed bytes
	part   int32
	origin Origin
	used   bool // by this run; see table
}

// Origin says what an entry is, for those who look through a cache.
type Origin uint8

// The origins.
const (
	Other    Origin = iota
	Analysis        // what was read of a story
	Output          // what is published
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Open opens the cache in dir, making the folder where it is missing. An error means that there can
// be none: the caller goes on without.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	s := &Store{dir: dir}
	var err error
	if s.lock, err = lockDir(dir); err != nil {
		return nil, err
	}
	if err := s.prepare(); err != nil {
		s.release()
		return nil, err
	}
	return s, nil
}

func lockDir(dir string) (*os.File, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return lock.Folder(root)
}

func (s *Store) prepare() error {
	ignore := filepath.Join(s.dir, ".gitignore")
	if _, err := os.Lstat(ignore); errors.Is(err, fs.ErrNotExist) {
		if err := os.WriteFile(ignore, []byte("*\n"), 0o666); err != nil {
			return err
		}
	}
	data, err := os.OpenFile(filepath.Join(s.dir, dataName), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return err
	}
	_ = os.Remove(filepath.Join(s.dir, asideName))
	s.data, s.parts = data, []*part{{s.dir, data}}
	s.entries = newTable(readList(s.dir))
	s.end = s.within(data, s.entries)
	if info, err := data.Stat(); err == nil && info.Size() > s.end {
		s.changed = true // what a killed run has left
		if err := data.Truncate(s.end); err != nil {
			return err
		}
	}
	return s.mountShards()
}

// mountShards adds what stands in the folders below.
func (s *Store) mountShards() error {
	below, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, d := range below {
		dir := filepath.Join(s.dir, d.Name())
		if !d.IsDir() {
			continue
		}
		if data, err := os.Open(filepath.Join(dir, dataName)); err == nil {
			s.mount(&part{dir, data})
			s.changed = true
		}
	}
	return nil
}

// mount adds the entries of another part.
func (s *Store) mount(p *part) {
	at := int32(len(s.parts))
	s.parts = append(s.parts, p)
	theirs := newTable(readList(p.dir))
	s.within(p.data, theirs)
	theirs.each(func(l listed, _ bool) {
		if l.part = at; !s.has(l.Key) {
			s.entries.set(l.Key, l.entry)
		}
	})
}

// within takes out the entries that end past the file's end, and returns the end of the last one.
func (s *Store) within(data *os.File, t *table) (end int64) {
	info, err := data.Stat()
	t.each(func(l listed, _ bool) {
		if past := l.at + int64(l.size); err != nil || past > info.Size() || past < 0 {
			t.remove(l.Key)
		} else {
			end = max(end, past)
		}
	})
	return end
}

// Empty reports whether nothing is kept.
func (s *Store) Empty() bool { return s == nil || s.entries.len() == 0 }

func (s *Store) has(k Key) bool {
	_, has := s.entries.find(k)
	return has
}

// Limit sets the most bytes that the folder may take.
func (s *Store) Limit(most int64) {
	if s != nil {
		s.bound = most
	}
}

// Get is what was kept under a key, and whether there is such a thing.
func (s *Store) Get(k Key) (data []byte, has bool) {
	has = s.get(k, nil, func(kept []byte) { data = kept })
	return data, has
}

// Use calls f with what was kept under a key, which is good until f returns, and reports whether
// there is such a thing: no memory is made for it.
func (s *Store) Use(k Key, f func(data []byte)) bool {
	room := rooms.Get().(*[]byte)
	defer putRoom(room)
	return s.get(k, *room, func(data []byte) {
		*room = data[:cap(data)]
		f(data)
	})
}

// get calls f with what was kept under a key, in a room if it has room.
func (s *Store) get(k Key, room []byte, f func(data []byte)) bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	e, has := s.entries.find(k)
	if has {
		s.entries.use(k)
	}
	if has && e.part == 0 && e.at+int64(e.size) > s.end-int64(len(s.tail)) {
		s.flush()
	}
	s.mu.Unlock()
	if !has {
		return false
	}
	data, ok := s.read(e, room)
	if !ok {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.drop(k)
		return false
	}
	f(data)
	return true
}

// drop takes an entry out.
func (s *Store) drop(k Key) {
	if e, has := s.entries.find(k); has && e.part == 0 {
		s.dropped = append(s.dropped, e)
	}
	s.entries.remove(k)
	s.changed = true
}

// read reads an entry, in a room if it has room, and reports whether it is whole.
func (s *Store) read(e entry, room []byte) ([]byte, bool) {
	packed := rooms.Get().(*[]byte)
	defer putRoom(packed)
	if int(e.size) > cap(*packed) {
		*packed = make([]byte, e.size)
	}
	from := (*packed)[:e.size]
	if _, err := s.parts[e.part].data.ReadAt(from, e.at); err != nil || crc32.Checksum(from, castagnoli) != e.check {
		return nil, false
	}
	return unpack(room, from)
}

// Keep reports whether something is kept under a key, and lets it stay.
func (s *Store) Keep(k Key) bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.entries.use(k)
}

// PutPlain keeps plain data under a key; see Encode and Put.
func PutPlain[T any](s *Store, k Key, o Origin, v *T) {
	if s != nil {
		Encoded(v, func(data []byte) { s.Put(k, o, data) })
	}
}

// PutParts keeps plain data that were encoded in parts, behind a head; see Put.
func (s *Store) PutParts(k Key, o Origin, head []byte, p *Parts) {
	if s != nil {
		room := encoded.Get().(*[]byte)
		*room = p.AppendTo(append((*room)[:0], head...))
		s.Put(k, o, *room)
		encoded.Put(room)
	}
}

// Encoded calls f with what Encode writes, which is good until f returns.
func Encoded[T any](v *T, f func(data []byte)) {
	room := encoded.Get().(*[]byte)
	*room = AppendEncoded((*room)[:0], v)
	f(*room)
	encoded.Put(room)
}

// Pieces of memory that are used again: for what is encoded, and for what is packed or unpacked.
var (
	encoded = sync.Pool{New: func() any { return new([]byte) }}
	rooms   = sync.Pool{New: func() any { return new([]byte) }}
)

// mostRoom is how large a piece may be that is used again: few entries need more.
const mostRoom = 4 << 20

func putRoom(room *[]byte) {
	if cap(*room) <= mostRoom {
		rooms.Put(room)
	}
}

// Put keeps data under a key, in place of what was kept there. Where it cannot be kept, it is not.
func (s *Store) Put(k Key, o Origin, data []byte) {
	if s == nil {
		return
	}
	packed := pack(data)
	e := entry{origin: o}
	for _, block := range packed {
		e.size, e.check = e.size+uint32(len(*block)), crc32.Update(e.check, castagnoli, *block)
	}
	s.mu.Lock()
	s.add(k, e, packed...)
	s.mu.Unlock()
	for _, block := range packed {
		putRoom(block)
	}
}

// add writes an entry, which may be in several pieces, at the end of the data.
func (s *Store) add(k Key, e entry, packed ...*[]byte) {
	if s.err != nil || s.bound > 0 && s.end+int64(e.size)+s.listSize(1) > s.bound {
		return
	}
	e.at, e.used = s.end, true
	for _, piece := range packed {
		if !s.write(*piece) {
			return
		}
	}
	if was, has := s.entries.find(k); has && was.part == 0 {
		s.dropped = append(s.dropped, was)
	}
	s.entries.set(k, e)
	s.changed = true
}

// write writes at the end of the data, now or later, and reports whether it could.
func (s *Store) write(packed []byte) bool {
	if len(packed) >= tailSize && s.flush() {
		_, s.err = s.data.WriteAt(packed, s.end)
	} else {
		s.tail = append(s.tail, packed...)
	}
	s.end += int64(len(packed))
	return s.err == nil && len(s.tail) < tailSize || s.flush()
}

// tailSize is how many bytes are written at once, or more: most entries are small, and a call to
// the system for each takes longer than to put them one behind the other.
const tailSize = 1 << 18

// flush writes what is not written yet, and reports whether it could.
func (s *Store) flush() bool {
	if s.err == nil && len(s.tail) > 0 {
		_, s.err = s.data.WriteAt(s.tail, s.end-int64(len(s.tail)))
	}
	s.tail = s.tail[:0]
	return s.err == nil
}

// Drop takes away what is kept under a key: its bytes are overwritten.
func (s *Store) Drop(k Key) {
	if s != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.drop(k)
	}
}

// Forget leaves out at Close what this run has neither asked for nor kept.
func (s *Store) Forget() {
	if s == nil {
		return
	}
	s.entries.each(func(l listed, used bool) {
		if !used {
			s.drop(l.Key)
		}
	})
}

// Close writes down what is kept, and lets others work with the folder.
func (s *Store) Close() error {
	if s == nil {
		return nil
	}
	defer s.release()
	if !s.changed {
		return s.err
	}
	s.takeOver()
	s.flush()
	if s.err == nil && s.end > 2*s.live()+1<<20 {
		s.err = s.compact()
	} else {
		s.err = errors.Join(s.err, s.wipe())
	}
	if err := errors.Join(s.err, writeList(s.dir, s.entries)); err != nil {
		return err
	}
	for _, p := range s.parts[1:] {
		p.data.Close()
		_ = os.RemoveAll(p.dir)
	}
	return nil
}

// takeOver copies the entries of other parts.
func (s *Store) takeOver() {
	var theirs []listed
	s.entries.each(func(l listed, _ bool) {
		if l.part != 0 {
			theirs = append(theirs, l)
		}
	})
	for _, l := range theirs {
		s.entries.remove(l.Key)
		packed := make([]byte, l.size)
		if _, err := s.parts[l.part].data.ReadAt(packed, l.at); err == nil {
			s.add(l.Key, entry{size: l.size, check: l.check, origin: l.origin}, &packed)
		}
	}
}

// live are the bytes of all entries.
func (s *Store) live() (n int64) {
	s.entries.each(func(l listed, _ bool) { n += int64(l.size) })
	return n
}

// inOrder are all entries in the order in which they stand.
func (s *Store) inOrder() []listed {
	all := make([]listed, 0, s.entries.len())
	s.entries.each(func(l listed, _ bool) { all = append(all, l) })
	order.By(all, func(a, b listed) int { return cmp.Compare(a.at, b.at) })
	return all
}

// wipe overwrites what is kept no longer.
func (s *Store) wipe() error {
	for _, e := range s.dropped {
		if err := s.blank(e.at, e.at+int64(e.size)); err != nil {
			return err
		}
	}
	return nil
}

// blank writes zeros over data[from:to].
func (s *Store) blank(from, to int64) error {
	zeros := make([]byte, min(to-from, 1<<16))
	for ; from < to; from += int64(len(zeros)) {
		if _, err := s.data.WriteAt(zeros[:min(to-from, int64(len(zeros)))], from); err != nil {
			return err
		}
	}
	return nil
}

// compact writes the entries one after the other into a new file.
func (s *Store) compact() error {
	name := filepath.Join(s.dir, dataName)
	fresh, err := os.OpenFile(name+".new", os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return err
	}
	moved, at := newTable(nil), int64(0)
	for _, l := range s.inOrder() {
		packed := make([]byte, l.size)
		if _, err := s.data.ReadAt(packed, l.at); err != nil {
			continue // not there any more
		}
		if _, err := fresh.WriteAt(packed, at); err != nil {
			fresh.Close()
			return errors.Join(err, os.Remove(name+".new"))
		}
		l.at = at
		moved.set(l.Key, l.entry)
		at += int64(l.size)
	}
	s.data.Close() // Windows renames over no open file
	s.data, s.parts[0].data = fresh, fresh
	if err := errors.Join(fresh.Close(), os.Rename(name+".new", name)); err != nil {
		return err
	}
	s.entries, s.end = moved, at
	return nil
}

// Aside is a file for what is put aside while this run goes on. Once it is closed, it is gone.
func (s *Store) Aside() (*os.File, error) {
	if s == nil {
		return nil, errors.ErrUnsupported
	}
	f, err := os.OpenFile(filepath.Join(s.dir, asideName), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err == nil {
		_ = os.Remove(f.Name()) // Windows keeps what is open: prepare takes it away
	}
	return f, err
}

func (s *Store) release() {
	for _, p := range s.parts {
		p.data.Close()
	}
	if s.lock != nil {
		s.lock.Close()
	}
}
