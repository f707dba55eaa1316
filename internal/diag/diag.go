// Package diag knows what a finding is: a complaint about something in an archive, tied to a place in a file, with a next step.
//
// A problem in content is always a Finding, never a Go error: one broken story must not stop the others from being read. A Go error is kept for a broken disk
// or a broken program. Positions count lines and columns from 1; a column counts Unicode code points, since that is what an editor's status line shows.
package diag

// Severity says how bad a finding is. Only an Error makes a command exit with 1.
type Severity uint8

// The severities, worst first.
const (
	Error Severity = iota
	Warning
	Note
)

// Pos is a place in a file. File is slash-separated and relative to the site folder. Line and Col count from 1, Col in code points; 0 means "not known".
type Pos struct {
	File string
	Line int
	Col  int
}

// Finding is one complaint. Message says what is wrong ("unknown speaker \"mark-rute\""), Hint the next step ("did you mean mark-rutte?"); Code is a stable
// short name of the kind of finding ("unknown-key"), for scripts.
type Finding struct {
	Pos
	Severity Severity
	Code     string
	Message  string
	Hint     string
}
