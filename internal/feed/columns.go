package feed

import (
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// column is one column of a table: a key of each object in JSON.
type column[T any] struct {
	name  string
	typ   string // of the Table Schema: string, integer, number, boolean, date
	about string
	value func(r T) given
	key   bool
}

// row is one utterance with all that its columns ask for.
type row struct {
	m   *Maker
	ref index.Ref
	s   *index.Story
	u   *index.Utterance
	e   *index.Entity // who spoke, where that is one entity; else nil
}

func (m *Maker) row(ref index.Ref) row {
	s, u := m.ix.At(ref)
	return m.rowOf(ref, s, u)
}

//go:noinline
func (m *Maker) rowOf(ref index.Ref, s *index.Story, u *index.Utterance) row {
	return row{m: m, ref: ref, s: s, u: u, e: m.ix.SpeakerAt(ref)}
}

// quotationColumns are the columns of every table of quotations.
var quotationColumns = []column[row]{
	{"story", "string", "The story's id.", func(r row) given { return always(r.s.ID) }, true},
	{
		"utterance", "string",
		"The utterance's id, unique in its story; its address is the story's address with #q- and this id.",
		func(r row) given { return always(r.u.ID) }, true,
	},
	{
		"words", "string", "The words of all its parts as printed, marks included; one paragraph a line.",
		func(r row) given { return always(strings.Join(r.u.Shown, "\n")) }, false,
	},
	{
		"sentence", "string", "The sentence or sentences around the words.",
		func(r row) given { return text(r.u.Sentence) }, false,
	},
	{"offsets", "string", "Where its parts stand in the story's readable text (story.txt): start-end in Unicode " +
		"code points, marks included, parted by spaces.", row.offsets, false},
	{
		"kind", "string", "direct, or partial: a fragment inside a sentence.",
		func(r row) given { return always(string(r.u.Kind)) }, false,
	},
	{
		"nested_in", "string", "The id of the utterance that it stands in.",
		func(r row) given { return text(r.u.Parent) }, false,
	},
	{
		"speaker_id", "string",
		"The id under which the speaker's page stands; " +
			"of a joint statement those of its speakers, parted by semicolons.",
		row.speakerID, false,
	},
	{
		"speaker", "string", "The speaker's name; a joint statement's speakers, parted by semicolons.",
		func(r row) given { return name(r.u.Who) }, false,
	},
	{"speaker_type", "string", "person, organisation, group or unnamed.", row.speakerType, false},
	{
		"registered", "boolean",
		"Whether the speaker is registered in the archive; a name as printed may be several people.", row.registered,
		false,
	},
	{"wikidata", "string", "The registered speaker's id in Wikidata.", row.wikidata, false},
	{"role", "string", "The role that the speaker held on the day of the story.", row.role, false},
	{
		"organisation", "string", "The id of the registered organisation in which the speaker held that role.",
		row.organisation, false,
	},
	{"via", "string", "Through whom a nested quotation comes.", func(r row) given { return name(r.u.Via) }, false},
	{
		"assertion", "string",
		"said; not_said or hypothetical where the story does not assert that the words were said.",
		func(r row) given { return always(string(r.u.Assertion)) }, false,
	},
	{
		"source", "string", "The phrase in the story that names the speaker.",
		func(r row) given { return text(r.u.Source) }, false,
	},
	{
		"cue", "string", "The word in the story that says that somebody speaks.",
		func(r row) given { return text(r.u.Cue) }, false,
	},
	{"rule", "string", "The rule by which the speaker was found.", func(r row) given { return text(r.u.Rule) }, false},
	{"confidence", "number", "From 0 to 1, with two digits; none for an editor's decision.", row.confidence, false},
	{
		"reading", "string", "clear, likely or not found.",
		func(r row) given { return always(r.u.Reading.String()) }, false,
	},
	{
		"checked_by", "string", "Who checked the attribution; none where it was read by program alone.",
		func(r row) given { return text(r.u.Rare().By) }, false,
	},
	{"checked_on", "string", "When it was checked.", func(r row) given { return text(r.u.Rare().On) }, false},
	{
		"status", "string", "auto, confirmed, corrected, disputed, withheld or retracted.",
		func(r row) given { return always(string(r.u.Status)) }, false,
	},
	{
		"corrected", "boolean", "true where a correction that the publisher printed concerns these words; else none.",
		row.corrected, false,
	},
	{
		"topics", "string", "The ids of its topics, parted by semicolons; their names stand in shares.csv.",
		func(r row) given { return text(strings.Join(r.u.Topics, ";")) }, false,
	},
	{"title", "string", "The story's headline.", func(r row) given { return always(r.s.Title) }, false},
	{
		"date", "date", "The day on which the story was printed.",
		func(r row) given { return dayOf(r.s.Date) }, false,
	},
	{
		"address", "string", "The full address of the words.",
		func(r row) given { return always(r.m.anchor(r.s, r.u)) }, false,
	},
	{
		"engine", "string", "The version of the rules that read the story.",
		func(r row) given { return always(r.m.site.Engine) }, false,
	},
	{
		"same_words", "string", "Where the speaker was quoted saying the same in several stories within thirty days, " +
			"word for word, in part or slightly edited: the story's and the utterance's id of the first appearance, " +
			"parted by #.", row.sameWords, false,
	},
	{
		"word_count", "integer",
		"How many words it has, those of others that are quoted in it left out: what shares are of.",
		func(r row) given { return whole(r.u.OwnWords) }, false,
	},
}

func name(w *index.Who) given {
	switch {
	case w == nil:
		return given{}
	case len(w.Members) == 0:
		return text(w.Name)
	}
	names := make([]string, len(w.Members))
	for i, m := range w.Members {
		names[i] = m.Name
	}
	return always(strings.Join(names, "; "))
}

func (r row) offsets() given {
	var room [64]byte
	out := room[:0]
	for i, p := range r.u.Parts {
		if i > 0 {
			out = append(out, ' ')
		}
		out = strconv.AppendInt(out, int64(p.CodeStart), 10)
		out = append(out, '-')
		out = strconv.AppendInt(out, int64(p.CodeEnd), 10)
	}
	return always(string(out))
}

func (r row) speakerID() given {
	if r.u.Who != nil && len(r.u.Who.Members) > 0 {
		var ids []string
		for i := range r.u.Who.Members {
			if e := r.m.ix.EntityOf(&r.u.Who.Members[i]); e != nil {
				ids = append(ids, e.ID)
			}
		}
		return text(strings.Join(ids, ";"))
	}
	if e := r.e; e != nil {
		return always(e.ID)
	}
	return given{}
}

func (r row) speakerType() given {
	if r.u.Who == nil {
		return given{}
	}
	return always(string(r.u.Who.Type))
}

func (r row) registered() given {
	if r.u.Who == nil {
		return given{}
	}
	return yes(r.u.Who.Registered)
}

func (r row) wikidata() given {
	if e := r.e; e != nil && e.Entry != nil {
		return text(e.Entry.Wikidata)
	}
	return given{}
}

func (r row) role() given {
	if r.u.Who == nil {
		return given{}
	}
	return text(r.u.Who.Role)
}

// organisation is that of the registered role whose words the row's role has, if it has a page.
func (r row) organisation() given {
	e := r.e
	if e == nil || r.u.Who.Type != annotate.Person {
		return given{}
	}
	if of := r.m.ix.Speaker(e.RoleAt(r.u.Who.Role, r.s.Date)); of.HasPage() {
		return text(of.ID)
	}
	return given{}
}

func (r row) corrected() given {
	if !r.u.Corrected {
		return given{}
	}
	return yes(true)
}

func (r row) confidence() given {
	if r.u.Decided || r.u.Who == nil {
		return given{}
	}
	return number(r.u.Confidence())
}

// sameWords names those that are gathered with these, by their first appearance.
func (r row) sameWords() given {
	same := r.m.ix.Again(r.ref)
	if same == nil {
		return given{}
	}
	s, u := r.m.ix.At(same.First())
	return always(s.ID + "#" + u.ID)
}
