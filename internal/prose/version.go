package prose

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"
	"sync"
)

//go:embed *.go
var sources embed.FS

// Version is a hash of this package's code. Whoever keeps what was read from a text asks it whether
// the text would be cut the same way today.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	files, _ := fs.Glob(sources, "*.go") // sorted
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		src, _ := sources.ReadFile(f)
		h.Write(src)
	}
	return hex.EncodeToString(h.Sum(nil))
})
