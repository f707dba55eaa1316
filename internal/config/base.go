package config

import (
	"net/url"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// BasePath is the path below which everything is published, with a slash at both ends:
// "/repository/", or "/".
func (s *Site) BasePath() string {
	u, err := url.Parse(s.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return called.TrimSuffix(u.EscapedPath(), "/") + "/"
}

// URL is the full address of a path that begins with a slash and counts from the site's own root:
// URL("/topics/") is "https://example.org/repository/topics/".
func (s *Site) URL(path string) string { return s.BaseURL + path }

// WithBaseURL returns a copy of s that is published at another address, as --base-url wants it.
func (s *Site) WithBaseURL(address string) (*Site, []diag.Finding) {
	base, problem := parseBase(address)
	if problem != "" {
		return s, []diag.Finding{{Code: "bad-url", Message: "--base-url is \"" + address + "\", " + problem,
			Hint: "write the address at which the archive is published: --base-url https://example.org/archive"}}
	}
	c := *s
	c.BaseURL = base
	return &c, nil
}

// parseBase checks a base URL and takes the slash off its end. problem is "" or says what is wrong.
func parseBase(address string) (base, problem string) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "", "which is no web address"
	case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return "", "which does not begin with https:// and a host"
	case u.RawQuery != "" || u.Fragment != "" || u.ForceQuery || called.HasSuffix(address, "#"):
		return "", "which has a query or a fragment"
	case u.User != nil:
		return "", "which holds a user's name"
	case called.Has(u.Path, "//") || called.Has(u.Path+"/", "/../") || called.Has(u.Path+"/", "/./"):
		return "", "whose path is not plain"
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), strings.TrimRight(u.RawPath, "/")
	u.Host = strings.ToLower(u.Host)
	return u.String(), ""
}
