package feed

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// The types of Popolo (https://www.popoloproject.com): persons, organizations and the memberships
// that tie them.
type (
	popolo struct {
		Persons       []popoloPerson       `json:"persons"`
		Organizations []popoloOrganization `json:"organizations"`
		Memberships   []popoloMembership   `json:"memberships"`
	}
	popoloPerson struct {
		ID          string             `json:"id"`
		Name        string             `json:"name"`
		SortName    string             `json:"sort_name,omitempty"`
		OtherNames  []popoloName       `json:"other_names,omitempty"`
		BirthDate   string             `json:"birth_date,omitempty"`
		DeathDate   string             `json:"death_date,omitempty"`
		Identifiers []popoloIdentifier `json:"identifiers,omitempty"`
		Links       []popoloLink       `json:"links,omitempty"`
	}
	popoloOrganization struct {
		ID             string             `json:"id"`
		Name           string             `json:"name"`
		OtherNames     []popoloName       `json:"other_names,omitempty"`
		Classification string             `json:"classification,omitempty"`
		Identifiers    []popoloIdentifier `json:"identifiers,omitempty"`
		Links          []popoloLink       `json:"links,omitempty"`
	}
	popoloMembership struct {
		PersonID       string `json:"person_id"`
		OrganizationID string `json:"organization_id,omitempty"`
		Role           string `json:"role"`
		StartDate      string `json:"start_date,omitempty"`
		EndDate        string `json:"end_date,omitempty"`
	}
	popoloName struct {
		Name string `json:"name"`
	}
	popoloIdentifier struct {
		Scheme     string `json:"scheme"`
		Identifier string `json:"identifier"`
	}
	popoloLink struct {
		URL  string `json:"url"`
		Note string `json:"note,omitempty"`
	}
)

// people writes the registered people and organisations that have pages, and the roles that tie
// them. Names as printed are not among them: a name is not yet a person.
func (m *Maker) people(b *bytes.Buffer) error {
	p := popolo{Persons: []popoloPerson{}, Organizations: []popoloOrganization{}, Memberships: []popoloMembership{}}
	for _, e := range m.ix.Entities {
		switch {
		case e.Entry == nil || !e.HasPage():
		case e.Type == annotate.Person:
			p.Persons = append(p.Persons, m.person(e))
			p.Memberships = append(p.Memberships, m.memberships(e)...)
		default:
			p.Organizations = append(p.Organizations, popoloOrganization{
				ID: e.ID, Name: e.Name, OtherNames: otherNames(e.Entry), Classification: e.Entry.Kind,
				Identifiers: identifiers(e.Entry), Links: m.links(e),
			})
		}
	}
	err := value(b, p)
	b.WriteByte('\n')
	return err
}

func (m *Maker) person(e *index.Entity) popoloPerson {
	return popoloPerson{
		ID: e.ID, Name: e.Name, SortName: e.SortName, OtherNames: otherNames(e.Entry), BirthDate: dayText(e.Entry.Born),
		DeathDate:   dayText(e.Entry.Died),
		Identifiers: identifiers(e.Entry), Links: m.links(e),
	}
}

func (m *Maker) memberships(e *index.Entity) (all []popoloMembership) {
	for _, r := range e.Entry.Roles {
		membership := popoloMembership{
			PersonID: e.ID, Role: r.Title, StartDate: dayText(r.From), EndDate: dayText(r.Until),
		}
		if of := m.ix.Speaker(r.Of); of.HasPage() {
			membership.OrganizationID = of.ID
		}
		all = append(all, membership)
	}
	return all
}

func (m *Maker) links(e *index.Entity) []popoloLink {
	links := []popoloLink{{m.url(e.Address()), m.site.Title}}
	if e.Entry.URL != "" {
		links = append(links, popoloLink{URL: e.Entry.URL})
	}
	return links
}

func otherNames(e *registry.Entry) (all []popoloName) {
	for _, alias := range e.Aliases {
		all = append(all, popoloName{alias})
	}
	return all
}

func identifiers(e *registry.Entry) []popoloIdentifier {
	if e.Wikidata == "" {
		return nil
	}
	return []popoloIdentifier{{"wikidata", e.Wikidata}}
}

//go:noinline
func dayText(d registry.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
