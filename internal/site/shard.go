package site

import (
	"errors"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// Shard is a part of an archive's stories: the I-th of N, counted from 1.
type Shard struct{ I, N int }

// has reports whether the shard has the story at a place of the list. Neighbours go to different
// shards, so that a year of long stories is not one machine's.
func (s Shard) has(at int) bool { return at%s.N == s.I-1 }

// ReadShard reads the stories of a shard and leaves what was found in them in the cache, and
// nothing else: a build with the caches of all shards in folders below its own has nothing to read.
// The report's Stories are those of the shard. What is wrong with a story is told by that build.
func ReadShard(s Shard, o Options) (*Report, error) {
	report := &Report{}
	m, found := openMemo(o)
	if m == nil {
		return nil, errors.Join(called.Errorf("a shard needs a cache to leave its stories in: %s cannot be used", o.Cache),
			asError(found))
	}
	a, err := loadWith(o, m)
	if err != nil {
		return nil, errors.Join(err, m.close())
	}
	var mine []source
	for i, src := range a.stories {
		if s.has(i) {
			mine = append(mine, src)
		}
	}
	done := a.progress("reading", len(mine))
	errs := make([]error, len(mine))
	eachSome(len(mine), func(from, to int) {
		var read [together]first
		a.readSome(mine[from:to], read[:to-from])
		for i := from; i < to; i++ {
			errs[i] = read[i-from].err
			done()
		}
	})
	report.Counts.Stories = len(mine)
	report.Remembered = int(m.known.Load())
	m.forget()
	return report, errors.Join(errors.Join(errs...), m.close())
}

func asError(found []diag.Finding) error {
	var errs []error
	for _, f := range found {
		errs = append(errs, errors.New(f.Message))
	}
	return errors.Join(errs...)
}
