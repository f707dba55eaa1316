package browser

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

var (
	shotsFlag   = flag.String("shots", "", "the folder that screenshots are written to")
	pictureFlag = flag.String("picture", "", "the file that the picture of a story is written to, for README.md")
	kindFlag    = flag.String("kind", "", "take screenshots of this kind of page only")
)

// TestShots takes a screenshot of every kind of page at three widths, in light and dark, when it is
// asked to.
func TestShots(t *testing.T) {
	if *shotsFlag == "" {
		t.Skip("no -shots")
	}
	s := shotSite(t)
	if err := os.MkdirAll(*shotsFlag, 0o755); err != nil {
		t.Fatal(err)
	}
	x := newTab(t, s, mode{1440, "light"})
	for _, e := range s.examples(t) {
		if *kindFlag != "" && *kindFlag != e.kind {
			continue
		}
		x.open(t, e.address)
		for _, width := range []int64{360, 820, 1440} {
			for _, scheme := range []string{"light", "dark"} {
				x.shoot(t, e.kind, mode{width, scheme})
			}
		}
	}
}

// pictureStory is the story of the demo archive that README.md shows.
const pictureStory = "2026/03/12/bar/"

// TestPicture takes the picture of a story that README.md shows, when it is asked to:
//
//	go test ./internal/browser -run Picture -archive "$PWD" -picture "$PWD/docs/story.png"
func TestPicture(t *testing.T) {
	if *pictureFlag == "" {
		t.Skip("no -picture")
	}
	x := newTab(t, shotSite(t), mode{1280, "light"})
	call(t, x, emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: 1280, Height: 1200, DeviceScaleFactor: 1})
	x.open(t, pictureStory)
	png, err := chromedp.Run(x.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*pictureFlag, png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// shotSite is the archive that was asked for, or the one of testdata.
func shotSite(t *testing.T) *builtSite {
	t.Helper()
	if *archiveFlag == "" {
		return fixtureSite(t)
	}
	s, err := build(*archiveFlag)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (x *tab) shoot(t *testing.T, name string, m mode) {
	t.Helper()
	x.view(t, m)
	png, err := chromedp.Run(x.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(*shotsFlag, fmt.Sprintf("%s-%s.png", name, m))
	if err := os.WriteFile(file, png, 0o644); err != nil {
		t.Fatal(err)
	}
}
