package site

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/slug"
)

// crowded are archives of which one file or one folder has much of one thing. Each gives the files
// of such an archive beside site.yaml, as txtar.
var crowded = []struct {
	name string
	make func(n int) string
}{
	{"people of one surname", func(n int) string {
		return eachOf(n, func(i int) string { return entry("people", i, upper(i)+" Lee", "") }) +
			story("", "“No,” said Lee.\n")
	}},
	{"people of one name", func(n int) string {
		return eachOf(n, func(i int) string { return entry("people", i, "Ann Lee", "") }) +
			story("", "“No,” said Ann Lee.\n")
	}},
	{"people who are hidden", func(n int) string {
		return eachOf(n, func(i int) string { return entry("people", i, upper(i)+" Lee", "visibility: none\n") }) +
			story("", eachOf(n, func(i int) string { return "“We go home,” said " + upper(i) + " Lee.\n\n" }))
	}},
	{"topics each broader than the next", func(n int) string {
		next := func(i int) string { return fmt.Sprintf("broader: [t%d]\n", (i+1)%n) }
		return eachOf(n, func(i int) string { return entry("topics", i, upper(i), next(i)) }) +
			story("", "“No,” said Ann Lee.\n")
	}},
	{"topics of one phrase", func(n int) string {
		return eachOf(n, func(i int) string { return entry("topics", i, "Pier "+upper(i), "match: [pier]\n") }) +
			story("", "“The pier,” said Ann Lee.\n")
	}},
	{"topics that nobody has", func(n int) string {
		return eachOf(n, func(i int) string { return entry("topics", i, upper(i), "") }) +
			story("topics:\n"+eachOf(n, func(i int) string { return fmt.Sprintf("  - u%d\n", i) }), "Short.\n")
	}},
	{"images that are not there", func(n int) string {
		return eachOf(n, func(i int) string { return fmt.Sprintf("-- content/stories/x%d.jpg --\nx\n", i) }) +
			story("", eachOf(n, func(i int) string { return fmt.Sprintf("![a](y%d.jpg)\n\n", i) }))
	}},
	{"equal quotations that were recorded", func(n int) string {
		return "-- content/permalinks/2025.txt --\n2025-05-15-long /2025/05/15/long/" +
			eachOf(n, func(i int) string {
				return " " + slug.Quotation("2025-05-15-long", "no", i+1, 7) + "~aaaaaa"
			}) + "\n" +
			story("", strings.Repeat("“No,” he said.\n\n", n))
	}},
	{"quotations that were edited", edited},
	{"corrections", func(n int) string {
		text := func(i int) string { return "We go to " + inLetters(i) }
		return story("corrections:\n"+eachOf(n, func(i int) string {
			return "  - on: 2025-06-01\n    text: It was another.\n    quote: " + text(i) + "\n"
		}), eachOf(n, func(i int) string { return "“" + text(i) + ",” said Ann Lee.\n\n" }))
	}},
	{"corrections of no quotation", func(n int) string {
		return story("corrections:\n"+eachOf(n, func(i int) string {
			return "  - on: 2025-06-01\n    text: It was " + inLetters(i) + ".\n"
		}), "“No,” said Ann Lee.\n")
	}},
	{"people quoted in one story", func(n int) string {
		return story("", eachOf(n, func(i int) string { return "“We go home,” said " + upper(i) + " Lee.\n\n" }))
	}},
}

func eachOf(n int, one func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(one(i))
	}
	return b.String()
}

func upper(i int) string { return strings.ToUpper(inLetters(i)[:1]) + inLetters(i)[1:] }

func entry(folder string, i int, name, front string) string {
	return fmt.Sprintf("-- content/%s/t%d.md --\n---\nname: %s\n%s---\n", folder, i, name, front)
}

func story(front, body string) string {
	return "-- content/stories/2025-05-15-long.md --\n---\ntitle: Long\n" + front + "---\n\n" + body
}

// BenchmarkCrowded reads such archives at three sizes: the time should double with the size.
func BenchmarkCrowded(b *testing.B) {
	for _, c := range crowded {
		for _, n := range []int{1000, 2000, 4000} {
			b.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(c.name, " ", "_"), n), func(b *testing.B) {
				dir := unpack(b, settings+c.make(n))
				b.ResetTimer()
				for b.Loop() {
					if _, err := Make(newShelf(), Options{Dir: dir, Now: now}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
