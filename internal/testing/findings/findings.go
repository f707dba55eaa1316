// Package findings holds findings against the file that they speak of.
package findings

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/diag"
)

// Whole holds that each finding is whole and names a place in a file that has these lines.
func Whole(t testing.TB, src []byte, found []diag.Finding) {
	t.Helper()
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(src), "\ufeff"))
	lines := strings.Split(text, "\n")
	for _, x := range found {
		if x.Message == "" || x.Code == "" {
			t.Fatalf("unfinished finding %+v", x)
		}
		if x.Line < 1 || x.Line > len(lines) || x.Col < 1 || x.Col > utf8.RuneCountInString(lines[x.Line-1])+1 {
			t.Fatalf("%s: no place in the file", x)
		}
	}
}
