package agency

import (
	"fmt"
	"io"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// ap reads an item of AP's JSON. It is much like ninjs, but that the text mostly stands elsewhere:
// the item names an address at which it can be fetched, as NITF.
func (s *source) ap(o object, raw []byte, n int) error {
	ids := o.object("altids")
	d := &draft{}
	d.SourceID = firstOf(ids.text("itemid"), o.text("itemid", "uri"))
	d.Place = s.at(0, firstOf(ids.text("friendlykey"), d.SourceID, fmt.Sprintf("item %d", n)))
	if plural := ninjsKinds[strings.ToLower(o.text("type"))]; plural != "" {
		return s.skip(d.Place, plural)
	}
	d.news(o)
	if d.Version == 0 {
		d.Version = o.number("recordsequencenumber")
	}
	d.Dateline = firstOf(d.Dateline, o.object("datelinelocation").text("city"))
	d.bodies(o)
	if d.body.isEmpty() {
		s.apText(d, o, ids.text("itemid"))
	}
	d.associations(o)
	if d.body.isEmpty() && !called.HasPrefix(d.status, "cancel") && d.status != "killed" {
		why := "it has no text"
		if o.object("renditions").object("nitf") != nil {
			why = "its text stands at an address of AP's and not in this file: fetch its “NITF Story Download”"
			if id := ids.text("itemid"); id != "" {
				why += ", put it beside this file as " + id + ".xml, and import again"
			}
		}
		return s.aside(d.Place, raw, fmt.Sprintf("%s (%s)", why, d.Title))
	}
	return s.deliver(d, raw)
}

// apText reads the text from a NITF file that somebody put beside the item.
func (s *source) apText(d *draft, o object, id string) {
	for _, name := range []string{o.object("renditions").object("nitf").text("href"), id + ".xml", id + ".nitf.xml"} {
		open := s.beside(name)
		if open == nil || called.HasPrefix(name, ".") {
			continue
		}
		r, err := open()
		if err != nil {
			continue
		}
		n := parseXML(io.LimitReader(r, mostStory))
		if r.Close() == nil && n.is("nitf") {
			d.nitf(n)
			d.body.nodes(n.kids("body"))
			return
		}
	}
}
