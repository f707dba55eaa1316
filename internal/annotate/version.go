package annotate

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/prose"
)

// sources is everything that an annotation depends on but the story and the registry: the rules'
// code, and the language packs.
//
//go:embed *.go names/*.go lang/*.go lang/*/*.txt
var sources embed.FS

// Version is a hash of the rules and the language packs: two engines of one version say the same of
// the same story.
func Version() string { return version() }

var version = sync.OnceValue(func() string {
	h := sha256.New()
	h.Write([]byte(prose.Version()))
	// WalkDir goes through names in order, so the hash does not depend on the machine.
	_ = fs.WalkDir(sources, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		src, err := sources.ReadFile(path)
		h.Write([]byte(path))
		h.Write(src)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:12]
})
