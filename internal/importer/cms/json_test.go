package cms

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// What lies beside the records may be of any length and depth, and written as no program should.
func TestSkipped(t *testing.T) {
	deep := strings.Repeat(`{"in":`, 300) + `[]` + strings.Repeat(`}`, 300)
	for name, beside := range map[string]string{
		"words":    `"no list"`,
		"deep":     deep,
		"lists":    `[[1, [2, {"a": "]"}]], "}", null]`,
		"names":    `{"a": 1, "a": [2], "": {"b": {}}}`,
		"a number": `1e999`,
		"letters":  `"\ud800"`,
		"long":     `[` + strings.Repeat(`{"id": 7, "words": "the ferry is late"}, `, 2000) + `{}]`,
	} {
		const posts = `[{"title": "One"}, {"title": "Two", "x": %[1]s}]`
		src := fmt.Sprintf(`{"other": %[1]s, "posts": `+posts+`, "last": %[1]s}`, beside)
		d := decoderOf(strings.NewReader(src))
		w := &walker{d: d, rope: &leash{}, lines: &lineCounter{}}
		var titles []string
		w.do = func(at item.Place, raw []byte) error {
			r, ok := recordOf(at, raw)
			if ok {
				titles = append(titles, r.fields[0].values[0])
			}
			return nil
		}
		if err := w.walk([]string{"posts", "*"}); err != nil || strings.Join(titles, " ") != "One Two" {
			t.Errorf("%s: %q, %v", name, titles, err)
		}
	}
}
