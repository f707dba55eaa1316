//go:build !unix

package output

import "os"

// create writes a new file.
func create(path string, data []byte) error { return os.WriteFile(path, data, 0o666) }
