package fields

import "strings"

// Quote writes text as a quoted YAML value: in double quotes, or in single ones if it holds double
// quotes or backslashes.
func Quote(text string) string {
	if !strings.ContainsAny(text, "\"\\") {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// clip shortens words quoted in a message; a message stays on one line that can be read.
func clip(s string) string {
	const most = 60
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > most {
		return `"` + string(r[:most-1]) + `…"`
	}
	return `"` + string(r) + `"`
}
