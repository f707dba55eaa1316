package render

import (
	"io"
	"testing"

	"github.com/onrecord/onrecord/internal/page"
)

// BenchmarkPages makes one page of each of the commonest kinds, from its view: what a page costs
// once its story is read; and by html/template, which is the reference.
func BenchmarkPages(b *testing.B) {
	set, _ := New(nil)
	reference := set.Reference()
	a := tarnLock(b)
	ix := a.Index("")
	plan := page.New(ix, page.Site{Title: "The Tarn Lock Lantern", BasePath: base, Language: "en"})
	for _, pg := range plan.Pages() {
		switch pg.Address {
		case "2025/06/04/gates/", "speakers/ruth-calder/", "topics/boats/", "2025/06/05/",
			"speakers/ruth-calder/on/boats/":
		default:
			continue
		}
		var words any
		if pg.Story >= 0 {
			words = storyBody(a, plan, ix.Story(int(pg.Story)).ID, pg.Story)
		}
		b.Run("view/"+string(pg.Kind), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				plan.View(pg, words)
			}
		})
		view := plan.View(pg, words)
		b.Run("page/"+string(pg.Kind), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				set.Execute(io.Discard, pg.Kind, view)
			}
		})
		b.Run("reference/"+string(pg.Kind), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				reference.Execute(io.Discard, pg.Kind, view)
			}
		})
	}
}
