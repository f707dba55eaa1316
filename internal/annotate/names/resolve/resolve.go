package resolve

import (
	"time"

	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/registry"
)

// Resolver tells whose forms are one.
type Resolver struct{ OrgsAndPlaces }

// Reset takes the next story.
func (rs *Resolver) Reset(in read.Source, reg *Registry, date time.Time) {
	rs.Overlay.Reset(in, reg, date)
	rs.Persons, rs.lone = append(rs.Persons[:0], Person{}), rs.lone[:0]
	rs.OrgPlaces = append(rs.OrgPlaces[:0], OrgPlace{})
	if rs.ofEntry == nil {
		rs.ofEntry, rs.byEntry = map[*registry.Entry]OrgPlaceID{}, map[*registry.Entry]PersonID{}
	}
	clear(rs.ofEntry)
	clear(rs.byEntry)
}
