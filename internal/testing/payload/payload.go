// Package payload has archives by somebody who wants a script of theirs to run on a reader's
// machine.
package payload

import (
	_ "embed"
	"strconv"
	"strings"
)

// All are what somebody writes who wants a script of theirs to run on a reader's machine.
var All = []string{
	`<script>pwned(1)</script>`, `"><img src=x onerror=pwned(2)>`, `javascript:pwned(3)`, `'-pwned(4)-'`,
	`</script><script>pwned(5)</script>`, `<svg/onload=pwned(6)>`, `{{printf "%s" .}}<b onclick=pwned(7)>`,
	`]]><script>pwned(8)</script>`, `--><script>pwned(9)</script><!--`, `&lt;script&gt;pwned(10)&lt;/script&gt;`,
	`" onmouseover="pwned(11)`, `</title><script>pwned(12)</script>`, `data:text/html,<script>pwned(13)</script>`,
	`</style></textarea><script>pwned(14)</script>`, `\u003cscript\u003epwned(15)\u003c/script\u003e`,
	`<iframe srcdoc="<script>parent.pwned(16)</script>"></iframe>`,
}

// archive is what Archive fills in: ‹p› is the payload, ‹q› the same as it is written within
// quotation marks.
//
//go:embed archive.txtar
var archive string

// Archive has payload p in every field that takes words of one's own: an archive in the form of
// txtar.
func Archive(p string) string {
	quoted := strconv.Quote(p)
	return strings.NewReplacer("‹p›", p, "‹q›", quoted[1:len(quoted)-1]).Replace(archive)
}
