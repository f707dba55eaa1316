package content

import (
	"fmt"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// Options says how stories are read.
type Options struct {
	Location *time.Location // the site's time zone; nil is UTC
	MaxBytes int64          // a larger file is a finding and is not read; 0: no limit
	// the day, in Date's own zone, of a story that neither its front matter nor its file's name
	// dates; zero: that is a finding
	Date  time.Time
	Loose bool // neither date nor title is needed
}

func (o Options) location() *time.Location {
	if o.Location == nil {
		return time.UTC
	}
	return o.Location
}

// TooLarge is the finding for a file above the limit, for whoever can see a file's size before
// reading it. ok is false when size is within the limit.
func TooLarge(file string, size, limit int64) (f diag.Finding, ok bool) {
	if limit <= 0 || size <= limit {
		return f, false
	}
	return diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "too-large",
		Message: fmt.Sprintf("the file has %d bytes, more than the %d that max_story_bytes allows", size, limit),
		Hint:    fmt.Sprintf("split it into stories, or write max_story_bytes: %d in site.yaml", size)}, true
}
