package cache

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
)

// The files of a cache's folder.
const (
	dataName  = "data"
	asideName = "aside" // what a run that was killed may have left; see Aside
	listName  = "list"
)

// listHead is the format. Another one is another program's, and counts as nothing.
const listHead = "onrecord cache 3\n"

// A line of the list: the key, where the entry begins, its size, its checksum, its origin.
const lineSize = 16 + 8 + 4 + 4 + 1

type listed struct {
	Key
	entry
}

// listSize is the size of the list with so many more entries.
func (s *Store) listSize(more int) int64 {
	return int64(len(listHead) + (s.entries.len()+more)*lineSize + 4)
}

// readList reads the lines of a folder's list; nothing where it is damaged or missing.
func readList(dir string) []byte {
	data, err := os.ReadFile(filepath.Join(dir, listName))
	lines, ok := bytes.CutPrefix(data, []byte(listHead))
	if err != nil || !ok || len(lines) < 4 || (len(lines)-4)%lineSize != 0 {
		return nil
	}
	lines, sum := lines[:len(lines)-4], lines[len(lines)-4:]
	if crc32.Checksum(lines, castagnoli) != binary.LittleEndian.Uint32(sum) {
		return nil
	}
	return lines
}

// writeList replaces the list, as one step.
func writeList(dir string, entries *table) error {
	b := make([]byte, 0, len(listHead)+entries.len()*lineSize+4)
	b = append(b, listHead...)
	entries.sorted(func(l listed) {
		b = append(b, l.Key[:]...)
		b = binary.LittleEndian.AppendUint64(b, uint64(l.at))
		b = binary.LittleEndian.AppendUint32(b, l.size)
		b = binary.LittleEndian.AppendUint32(b, l.check)
		b = append(b, byte(l.origin))
	})
	b = binary.LittleEndian.AppendUint32(b, crc32.Checksum(b[len(listHead):], castagnoli))
	name := filepath.Join(dir, listName)
	if err := os.WriteFile(name+".new", b, 0o666); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// Each hands every entry of the cache in dir to visit, uncompressed, in no particular order; a
// folder that is not there, or is no cache, has none. What is damaged is left out: nothing reads
// it.
func Each(dir string, visit func(o Origin, data []byte) error) error {
	if _, err := os.Stat(dir); err != nil {
		return nil
	}
	s, err := Open(dir)
	if err != nil {
		return err
	}
	defer s.release()
	for _, l := range s.inOrder() {
		if data, ok := s.read(l.entry, nil); ok {
			if err := visit(l.origin, data); err != nil {
				return err
			}
		}
	}
	return nil
}

// Clear takes away what is kept in dir.
func Clear(dir string) error {
	s, err := Open(dir)
	if err != nil {
		return err
	}
	s.Forget()
	return s.Close()
}
