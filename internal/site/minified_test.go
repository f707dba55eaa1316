package site

import (
	"io/fs"
	"testing"

	"github.com/onrecord/onrecord/internal/minified"
	"github.com/onrecord/onrecord/static"
)

// TestScriptsAreSentMinified holds that readers get the scripts without comments, also where a
// site's own static/ holds them as they were written, and that a site's own other file is published
// as it is.
func TestScriptsAreSentMinified(t *testing.T) {
	source, err := static.FS.ReadFile("archive.js")
	if err != nil {
		t.Fatal(err)
	}
	short, err := fs.ReadFile(minified.FS, "archive.js")
	if err != nil || len(short) >= len(source) {
		t.Fatal("archive.js is not made smaller", err)
	}
	for name, c := range map[string]struct{ own, want string }{
		"none of its own": {"", string(short)},
		"the same":        {string(source), string(short)},
		"another":         {"alert(1)\n", "alert(1)\n"},
	} {
		archive := lone
		if c.own != "" {
			archive += "-- static/archive.js --\n" + c.own
		}
		s, _ := made(t, Options{Dir: unpack(t, archive)})
		if got := string(s.files["archive.js"]); got != c.want {
			t.Errorf("%s: archive.js has %d bytes, wanted %d", name, len(got), len(c.want))
		}
	}
}
