package oldaddress

import (
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/registry"
)

// aliasLine is the line that gives a story or a page an old address besides those that it has.
func aliasLine(has []content.Ref, address string) string {
	list := []string{yamlAddress(address)}
	for _, a := range has {
		list = append(list, yamlAddress(a.Value))
	}
	line := "aliases: [" + strings.Join(list, ", ") + "]"
	if len(list) > 1 {
		line += " # in place of its aliases:"
	}
	return line
}

func yamlAddress(s string) string {
	if strings.ContainsAny(s, " ,:#[]{}'\"") {
		return `"` + s + `"`
	}
	return s
}

// formerLine is the line that gives an entry a former id besides those that it has.
func formerLine(e *registry.Entry, id string) string {
	line := yamlWord(id)
	for _, f := range e.FormerIDs {
		line += ", " + yamlWord(f)
	}
	line = "former_ids: [" + line + "]"
	if len(e.FormerIDs) > 0 {
		line += " # in place of its former_ids:"
	}
	return line
}

// paste says where lines go: front matter, or, for wire copy, its notes.
func paste(s *content.Story, lines ...string) string {
	text := strings.Join(lines, "\n")
	if s.Format == content.Wire || s.Sidecar != "" {
		return "add to " + content.SidecarName(s.File) + ":\n" + text
	}
	return "add to the front matter of " + s.File + ":\n" + text
}

// yamlWord is an id as YAML: in quotes where it would be read as a number or as something else than
// a text.
func yamlWord(s string) string {
	_, err := strconv.ParseFloat(s, 64)
	if isNumber := err == nil || strings.Trim(s, "0123456789-") == ""; isNumber ||
		strings.ContainsAny(s, " ,:#[]{}'\"&*!|>%@`") {
		return strconv.Quote(s)
	}
	return s
}
