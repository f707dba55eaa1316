package site

import (
	"fmt"
	"testing"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestSaidElsewhereNoMore holds that words which a story has no more are told to stand in it nowhere.
func TestSaidElsewhereNoMore(t *testing.T) {
	b := benchOf(t, t.TempDir())
	for name, text := range crowd {
		folder.Write(t, b.dir, name, text)
	}
	const planks = "“Nobody has counted the planks since the spring,” said Ann Lee."
	const ditch = "“We paid for a channel and we got a ditch,” said %s."
	write := func(name, day string, said ...string) {
		front := "---\ntitle: Rain\ndate: " + day + "\n---\n"
		(&talk{file: "content/stories/" + name + ".md", front: front, said: said}).write(b)
	}
	write("a", "2025-03-03", planks)
	write("b", "2025-03-03", planks)
	write("c", "2025-03-04", planks, "“It is all over now,” said Ann Lee.", fmt.Sprintf(ditch, "a baker"))
	write("d", "2025-06-03", fmt.Sprintf(ditch, "a baker"))
	b.build()
	write("c", "2025-03-04", fmt.Sprintf(ditch, "a baker"), "“It is all over now,” said Ann Lee.")
	if r := b.sameAsClean("less said"); !r.Settled {
		t.Error("a whole build was made")
	}
}
