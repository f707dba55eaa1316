package page

import (
	"html/template"
	"strings"
)

// between escapes what means something between tags.
var between = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// printed is words for between tags. Quotation marks need no escape there, html/template would make
// five bytes of each, and lists are full of them.
func printed(paragraphs []string) []template.HTML {
	out := make([]template.HTML, len(paragraphs))
	for i, p := range paragraphs {
		if strings.IndexByte(p, '&') >= 0 || strings.IndexByte(p, '<') >= 0 || strings.IndexByte(p, '>') >= 0 {
			p = between.Replace(p)
		}
		out[i] = template.HTML(p)
	}
	return out
}
