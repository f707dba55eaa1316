package importer

import (
	"time"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// local is a date as a moment in the archive's zone. A date without a zone is one there.
func (r *run) local(d item.Date) time.Time {
	t := d.Time
	if d.Zone && d.Hours {
		return t.In(r.site.Location)
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, r.site.Location)
}

// written is a date as front matter has it: a day, or a moment with its zone.
func (r *run) written(d item.Date) string {
	t := r.local(d)
	switch {
	case !d.Hours:
		return t.Format(time.DateOnly)
	case t.Second() != 0:
		return t.Format("2006-01-02T15:04:05Z07:00")
	}
	return t.Format("2006-01-02T15:04Z07:00")
}
