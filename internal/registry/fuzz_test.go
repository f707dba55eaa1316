package registry

import (
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/slug"
	"github.com/onrecord/onrecord/internal/testing/findings"
)

// FuzzRead reads one file as an entry of each type beside others: every finding has its place, and
// an entry without findings has a name and an id that can stand in an address.
func FuzzRead(f *testing.F) {
	for _, src := range []string{"---\nname: Ann Lee\n---\nA pilot.\n", "---\nname: Ann Lee\naliases: [Annie]\nborn: 1960-05\n" +
		"roles:\n  - {title: mayor, of: council, from: 2019}\nsimilar: [bo-lee]\nformer_ids: [a-lee]\nvisibility: none\n---\n",
		"---\nname: Pier\nmatch: [the pier]\nbroader: [x]\n---\n", "---\nname: X\n---\nvisibility: none\n", "---\nname: [\n---\n",
		"---\nname: Ann Lee\nin: x\nplace: x\nkind: paper\nwikidata: Q1\nurl: https://x.example\n---\n"} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, folder := range []string{"people", "organisations", "places", "topics"} {
			file := "content/" + folder + "/x.md"
			r, found := Read([]File{{file, src}, {"content/people/bo-lee.md", []byte("---\nname: Bo Lee\n---\n")},
				{"content/organisations/council.md", []byte("---\nname: Council\n---\n")}})
			var own []diag.Finding
			for _, x := range found {
				if x.File == file {
					own = append(own, x)
				}
			}
			findings.Whole(t, src, own)
			e := r.ByID("x")
			if e == nil && len(own) == 0 {
				t.Fatal("no entry, and nothing said")
			}
			if e != nil && len(own) == 0 && slug.ID(e.Name) == "" {
				t.Fatalf("an entry without a name: %+v", e)
			}
		}
	})
}
