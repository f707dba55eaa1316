package site

import (
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/registry"
)

// decisions hands an editor's decisions to the engine, with the ids in them turned into entities.
// Ids that nobody has are left out here; resolve complains of them.
func (a *archive) decisions(s *content.Story) []annotate.Decision {
	out := make([]annotate.Decision, 0, len(s.Decisions))
	for _, d := range s.Decisions {
		to := annotate.Decision{
			Pos: d.Pos, Quote: d.Quote.Value, Mention: d.Mention.Value, ID: d.ID.Value, Prefix: d.Prefix,
			Suffix: d.Suffix,
			Speech: d.Speech, Status: annotate.Status(d.Status), FormerIDs: d.FormerIDs, By: d.By, On: day(d.On),
			Note: d.Note,
		}
		if d.Speaker != nil {
			to.SetSpeaker = true
			to.Speakers = a.speakers(d.Speaker, s)
		}
		if d.Entity != nil {
			to.SetEntity = true
			to.Entity = a.entity(d.Entity.Value)
		}
		out = append(out, to)
	}
	return out
}

//go:noinline
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func (a *archive) speakers(choice *content.SpeakerChoice, s *content.Story) []annotate.Speaker {
	var out []annotate.Speaker
	for _, who := range choice.Who {
		switch {
		case who.Name != "":
			out = append(out, annotate.Speaker{Entity: annotate.Entity{Name: who.Name, Type: annotate.Person}})
		case who.Unnamed != "":
			out = append(out, annotate.Speaker{Entity: annotate.Entity{Name: who.Unnamed, Type: annotate.Unnamed}})
		default:
			if e := a.entity(who.ID); e != nil {
				out = append(out, annotate.Speaker{Entity: *e})
			}
		}
	}
	return out
}

var entityTypes = map[registry.Type]annotate.EntityType{
	registry.Person: annotate.Person, registry.Organisation: annotate.Organisation, registry.Place: annotate.Place,
}

// entity is the registered entity with the id, or nil: for "none", and for an id that nobody has.
func (a *archive) entity(id string) *annotate.Entity {
	if a.registry == nil {
		return nil
	}
	e := a.registry.ByID(id)
	if e == nil || e.Type == registry.Topic {
		return nil
	}
	return &annotate.Entity{ID: e.ID, Name: e.Name, Type: entityTypes[e.Type], Registered: true}
}
