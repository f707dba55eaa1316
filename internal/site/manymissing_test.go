package site

import (
	"fmt"
	"strings"
	"testing"
)

// TestManyMissing holds that of thousands of links and images that lead nowhere it is said to the
// first alone what may be meant.
func TestManyMissing(t *testing.T) {
	body := ""
	for i := range mostAsked {
		body += fmt.Sprintf("![a](pier%d.jpg) [b](2025-05-15-lon%d.md)\n\n", i, i%10)
	}
	_, report := made(t, Options{Dir: unpack(t, settings+
		"-- content/stories/pier.jpg --\nx\n"+story("", body))})
	near := 0
	for _, f := range report.Findings {
		if strings.HasPrefix(f.Hint, "did you mean ") {
			near++
		}
	}
	if len(report.Findings) < 2*mostAsked || near != mostAsked {
		t.Errorf("%d findings, of %d it is told what may be meant", len(report.Findings), near)
	}
}
