package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/called"
)

// digest names an archive by its story files: the SHA-256 of their names and bytes. Two archives of
// one digest have the same stories, wherever they lie.
func (a *archive) digest() (string, error) {
	h := sha256.New()
	for _, src := range a.stories {
		data, large, err := a.bounded(src.name, nil)
		if err != nil {
			return "", called.Errorf("reading a story: %w", err)
		}
		if large != nil {
			continue
		}
		fmt.Fprintf(h, "%s %d\n", src.name, len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// isMeasured reports whether the archive is the one on whose gold the engine was measured.
func (a *archive) isMeasured() bool {
	last, err := accuracy.ReadLast()
	if err != nil || last.Demo.Stories != len(a.stories) {
		return false // told apart without reading anything
	}
	d, err := a.digest()
	return err == nil && d == last.Demo.Archive
}

// Digest names the archive by its story files; see accuracy.Report.
func (x *Annotator) Digest() (string, error) {
	if err := x.archive.listContent(); err != nil {
		return "", err
	}
	x.archive.stories = x.archive.sources(x.archive.below(storiesFolder))
	return x.archive.digest()
}
