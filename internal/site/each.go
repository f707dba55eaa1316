package site

import (
	"slices"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/par"
)

// Each annotates the stories that a build would publish and hands them to visit one after the
// other, in the order of their files. Findings are those of all files that were read; what makes a
// story unreadable leaves it out.
func Each(o Options, visit func(*Annotated)) ([]diag.Finding, error) {
	a, err := load(o)
	if err != nil {
		return nil, err
	}
	done := a.progress("reading", len(a.stories))
	for some := range slices.Chunk(a.stories, 256) { // so that not all stories' texts are held at once
		for _, one := range par.Map(some, func(_ int, src source) published {
			defer done()
			return a.annotateOne(src)
		}) {
			if one.err != nil {
				return nil, one.err
			}
			a.findings = append(a.findings, one.findings...)
			if one.story != nil {
				visit(one.story)
			}
		}
	}
	return diag.Sort(a.findings), nil
}

type published struct {
	story    *Annotated
	findings []diag.Finding
	err      error
}

func (a *archive) annotateOne(src source) published {
	s, found, err := a.parse(src)
	if err != nil || s == nil || !a.published(s) || s.State == "withdrawn" {
		return published{findings: found, err: err}
	}
	x := (&Annotator{archive: a}).whole(s, found)
	return published{story: x, findings: x.Findings}
}
