package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// record tells one content from another: half a SHA-256 and the size in bytes.
type record struct {
	digest [16]byte
	size   int64
}

func recordOf(data []byte) record {
	sum := sha256.Sum256(data)
	return record{digest: [16]byte(sum[:16]), size: int64(len(data))}
}

// manifest names the files that the program wrote: path → what may stand there. One record: it
// does. Several: a build was killed while it moved files, and any of them may stand there, or
// nothing.
type manifest map[string][]record

const manifestHead = "onrecord output 1\n"

// parseManifest reads a manifest, and lists its paths in order. Where there is none, nothing
// was written.
func parseManifest(data []byte) (manifest, []string, error) {
	if data == nil {
		return manifest{}, nil, nil
	}
	lines, ok := strings.CutPrefix(string(data), manifestHead)
	if !ok {
		return nil, nil, damaged(1)
	}
	count := strings.Count(lines, "\n") + 1
	m, names, recs := make(manifest, count), make([]string, 0, count), make([]record, 0, count)
	n := 1
	for line := range strings.Lines(lines) {
		n++
		name, rec, ok := parseLine(strings.TrimSuffix(line, "\n"))
		if !ok {
			return nil, nil, damaged(n)
		}
		if was := m[name]; was != nil {
			m[name] = append(was, rec)
			continue
		}
		recs = append(recs, rec)
		m[name], names = recs[len(recs)-1:len(recs):len(recs)], append(names, name)
	}
	if !slices.IsSorted(names) {
		slices.Sort(names)
	}
	return m, names, nil
}

func damaged(line int) error {
	return fmt.Errorf("%s is damaged at line %d: it says which files the program may replace; delete the folder's "+
		"contents and build again", manifestName, line)
}

// parseLine reads one line and reports whether it made sense.
func parseLine(line string) (name string, rec record, ok bool) {
	digest, rest, _ := strings.Cut(line, " ")
	size, name, _ := strings.Cut(rest, " ")
	if len(digest) != 2*len(rec.digest) {
		return "", rec, false
	}
	_, err := hex.Decode(rec.digest[:], []byte(digest))
	rec.size, ok = number(size)
	return name, rec, err == nil && ok && checkName(name) == nil
}

// number is a file's size.
func number(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// encode writes a manifest of the names, which are sorted, with what is said of them; a name of which
// nothing is said is left out. It lists those that are not.
func encode(names []string, of map[string]record) (data []byte, written []string) {
	written = make([]string, 0, len(names))
	b := append(make([]byte, 0, 100*len(names)), manifestHead...)
	for _, name := range names {
		if rec, is := of[name]; is {
			b, written = appendLine(b, name, rec), append(written, name)
		}
	}
	return b, written
}

// journal is the manifest as it stands, with what is wanted besides.
func (t *Tree) journal() []byte {
	list := t.list
	if list == nil {
		list = []byte(manifestHead)
	}
	fresh := make([]string, 0, t.staged)
	for name, rec := range t.want {
		if !slices.Contains(t.old[name], rec) {
			fresh = append(fresh, name)
		}
	}
	slices.Sort(fresh)
	b := slices.Clone(list)
	for _, name := range fresh {
		b = appendLine(b, name, t.want[name])
	}
	return b
}

func appendLine(b []byte, name string, rec record) []byte {
	b = append(hex.AppendEncode(b, rec.digest[:]), ' ')
	b = append(strconv.AppendInt(b, rec.size, 10), ' ')
	return append(append(b, name...), '\n')
}

// has reports whether m says that a path has this record, and no other.
func (m manifest) has(name string, rec record) bool {
	ours := m[name]
	return len(ours) == 1 && ours[0] == rec
}

// settled reports whether m says exactly that each path of want has its record.
func (m manifest) settled(want map[string]record) bool {
	if len(m) != len(want) {
		return false
	}
	for name, recs := range m {
		if rec, ok := want[name]; !ok || len(recs) != 1 || recs[0] != rec {
			return false
		}
	}
	return true
}

// Listed names the files that the program wrote to a folder, sorted.
func Listed(root *os.Root) ([]string, error) {
	data, err := readIfThere(root, manifestName)
	if err != nil {
		return nil, err
	}
	_, names, err := parseManifest(data)
	return names, err
}
