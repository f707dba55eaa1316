package feed

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestTablesAgain makes every table of quotations with the one of before at hand: the bytes are the
// same. Rows of stories of which the same is told are those of before, whatever stands in them; all
// others are made anew.
func TestTablesAgain(t *testing.T) {
	m := archive(t)
	tables, taken := 0, 0
	for _, f := range m.Files() {
		if f.Again == nil {
			continue
		}
		tables++
		was := made(t, f)
		again := func(data []byte, same bool) []byte {
			var b bytes.Buffer
			b.WriteString("what stands before")
			if err := f.Again(&b, &Earlier{Data: data, Same: func(int32) bool { return same }}); err != nil {
				t.Fatal(f.Path, err)
			}
			return bytes.TrimPrefix(b.Bytes(), []byte("what stands before"))
		}
		for _, same := range []bool{true, false} {
			if now := again(was, same); !bytes.Equal(now, was) {
				t.Errorf("%s, the same: %v: it is another\n%s\n%s", f.Path, same, was, now)
			}
		}
		marked := []byte(strings.ReplaceAll(string(was), "”", "*”"))
		if bytes.Equal(marked, was) {
			continue
		}
		if now := again(marked, true); bytes.Equal(now, marked) {
			taken++
		} else {
			t.Errorf("%s: not all rows are those of before", f.Path)
		}
		if now := again(marked, false); !bytes.Equal(now, was) {
			t.Errorf("%s: rows of before are in it that are others now", f.Path)
		}
		if now := again(was[:len(was)/2], true); !bytes.Equal(now, was) {
			t.Errorf("%s: with half of it at hand it is another", f.Path)
		}
		if strings.HasSuffix(f.Path, ".jsonl") {
			lines := strings.SplitAfter(string(marked), "\n")
			slices.Reverse(lines)
			story := func(line string) string { head, _, _ := strings.Cut(line, ","); return head }
			for from, to := 0, 0; from < len(lines); from = to { // those of one story stand as in it
				for to < len(lines) && story(lines[to]) == story(lines[from]) {
					to++
				}
				slices.Reverse(lines[from:to])
			}
			if now := again([]byte(strings.Join(lines, "")), true); !bytes.Equal(now, marked) {
				t.Errorf("%s: rows that stood elsewhere are not those of before", f.Path)
			}
		}
	}
	if tables < 6 || taken < 6 {
		t.Errorf("%d tables, rows of %d of them", tables, taken)
	}
}
