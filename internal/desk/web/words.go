package web

import (
	"fmt"
	"strings"
)

// oneLine is a text with its white space made single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// counted is a number with its noun.
//
//go:noinline
func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
