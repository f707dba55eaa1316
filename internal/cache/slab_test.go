package cache

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unsafe"
)

type tone string

type row struct {
	words  []string
	by     *leaf `alike:"one"`
	via    *leaf `alike:"one"`
	beside *leaf
	tone   tone
}

func rows(n int) (all []row) {
	for i := range n {
		r := row{by: &leaf{words: fmt.Sprint("speaker ", i/3)}, beside: &leaf{words: "beside"}, tone: "said"}
		if i%4 == 0 {
			r.via = &leaf{words: fmt.Sprint("agency ", i%2), many: []string{"x"}}
			r.tone = tone(strings.Repeat("long", i))
		}
		for k := range i % 7 {
			r.words = append(r.words, fmt.Sprint("word ", k))
		}
		all = append(all, r)
	}
	return all
}

// TestManySlices holds that what was cut from one piece of memory is nobody else's: a slice that is
// added to grows elsewhere.
func TestManySlices(t *testing.T) {
	in := rows(500)
	var out []row
	if err := Decode(Encode(&in), &out); err != nil {
		t.Fatal(err)
	}
	for i := range out {
		_ = append(out[i].words, "written behind")
		out[i].beside.words = fmt.Sprint("changed ", i)
		in[i].beside.words = out[i].beside.words
	}
	if !reflect.DeepEqual(in, out) {
		t.Error("a value was changed with another")
	}
}

// TestAlike holds that what is said again is read into one value, and only where the tag says so.
func TestAlike(t *testing.T) {
	in := rows(5)
	var out []row
	if err := Decode(Encode(&in), &out); err != nil {
		t.Fatal(err)
	}
	if out[0].by != out[2].by || out[2].by == out[3].by || out[0].via != out[4].via {
		t.Error("who is the same is read as another, or another as the same")
	}
	if out[0].beside == out[1].beside {
		t.Error("values are one that nobody said are never changed")
	}
	if a, b := string(out[1].tone), string(out[2].tone); unsafe.StringData(a) != unsafe.StringData(b) {
		t.Error("the same word stands in memory twice")
	}
}

// TestAnyKeys holds that keys are found that are no digests: many with the same head, and few.
func TestAnyKeys(t *testing.T) {
	for _, keys := range [][]Key{
		{{}, {0, 0, 0, 0, 1}, {0, 0, 0, 0, 2}, {0, 0, 0, 0, 2, 9}, {255, 255, 255, 255, 1}, {255, 255, 255, 255, 2}},
		{{7}}, {}, {{1}, {1, 0, 0, 1}, {1, 0, 0, 2}, {1, 0, 0, 2, 1}, {200}},
	} {
		lines := make([]byte, lineSize*len(keys))
		for i, k := range keys {
			copy(lines[i*lineSize:], k[:])
		}
		for i, k := range keys {
			if at, has := newTable(lines).place(k); !has || at != i {
				t.Errorf("key %x stands at %d, not %d", k, i, at)
			}
			k[15] = 1
			if _, has := newTable(lines).place(k); has {
				t.Errorf("key %x is not there", k)
			}
		}
	}
}
