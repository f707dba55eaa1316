package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
)

// most is how many addresses a sitemap may hold; the protocol allows 50,000.
const most = 45000

// Sitemap gives the sitemaps of pages, whose addresses below the base are those that search engines
// may find, and robots.txt. Addresses keep their order.
func (m *Maker) Sitemap(addresses []string) []File {
	var files []File
	var parts []string
	for n := 0; n == 0 || n*most < len(addresses); n++ {
		part := addresses[n*most : min(len(addresses), (n+1)*most)]
		name := address.SitemapPart(n + 1)
		parts = append(parts, name)
		files = append(files, File{
			Path: name, Kind: "sitemap", Write: func(b *bytes.Buffer) error { return m.list(b, "urlset", "url", part) },
			Of: part,
		})
	}
	return append(files,
		File{
			Path: address.Sitemap, Kind: "sitemap",
			Write: func(b *bytes.Buffer) error { return m.list(b, "sitemapindex", "sitemap", parts) },
			Of:    parts,
		},
		File{Path: address.Robots, Kind: "sitemap", Write: m.robots, Of: []string{}})
}

// list writes a list of addresses in one of the two forms of the sitemap protocol.
func (m *Maker) list(b *bytes.Buffer, root, item string, addresses []string) error {
	fmt.Fprintf(b, "%s<%s xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", xml.Header, root)
	for _, a := range addresses {
		fmt.Fprintf(b, "<%s><loc>", item)
		if err := xml.EscapeText(b, []byte(m.encoded(a))); err != nil {
			return called.Errorf("writing a sitemap: %w", err)
		}
		fmt.Fprintf(b, "</loc></%s>\n", item)
	}
	fmt.Fprintf(b, "</%s>\n", root)
	return nil
}

// robots lets everybody in. Below a repository's path no crawler reads it, and it does no harm
// there.
func (m *Maker) robots(b *bytes.Buffer) error {
	_, err := fmt.Fprintf(b, "User-agent: *\nAllow: /\nSitemap: %s\n", m.encoded(address.Sitemap))
	return err
}
