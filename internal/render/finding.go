package render

import (
	"fmt"
	"strconv"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/pattern"
)

// where is how the template packages name a place: "template: story.html:12:7: …",
// "html/template:parts/rows.html:3:2: …".
var where = pattern.New(`(?s)^(?:html/)?template: ?([^:\s]+):(\d+)(?::(\d+))?: (.*)$`)

// finding makes a finding of a template's error. fallback is the file where the error names none.
func finding(err error, fallback string) diag.Finding {
	f := diag.Finding{
		Pos: diag.Pos{File: "templates/" + fallback}, Severity: diag.Error, Code: "template", Message: err.Error(),
	}
	if m := where.FindStringSubmatch(err.Error()); m != nil {
		f.File = "templates/" + m[1]
		f.Line, _ = strconv.Atoi(m[2])
		f.Col, _ = strconv.Atoi(m[3])
		f.Message = m[4]
	}
	f.Hint = "mend the template, or remove the file to have the default one again"
	return f
}

// missing is the finding of a kind of page that has no template.
func missing(kind page.Kind) diag.Finding {
	file := "templates/" + string(kind) + ".html"
	return diag.Finding{
		Pos: diag.Pos{File: file}, Severity: diag.Error, Code: "template",
		Message: fmt.Sprintf("there is no template for pages of the kind %s", kind),
		Hint:    "write " + file + "; it defines main",
	}
}

// once leaves out findings that say the same of the same place: a mistake in a shared part shows in
// every kind of page.
func once(findings []diag.Finding) []diag.Finding {
	var out []diag.Finding
	for _, f := range findings {
		if !called.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
