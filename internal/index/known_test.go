package index

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/registry"
)

// TestKnown holds that what is known of rows is what is found without it: of one speaker and of
// several, of nobody, and of what is not listed.
func TestKnown(t *testing.T) {
	ann := &Who{ID: "ann-lee", Name: "Ann Lee", Type: annotate.Person}
	tom := &Who{ID: "tom-reed", Name: "Tom Reed", Type: annotate.Person}
	both := &Who{Type: annotate.Group, Members: []Who{*ann, *tom}}
	rows := []Utterance{
		{Who: ann, Topics: []string{"ferries"}}, {Who: tom, Topics: []string{"piers", "ferries", "unheard-of"}},
		{Who: both, Topics: []string{"ferries", "ferries"}}, {Topics: []string{"piers"}},
		{Who: &Who{Name: "Kerr", Type: annotate.Person}}, {Who: ann, EchoOf: "u0", Topics: []string{"piers"}},
		{Who: both, Status: annotate.Retracted}, {Who: tom, Assertion: annotate.NotSaid}, {Who: tom, Muted: true},
	}
	for i := range rows {
		rows[i].ID = fmt.Sprint("u", i)
	}
	stories := []*Story{
		{ID: "a", File: "a", Date: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), Utterances: rows},
		{ID: "b", File: "b", Date: time.Date(2025, 1, 2, 0, 0, 0, 0, time.UTC), Utterances: slices.Clone(rows[:4])},
	}
	topics := []*registry.Entry{{ID: "ferries", Type: registry.Topic}, {ID: "piers", Type: registry.Topic}}
	ix := Build(stories, Options{Registry: &registry.Registry{Entries: topics}, PrintedNames: "page"})
	with := told(ix)
	ix.known, ix.quoted = nil, nil
	for i, without := range told(ix) {
		if with[i] != without {
			t.Errorf("%s, without what is known %s", with[i], without)
		}
	}
	if quoted := with[len(with)-2]; quoted != "story 1 quotes [ann-lee tom-reed]" {
		t.Error(quoted)
	}
}

// told prints what an index tells of who says its rows, and on what.
func told(ix *Index) (out []string) {
	var all []Ref
	for i := range ix.Len() {
		s := ix.Story(i)
		for n := range s.Utterances {
			r := Ref{int32(i), int32(n)}
			all = append(all, r)
			out = append(out, fmt.Sprintf("row %v: %s", r, heard(ix, r)))
		}
		var quoted []string
		for _, e := range ix.Quoted(i) {
			quoted = append(quoted, e.ID)
		}
		out = append(out, fmt.Sprintf("story %d quotes %v", i, quoted))
	}
	named, n, nobody := ix.Speakers(all, 1)
	return append(out, fmt.Sprint(named[0].Entity.ID, named[0].Count, n, nobody))
}

// heard prints who says a row, where it is Listed and where it need not be, and its topics.
func heard(ix *Index, r Ref) (out string) {
	ix.eachListed(r, func(e *Entity) { out += e.ID + " " })
	named := ix.eachOf(r, func(e *Entity) { out += "of " + e.ID + " " })
	if e := ix.SpeakerAt(r); e != nil {
		out += "by " + e.ID + " "
	}
	for _, t := range ix.TopicsAt(r) {
		out += t.ID + " "
	}
	return fmt.Sprint(out, named, ix.Is(r, IsListed))
}
