package diag

import (
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// GitHub prints the finding as a GitHub Actions workflow command, which the platform shows beside
// the line it is about.
func (f Finding) GitHub() string {
	kind := f.Severity.String()
	if f.Severity == Note {
		kind = "notice"
	}
	var b called.Builder
	b.WriteString("::" + kind)
	separator := " "
	put := func(key, value string) {
		if value != "" {
			b.WriteString(separator + key + "=" + property.Replace(value))
			separator = ","
		}
	}
	put("file", shown(f.File, "\n"))
	put("line", known(f.Line))
	put("col", known(f.Col))
	put("title", f.Code)
	b.WriteString("::" + data.Replace(shown(f.Text(), "\n\t")))
	return b.String()
}

func known(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// What the runner takes for the end of a message or of a property has to be escaped.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
