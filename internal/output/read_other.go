//go:build !linux

package output

import "io/fs"

func (f folder) read(string, []byte, int64) ([]byte, bool) { return nil, false }

func (f folder) list(string) ([]fs.DirEntry, bool) { return nil, false }
