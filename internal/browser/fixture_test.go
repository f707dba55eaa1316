package browser

import (
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// logbooks writes the stories that are long rather than interesting: one keeper with enough
// quotations in a year for a page of that year, one with enough for pages of its months.
func logbooks() []txtar.File {
	var files []txtar.File
	for month := 1; month <= 4; month++ {
		files = append(files, logbook("Ottilie Brand", 2022, month, 15), logbook("Casimir Dole", 2021, month, 52))
	}
	return files
}

// logbook is a story of n quotations, all of one speaker and all different.
func logbook(speaker string, year, month, n int) txtar.File {
	var b strings.Builder
	surname := speaker[strings.LastIndexByte(speaker, ' ')+1:]
	fmt.Fprintf(&b, "---\ntitle: %s reads from the log, part %d\n---\n", speaker, month)
	fmt.Fprintf(&b, "%s, keeper of the Vessry light, read from the log on Tuesday.\n\n", speaker)
	for i := range n {
		fmt.Fprintf(&b, "“Watch %d of month %d went by with the lamp lit and nothing seen,” said %s.\n\n", i+1, month,
			surname)
	}
	name := fmt.Sprintf("content/stories/%d-%02d-10-%s-log.md", year, month, strings.ToLower(surname))
	return txtar.File{Name: name, Data: []byte(b.String())}
}
