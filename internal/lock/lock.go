// Package lock keeps a folder for one run of the program at a time. The system lets go of a lock
// when the program ends, however that comes about, so that none is ever left behind.
package lock

import "errors"

// ErrBusy says that another run has the folder.
var ErrBusy = errors.New("another run of the program works with the folder")
