package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

const quay = `-- content/people/ann-lee.md --
---
name: Ann Lee
---
-- content/people/tom-reed.md --
---
name: Tom Reed
---
-- content/topics/quay.md --
---
name: The quay
match: [quay]
---
-- content/stories/2025-01-05-one.md --
---
title: One
---
“The quay is older than the town and will outlive it,” said Ann Lee.

“Nobody pays for the quay,” said Sorrel Quant, a diver.
-- content/stories/2025-01-06-two.md --
---
title: Two
---
“I have seen the quay from below, and it is sound,” said Tom Reed.

“The quay is what we have,” said Ann Lee.
-- content/stories/2025-01-07-three.md --
---
title: Three
---
“It was the quay again today, for the third time,” said Tom Reed.

“The quay, always the quay,” said Ann Lee.
-- content/stories/2025-02-09-four.md --
---
title: Four
---
“The weather was good for once,” said Iven Mottram. Sorrel Quant looked on.
-- content/topics/boats.md --
---
name: Boats
---
-- content/stories/2025-03-01-five.md --
---
title: Five
topics: [boats]
---
“They leave at nine and come home when they come home,” said Edwin Voss.
-- content/stories/2025-03-02-six.md --
---
title: Six
---
“They leave at nine and come home when they come home,” said Edwin Voss.
`

// TestFarAway holds that a page is made again where an edit is in the file of another: each case
// says in which file what becomes what, and which page shows it.
func TestFarAway(t *testing.T) {
	const one, two, three, four = "2025-01-05-one", "2025-01-06-two", "2025-01-07-three", "2025-02-09-four"
	for name, c := range map[string]struct{ file, was, is, page string }{
		"who was quoted in another story alone has no page any more": {
			one, "“Nobody pays for the quay,” said Sorrel Quant, a diver.", "Sorrel Quant, a diver, said nothing.",
			"2025/02/09/four/index.html"},
		"another story that prints the same words has another title": {
			"2025-03-02-six", "title: Six", "title: Sechs", "topics/boats/index.html"},
		"a related story has another title": {two, "title: Two", "title: Zwei", "2025/01/05/one/index.html"},
		"another story prints the same words": {
			four, "“The weather was good for once,” said Iven Mottram.",
			"“The quay is older than the town and will outlive it,” said Ann Lee.", "speakers/ann-lee/index.html"},
		"two speak once less on one topic": {
			three, "“The quay, always the quay,” said Ann Lee.", "It rained.", "speakers/tom-reed/index.html"},
		"the day before is another": {two, "title: Two", "title: Two\ndate: 2025-01-04", "2025/01/07/index.html"},
		"somebody of the same surname is quoted": {
			four, "said Iven Mottram", "said Edwin Lee", "speakers/ann-lee/index.html"},
		"the newest year is another": {four, "title: Four", "title: Four\ndate: 2026-06-01", "speakers/tom-reed/index.html"},
		"a topic of another story":   {three, "quay", "wall", "topics/quay/index.html"},
		"a row of another story is withheld": {two, "title: Two",
			"title: Two\nannotations: [{quote: it is sound, status: withheld}]", "speakers/tom-reed/index.html"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := &workshop{t: t, dir: unpack(t, settings+quay), options: Options{Now: now}}
			w.out, w.cache = filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "cache")
			w.build("before")
			time.Sleep(2 * youngest)
			w.build("once more")
			before, _ := folder.Read(w.out)
			file := "content/stories/" + c.file + ".md"
			text := w.read(file)
			changed := strings.ReplaceAll(text, c.was, c.is)
			if changed == text {
				t.Fatal("nothing is edited")
			}
			w.write(file, changed)
			if !w.build("after") {
				t.Fatal("the edit is an error")
			}
			after, err := os.ReadFile(filepath.Join(w.out, filepath.FromSlash(c.page)))
			if string(after) == before[c.page] {
				t.Error(fmt.Sprintf("%s shows nothing of the edit: it tests nothing", c.page), err)
			}
		})
	}
}
