package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
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

func readManifest(root *os.Root) (manifest, error) {
	m := manifest{}
	data, err := root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return nil, err
	}
	lines, ok := strings.CutPrefix(string(data), manifestHead)
	if !ok {
		return nil, damaged(1)
	}
	n := 1
	for line := range strings.Lines(lines) {
		n++
		if !m.add(strings.TrimSuffix(line, "\n")) {
			return nil, damaged(n)
		}
	}
	return m, nil
}

func damaged(line int) error {
	return fmt.Errorf("%s is damaged at line %d: it says which files the program may replace; delete the folder's "+
		"contents and build again", manifestName, line)
}

// add reads one line and reports whether it made sense.
func (m manifest) add(line string) bool {
	digest, rest, _ := strings.Cut(line, " ")
	size, name, _ := strings.Cut(rest, " ")
	sum, err := hex.DecodeString(digest)
	n, errSize := strconv.ParseInt(size, 10, 64)
	if err != nil || errSize != nil || len(sum) != 16 || checkName(name) != nil {
		return false
	}
	m[name] = append(m[name], record{digest: [16]byte(sum), size: n})
	return true
}

// with returns m and, for each path, also the record of more.
func (m manifest) with(more map[string]record) manifest {
	both := make(manifest, len(m)+len(more))
	for name, recs := range m {
		both[name] = slices.Clone(recs)
	}
	for name, rec := range more {
		if !slices.Contains(both[name], rec) {
			both[name] = append(both[name], rec)
		}
	}
	return both
}

// encode writes the manifest, sorted by path, and lists the paths.
func (m manifest) encode() (data []byte, names []string) {
	names = make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, name := range names {
		for _, rec := range m[name] {
			b.Write(hex.AppendEncode(b.AvailableBuffer(), rec.digest[:]))
			b.WriteByte(' ')
			b.Write(strconv.AppendInt(b.AvailableBuffer(), rec.size, 10))
			b.WriteByte(' ')
			b.WriteString(name)
			b.WriteByte('\n')
		}
	}
	return b.Bytes(), names
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
	m, err := readManifest(root)
	if err != nil {
		return nil, err
	}
	_, names := m.encode()
	return names, nil
}
