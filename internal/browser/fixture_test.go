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
		files = append(files, watch(2020, month))
	}
	return files
}

// watch is a story in which both keepers speak on the lamp, so that the two have an exchange.
func watch(year, month int) txtar.File {
	text := fmt.Sprintf("---\ntitle: The keepers change over, time %d\ntopics: [lamp]\n---\n"+
		"The keepers Ottilie Brand and Casimir Dole met on the stairs on Friday.\n\n"+
		"“The lamp smokes for the %dth time,” said Brand.\n\n“Then trim it,” said Dole. “It is your lamp until noon.”\n",
		month, month)
	return txtar.File{Name: fmt.Sprintf("content/stories/%d-%02d-10-watch.md", year, month), Data: []byte(text)}
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
