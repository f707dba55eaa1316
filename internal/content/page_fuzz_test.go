package content

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzPage holds that another page, whatever it holds, is read or complained of at its place, and
// that its body can stand in HTML and XML.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"---\ntitle: Help\n---\nText\n", "---\ntitle: Help\ndraft: true\naliases: [/old/, /a|b/]\n---\n",
		"draft: true\n", "---\ntitle: x\n---\nstate: withdrawn\n", "\ufffe\u0085\x01", "---\r\ntitle: x\r\n---\u2028draft: true"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		p, found := ReadPage("content/pages/help.md", src, Options{})
		lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(src), "\ufeff")), "\n")
		for _, x := range found {
			if x.Message == "" || x.Hint == "" || x.Code == "" {
				t.Fatalf("unfinished finding %+v", x)
			}
			if x.Line < 1 || x.Line > len(lines) || x.Col < 1 || x.Col > utf8.RuneCountInString(lines[x.Line-1])+1 {
				t.Fatalf("%s: no place in the file", x)
			}
		}
		if p == nil && len(found) == 0 || p != nil && p.Title.Value == "" && len(found) == 0 {
			t.Fatal("no page, and nothing said")
		}
		if p != nil && strings.ContainsFunc(string(p.Body), func(r rune) bool { return r == 0x7f || r == 0xfffe || r == 0 }) {
			t.Fatalf("the body holds what is no character: %q", p.Body)
		}
	})
}
