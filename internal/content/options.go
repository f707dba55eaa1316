package content

import (
	"fmt"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// Options says how stories are read.
type Options struct {
	Location *time.Location // the site's time zone; nil is UTC
	MaxBytes int64          // a larger file is a finding and is not read; 0: no limit
	Date     time.Time      // the day of a story that neither its front matter nor its file's name dates; zero: that is a finding
	Loose    bool           // neither date nor title is needed
}

func (o Options) location() *time.Location {
	if o.Location == nil {
		return time.UTC
	}
	return o.Location
}

// ParseDate reads a date as front matter has it, 2025-05-15 or 2025-05-15T14:30:00+03:00. The error says how to write it.
func ParseDate(text string, loc *time.Location) (t time.Time, hasTime bool, err error) {
	d, err := fields.ReadDate(text)
	if err != nil {
		return t, false, err
	}
	if loc == nil {
		loc = time.UTC
	}
	return d.In(loc), d.HasTime, nil
}

// TooLarge is the finding for a file above the limit, for whoever can see a file's size before reading it. ok is false when size is within the limit.
func TooLarge(file string, size, limit int64) (f diag.Finding, ok bool) {
	if limit <= 0 || size <= limit {
		return f, false
	}
	return diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "too-large",
		Message: fmt.Sprintf("the file has %d bytes, more than the %d that max_story_bytes allows", size, limit),
		Hint:    fmt.Sprintf("split it into stories, or write max_story_bytes: %d in site.yaml", size)}, true
}
