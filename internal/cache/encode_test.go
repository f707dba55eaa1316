package cache

import (
	"math"
	"reflect"
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
