package site

import (
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/registry"
)

// resolve looks up the ids that a story names: its topics, and the entities in its decisions.
func (a *archive) resolve(s *content.Story) []diag.Finding {
	var found []diag.Finding
	for _, topic := range s.Topics {
		if e := a.registry.ByID(topic.Value); e == nil || e.Type != registry.Topic {
			found = append(found, a.registry.Unknown(len(found), topic.Value, "topic", topic.Pos, registry.Topic))
		}
	}
	return append(found, a.resolveDecisions(s)...)
}

func (a *archive) resolveDecisions(s *content.Story) []diag.Finding {
	var found []diag.Finding
	for _, d := range s.Decisions {
		if d.Speaker != nil {
			for _, who := range d.Speaker.Who {
				if who.ID != "" && a.entity(who.ID) == nil {
					found = append(found,
						a.registry.Unknown(len(found), who.ID, "speaker", who.Pos,
							registry.Person, registry.Organisation))
				}
			}
		}
		if d.Entity != nil && d.Entity.Value != "none" && a.entity(d.Entity.Value) == nil {
			found = append(found,
				a.registry.Unknown(len(found), d.Entity.Value, "entity", d.Entity.Pos,
					registry.Person, registry.Organisation,
					registry.Place))
		}
	}
	return found
}
