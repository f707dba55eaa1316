package cache

import (
	"bytes"
	"reflect"
	"testing"
)

type branch struct {
	Name  string
	Inner *bough `apart:"1"`
	Many  []bough
	None  int `apart:"4"`
}

type bough struct {
	Words string
	At    int      `apart:"2"`
	Long  []string `apart:"3"`
	Twigs []bough
}

func grownApart() branch {
	twigs := []bough{{Words: "c", At: 5}, {At: 0, Long: []string{"d"}}}
	return branch{"a", &bough{"b", -1, []string{"x", ""}, twigs}, []bough{{Words: "e", At: 7}, {}}, 9}
}

// apart are the parts of v, as long as they are wanted.
func apart(v branch) (out Parts) {
	Apart(&v, func(p *Parts) {
		for i, part := range p {
			out[i] = bytes.Clone(part)
		}
	})
	return out
}

func TestPartsRoundTrip(t *testing.T) {
	for _, in := range []branch{grownApart(), {}, {Inner: &bough{}}, {Many: []bough{{Long: []string{}}}}} {
		p := apart(in)
		data := p.AppendTo(nil)
		var out branch
		if err := DecodeParts(data, &out); err != nil || !reflect.DeepEqual(in, out) {
			t.Errorf("got  %+v, %v\nwant %+v", out, err, in)
		}
		for n := range data {
			if DecodeParts(data[:n], new(branch)) == nil {
				t.Errorf("%d bytes of %d are taken for whole", n, len(data))
			}
		}
		if DecodeParts(append(data, 0), new(branch)) == nil {
			t.Error("more than all is taken for whole")
		}
	}
}

// What is set apart is told in its part, and nowhere else, be it zero or not.
func TestSetApart(t *testing.T) {
	was := apart(grownApart())
	for _, c := range []struct {
		edit func(*branch)
		part int
	}{
		{func(b *branch) { b.Name = "" }, 0},
		{func(b *branch) { b.Inner.Words = "other" }, 1},
		{func(b *branch) { b.Inner.Twigs[0].Words = "" }, 1},
		{func(b *branch) { b.Inner.At = 0 }, 2},
		{func(b *branch) { b.Inner.Twigs[1].At = 3 }, 2},
		{func(b *branch) { b.Many[1].At = 3 }, 2},
		{func(b *branch) { b.Inner.Long = nil }, 3},
		{func(b *branch) { b.Many[0].Long = []string{"y"} }, 3},
		{func(b *branch) { b.None = 0 }, 4},
	} {
		v := grownApart()
		c.edit(&v)
		for i, part := range apart(v) {
			if same := bytes.Equal(part, was[i]); same != (i != c.part) {
				t.Errorf("%+v: part %d is the same: %v", v, i, same)
			}
		}
	}
}

func FuzzDecodeParts(f *testing.F) {
	p := apart(grownApart())
	f.Add(p.AppendTo(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out branch
		if DecodeParts(data, &out) == nil {
			Apart(&out, func(*Parts) {})
		}
	})
}
