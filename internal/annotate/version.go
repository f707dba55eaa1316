package annotate

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// sources is everything that an annotation depends on but the story and the registry: the code of
// the layers and of the names, and the language packs. A new folder is named here; a test holds the
// list against what lies on the disk.
//
//go:embed *.go quote clause refer rule names lang weigh
var sources embed.FS

// Version is a hash of the rules and the language packs: two engines of one version say the same of
// the same story.
func Version() string { return version() }

var version = sync.OnceValue(func() string { return hashOf(sources) })

// hashOf is the version of an engine with these sources. It depends on every file's path and bytes,
// but for tests and for what is written for people.
func hashOf(sources fs.FS) string {
	h := sha256.New()
	h.Write([]byte(prose.Version()))
	h.Write([]byte(gazetteer.Version()))
	// WalkDir goes through names in order, so the hash does not depend on the machine.
	_ = fs.WalkDir(sources, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == "testdata":
			return fs.SkipDir
		case e.IsDir() || strings.HasSuffix(name, "_test.go") || path.Ext(name) == ".md":
			return nil
		}
		src, err := fs.ReadFile(sources, name)
		h.Write([]byte(name))
		h.Write(src)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:12]
}
