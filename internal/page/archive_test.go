package page

import (
	"os"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/sample"
)

// tarnLock is the archive of testdata/archive.txtar, planned under a base path.
func tarnLock(t testing.TB) *Plan {
	t.Helper()
	src, err := os.ReadFile("testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return plan(src, "")
}

func plan(src []byte, printedNames string) *Plan {
	return New(sample.Read(src).Index(printedNames), Site{
		Title: "The Tarn Lock Lantern", BaseURL: "https://lantern.example/archive", BasePath: "/archive/",
		Language: "en", Source: true, Search: true,
		Others: []Other{{"imprint", "Imprint"}},
	})
}

// view makes the view of the page at an address.
func view[T any](t testing.TB, p *Plan, address string) *T {
	t.Helper()
	for _, pg := range p.Pages() {
		if pg.Address == address {
			v, ok := p.View(pg, nil).(*T)
			if !ok {
				t.Fatalf("the view of %q is a %T", address, p.View(pg, nil))
			}
			return v
		}
	}
	t.Fatalf("no page at %q; there are %s", address, addresses(p))
	return nil
}

func addresses(p *Plan) string {
	var b strings.Builder
	for _, pg := range p.Pages() {
		b.WriteString("\n\t" + string(pg.Kind) + "\t" + pg.Address)
	}
	return b.String()
}
