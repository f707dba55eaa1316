package main

import (
	"cmp"
	"fmt"
	"os"
	"time"

	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/desk/web"
	"github.com/onrecord/onrecord/internal/serve"
	"github.com/onrecord/onrecord/internal/site"
)

// openDesk lets serve show the desk as well. A build waits until the editor pauses, so that the
// answers to her decisions do not wait for it; what others change is taken up after each build.
func (s *streams) openDesk(o *serve.Options, c *serveCmd) error {
	now, err := s.now()
	if err != nil {
		return err
	}
	options := web.Options{
		Site:  site.Options{Dir: o.Dir, Now: now, Drafts: c.Drafts},
		By:    desk.GitUser(o.Dir),
		Edit:  serve.Editor(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"))),
		Today: func() time.Time { return now },
	}
	if c.Ask != "" {
		options.Second = secondReader(c.Ask, s.err)
		options.Tell = func(r *desk.Reviewed) {
			if err := s.tellSecond(c.Ask, r); err != nil {
				o.Trouble(err)
			}
		}
	}
	page, err := web.New(options)
	if err != nil {
		return err
	}
	o.Desk = page
	build, ready, rebuilt := o.Build, o.Ready, o.Rebuilt
	o.Build = func(put serve.Put) (serve.Built, error) {
		page.Pause()
		return build(put)
	}
	o.Ready = func(url string) {
		fmt.Fprintf(s.out, "The desk: %s\n", url+serve.DeskPath)
		ready(url)
	}
	o.Rebuilt = func(b serve.Built, took time.Duration) {
		if err := page.Refresh(); err != nil {
			o.Trouble(err)
		}
		rebuilt(b, took)
	}
	return nil
}
