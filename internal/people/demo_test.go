package people

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// newest is a moment after the last story of the demo archive.
var newest = time.Date(2026, 6, 21, 0, 0, 0, 0, time.UTC)

// TestDemoWithoutRegistry takes the demo archive's files on people, organisations and places away,
// and holds what is proposed against them: no join may be wrong.
func TestDemoWithoutRegistry(t *testing.T) {
	truth := demoRegistry(t)
	dir := withoutRegistry(t)
	found := survey(t, dir, Options{Min: 1, Language: "en"})
	joins, wrong := 0, 0
	for _, p := range found.Proposals {
		for _, f := range p.Forms[1:] {
			joins++
			if !sameThing(truth, p.Type, p.Name, f.Name) {
				wrong++
				t.Errorf("%s is joined to %s: %s", f.Name, p.Name, f.Why)
			}
			if f.Why == "" {
				t.Errorf("%s is joined to %s in silence", f.Name, p.Name)
			}
		}
	}
	could, did := recall(truth, found)
	t.Logf("joins %d, wrong %d; of %d pairs of printed names that the registry calls one, %d are joined",
		joins, wrong, could, did)
	if joins < 2 || did < 1 {
		t.Errorf("only %d joins, %d of registered people: is the test still looking at the right thing?", joins, did)
	}
}

// sameThing reports whether the true registry, or for whom it does not have the spelling but for
// accents, calls both names one's.
func sameThing(truth *registry.Registry, kind registry.Type, one, other string) bool {
	a, b := truth.Named(one, kind), truth.Named(other, kind)
	if len(a) == 0 && len(b) == 0 {
		return slug.ID(one) == slug.ID(other)
	}
	if len(b) == 0 { // a surname alone: there must be one person of it
		b = slices.DeleteFunc(slices.Clone(truth.OfType(kind)), func(e *registry.Entry) bool {
			return !strings.HasSuffix(e.Name, " "+other)
		})
	}
	return len(a) == 1 && len(b) == 1 && a[0] == b[0]
}

// recall counts the pairs of names of one entry that stories print, and those of them that are
// joined.
func recall(truth *registry.Registry, found *Found) (could, did int) {
	at := map[string]int{}
	for i, p := range found.Proposals {
		for _, f := range p.Forms {
			at[slug.Fold(f.Name)] = i + 1
		}
	}
	for _, e := range truth.OfType(registry.Person) {
		for _, alias := range e.Aliases {
			if a, b := at[slug.Fold(e.Name)], at[slug.Fold(alias)]; a > 0 && b > 0 {
				could++
				if a == b {
					did++
				}
			}
		}
	}
	return could, did
}

// TestDemoWritten writes all files that are proposed for the demo archive without its registry:
// nothing is wrong with them, and nobody who has one is proposed again.
func TestDemoWritten(t *testing.T) {
	dir := withoutRegistry(t)
	first := survey(t, dir, Options{Min: 1, Language: "en"})
	written := 0
	for _, p := range first.Proposals {
		if p.Doubt == "" {
			written++
			tree.Write(t, dir, p.File(), p.Text())
		}
	}
	second := survey(t, dir, Options{Min: 1, Language: "en"})
	for _, p := range second.Proposals {
		if p.Doubt == "" && p.Quotations > 0 {
			t.Errorf("%s is proposed, after %d files were written", p.Name, written)
		}
	}
	if second.Registered*100 < second.Quotations*85 { // unnamed sources have none
		t.Errorf("%d of %d quotations are by people who have a file", second.Registered, second.Quotations)
	}
}

// survey reads an archive; what is wrong in its registry fails the test.
func survey(t *testing.T, dir string, o Options) *Found {
	t.Helper()
	report, err := site.Survey(site.Options{Dir: dir, Now: newest, Told: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		for _, folder := range registryFolders {
			if strings.HasPrefix(f.File, "content/"+folder+"/") {
				t.Error(f)
			}
		}
	}
	return Find(report.Index, report.Registry, o)
}

// demoRegistry is the demo archive's registry as it is.
func demoRegistry(t *testing.T) *registry.Registry {
	t.Helper()
	var files []registry.File
	for _, folder := range registryFolders {
		names, err := filepath.Glob(filepath.Join(demo.Folder(t), "content", folder, "*.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, registry.File{Name: path.Join("content", folder, filepath.Base(name)), Source: src})
		}
	}
	r, _ := registry.Read(files)
	return r
}

// registryFolders are those whose files are taken away.
var registryFolders = []string{"organisations", "people", "places"}

// withoutRegistry is a copy of the demo archive with its settings, stories and topics alone.
func withoutRegistry(t *testing.T) string {
	t.Helper()
	dir := demo.Copy(t)
	for _, folder := range append([]string{"permalinks"}, registryFolders...) {
		if err := os.RemoveAll(filepath.Join(dir, "content", folder)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
