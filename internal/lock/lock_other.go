//go:build !unix && !windows

package lock

import "os"

// Folder does nothing where the system knows no locks.
func Folder(root *os.Root) (*os.File, error) { return root.Open(".") }
