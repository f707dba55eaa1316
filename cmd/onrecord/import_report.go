package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/importer"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/order"
)

// tell prints what an import has done, for the eye.
func (c *importCmd) tell(s *streams, r *importer.Report) {
	if r.DryRun {
		fmt.Fprintln(s.out, "Nothing was written: this is what an import would do.")
	}
	c.columns(s.out, r)
	c.sums(s.out, r)
	tally(s.out, "skipped on purpose", r.Skipped)
	tally(s.out, "left out or changed in texts", r.LeftOut)
	tally(s.out, "worth knowing", r.Notes)
	if len(r.DatesFrom) > 1 {
		tally(s.out, "dates come from", r.DatesFrom)
	}
	c.topics(s.out, r)
	c.conflicts(s.out, r)
	c.asides(s.out, r)
	c.next(s.out, r)
}

// sums prints the counts that add up.
func (c *importCmd) sums(w io.Writer, r *importer.Report) {
	fmt.Fprintf(w, "%d read", r.Read)
	if len(r.Formats) > 0 {
		var formats []string
		for _, name := range byCount(r.Formats) {
			formats = append(formats, fmt.Sprintf("%s %d", name, r.Formats[name]))
		}
		fmt.Fprintf(w, " (%s)", strings.Join(formats, ", "))
	}
	fmt.Fprintln(w)
	for _, line := range []struct {
		n    int
		what string
	}{
		{r.Written, "written"},
		{r.Updated, "updated, since the source has changed"},
		{r.Unchanged, "unchanged"},
		{r.LeftAlone, "left alone, since an editor has changed them"},
		{r.BothChanged, "changed by an editor and by the source: see below"},
		{r.SetAside, "set aside: see below"},
		{r.Older, "earlier versions of stories"},
		{r.Same, "the same at a second place"},
	} {
		if line.n > 0 {
			fmt.Fprintf(w, "%8d %s\n", line.n, line.what)
		}
	}
	for _, line := range []struct {
		n    int
		what string
	}{
		{r.Drafts, "are drafts"},
		{r.Withdrew, "are withdrawn"},
		{r.Limited, "show no text, since their usage terms forbid it"},
	} {
		if line.n > 0 {
			fmt.Fprintf(w, "         of these %d %s\n", line.n, line.what)
		}
	}
}

// tally prints counts by name, the greatest first.
func tally(w io.Writer, title string, counts map[string]int) {
	if len(counts) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s:\n", title)
	for _, what := range byCount(counts) {
		fmt.Fprintf(w, "%8d %s\n", counts[what], what)
	}
}

func byCount(counts map[string]int) []string {
	all := slices.Sorted(maps.Keys(counts))
	order.By(all, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	return all
}

func (c *importCmd) topics(w io.Writer, r *importer.Report) {
	if len(r.Topics) == 0 {
		return
	}
	const most = 30
	more := ""
	if n := len(r.Topics) - most; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	fmt.Fprintf(w, "\n%s made, of tags that five stories share or the map names: %s%s\n",
		counted(len(r.Topics), "topic"), strings.Join(r.Topics[:min(len(r.Topics), most)], ", "), more)
}

// columns prints how tables were understood.
func (c *importCmd) columns(w io.Writer, r *importer.Report) {
	const most = 10
	for i, t := range r.Columns {
		if i == most {
			fmt.Fprintf(w, "… and %s more; --json has them all\n", counted(len(r.Columns)-most, "table"))
			break
		}
		fmt.Fprintf(w, "%s, column by column (--map corrects it):\n", t.From)
		for _, col := range t.Columns {
			fmt.Fprintf(w, "    %s: %s%s\n", col.Name, cmp.Or(col.Key, item.Ignore), sample(col))
		}
	}
}

func sample(col item.Column) string {
	if col.Sample == "" {
		return ""
	}
	return "   # " + clippedTo(strings.Join(strings.Fields(col.Sample), " "), 50)
}

func clippedTo(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

func (c *importCmd) conflicts(w io.Writer, r *importer.Report) {
	if r.BothChanged == 0 {
		return
	}
	fmt.Fprintln(w, "\nchanged by an editor and by the source:")
	for _, s := range r.Stories {
		if s.Review != "" {
			fmt.Fprintf(w, "  %s\n    from %s; its new version lies in %s\n", s.File, s.From, s.Review)
		}
	}
}

// asides prints what was set aside, by reason, the first few of each.
func (c *importCmd) asides(w io.Writer, r *importer.Report) {
	if len(r.Asides) == 0 {
		return
	}
	const most = 5
	by := map[string][]importer.Aside{}
	var reasons []string
	for _, a := range r.Asides {
		if by[a.Why] == nil {
			reasons = append(reasons, a.Why)
		}
		by[a.Why] = append(by[a.Why], a)
	}
	fmt.Fprintf(w, "\nset aside, in %s/:\n", importer.ReviewFolder)
	for _, why := range reasons {
		fmt.Fprintf(w, "  %s\n", why)
		for i, a := range by[why] {
			if i == most && len(by[why]) > most+1 {
				fmt.Fprintf(w, "    … and %d more\n", len(by[why])-most)
				break
			}
			fmt.Fprintf(w, "    %s\n", a.From)
		}
	}
}

// next says what to do now.
func (c *importCmd) next(w io.Writer, r *importer.Report) {
	switch {
	case r.DryRun && r.Written+r.Updated > 0:
		fmt.Fprintln(w, "\nTo do it, leave out --dry-run.")
	case r.Written+r.Updated > 0 && !c.begins:
		fmt.Fprintln(w, "\nNext: onrecord check, onrecord serve")
	}
}
