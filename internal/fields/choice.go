package fields

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/diag"
)

// OneOf reads a text that must be one of a few words. It is otherwise when it is another, which is
// a finding, or when it was not given. name is the key.
func (t Text) OneOf(name, otherwise string, of ...string) (word string, wrong []diag.Finding) {
	if t.Value == "" {
		return otherwise, nil
	}
	if slices.Contains(of, t.Value) {
		return t.Value, nil
	}
	last := len(of) - 1
	return otherwise, []diag.Finding{{Pos: t.Pos, Code: "bad-value", Message: fmt.Sprintf("%s is %q", name, t.Value),
		Hint: diag.DidYouMean(t.Value, of, "write "+strings.Join(of[:last], ", ")+" or "+of[last])}}
}

// WebAddress reads a text that must be a web address, with scheme and host. It is "" when it is
// none, which is a finding, or when it was not given.
func (t Text) WebAddress(name string) (address string, wrong []diag.Finding) {
	if t.Value == "" {
		return "", nil
	}
	if isWebAddress(t.Value) {
		return t.Value, nil
	}
	return "", []diag.Finding{{Pos: t.Pos, Code: "bad-url",
		Message: fmt.Sprintf("%s is %q, which is no web address", name, t.Value),
		Hint:    "write it whole and without spaces: https://example.org/…"}}
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	if err != nil || strings.ContainsFunc(s, unicode.IsSpace) { // url.Parse lets some spaces pass
		return false
	}
	return u.Hostname() != "" && (u.Scheme == "http" || u.Scheme == "https")
}
