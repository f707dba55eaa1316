package cache

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
)

type sort uint8

type leaf struct {
	words string
	many  []string
	on    time.Time
	sort  sort
	share float64
	three [3]int32
}

type tree struct {
	Name  string
	leafs []leaf
	at    map[string]leaf
	up    *tree
	raw   []byte
	n     int
	yes   *bool
	empty []int
	none  struct{}
}

func grown(zone *time.Location) tree {
	yes := true
	day := time.Date(2026, 3, 12, 9, 30, 0, 5, zone)
	l := leaf{"“We will go,”", []string{"", "a", "ß"}, day, 3, math.Inf(-1), [3]int32{-1, 0, 7}}
	return tree{"Ostrey", []leaf{l, {}, {on: day.UTC(), share: .93}, {on: day.In(time.FixedZone("", -7*3600))}},
		map[string]leaf{"b": l, "a": {}}, &tree{n: -42, up: &tree{}}, []byte{0, 1, 255}, math.MinInt64, &yes, []int{}, struct{}{}}
}

func TestRoundTrip(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	in := grown(zone)
	data := Encode(&in)
	var out tree
	if err := Decode(data, &out, zone); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(in, out) {
		t.Errorf("got  %+v\nwant %+v", out, in)
	}
	if again := Encode(&out); string(again) != string(data) {
		t.Error("equal data are not equal bytes")
	}
	if err := Decode(data, new(tree)); err == nil {
		t.Error("a zone that is not named was made up")
	}
}

// TestCut holds that what is not whole is an error, and nothing worse.
func TestCut(t *testing.T) {
	in := grown(time.UTC)
	data := Encode(&in)
	for n := range data {
		if err := Decode(data[:n], new(tree)); err == nil {
			t.Errorf("%d bytes of %d are taken for whole", n, len(data))
		}
	}
}

func FuzzDecode(f *testing.F) {
	in := grown(time.UTC)
	f.Add(Encode(&in))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out tree
		if Decode(data, &out) == nil {
			_ = Encode(&out)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	in := grown(time.UTC)
	data := Encode(&in)
	for b.Loop() {
		if err := Decode(data, new(tree)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestWithin holds that a text which stands in one before it is written as a place there, and read
// as what it was; and that a text too short or too long for that is written out.
func TestWithin(t *testing.T) {
	type said struct {
		Sentence, Words string
		Shown           []string
		Who             *leaf `alike:"one"`
	}
	sentence := "“We will go when the tide turns,” said the pilot, who had waited all night."
	words := "We will go when the tide turns"
	long := strings.Repeat("The tide turns. ", longestOuter/16) + words
	pilot := leaf{words: "the pilot, who had waited", many: []string{"who had waited all night"}}
	for name, c := range map[string]struct {
		in     said
		spells string
		times  int // it is written out
	}{
		"within":   {said{sentence, words, []string{words, sentence}, nil}, words, 1},
		"short":    {said{sentence, "the tide", nil, nil}, "the tide", 2},
		"longer":   {said{words, sentence, nil, nil}, words, 2},
		"too long": {said{long, words, []string{words}, nil}, words, 2},
		"alike":    {said{sentence, words, nil, &pilot}, "who had waited all night", 2},
	} {
		data := Encode(&c.in)
		if n := strings.Count(string(data), c.spells); n != c.times {
			t.Errorf("%s: written out %d times, not %d", name, n, c.times)
		}
		both := []said{c.in, c.in}
		var out []said
		if err := Decode(Encode(&both), &out); err != nil || !reflect.DeepEqual(out, both) {
			t.Errorf("%s: %v\ngot  %+v\nwant %+v", name, err, out, c.in)
		}
	}
}

// TestGrows: what is long is not copied again and again while it is written. The least of some runs
// counts: under the race detector pools lose what they hold now and then.
func TestGrows(t *testing.T) {
	long := make([]uint32, 1<<18)
	least := math.Inf(1)
	for range 10 {
		least = min(least, testing.AllocsPerRun(1, func() { Encode(&long) }))
	}
	if least > 4 {
		t.Errorf("memory is made %v times", least)
	}
}
