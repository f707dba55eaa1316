package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/called"
)

// siteFlag is the flag that names the site folder.
type siteFlag struct {
	Site string `help:"The site folder: the one that holds site.yaml. Default: this folder." placeholder:"DIR"`
}

// folder is the site folder, with an error that says how to begin where there is none.
func (f siteFlag) folder() (string, error) {
	dir := f.Site
	if dir == "" {
		dir = "."
	}
	_, err := os.Stat(filepath.Join(dir, "site.yaml"))
	switch {
	case err == nil:
		return dir, nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	case f.Site != "":
		return "", called.Errorf("there is no site.yaml in %s%s", f.Site, howToBegin)
	}
	return "", errors.New("this folder is not an archive: it holds no site.yaml" + howToBegin)
}

const howToBegin = `

Change into the folder that holds site.yaml, or name it: --site DIR
To begin an archive in an empty folder: onrecord init
Or write a site.yaml with these three lines:

    title: The Ostrey Packet
    base_url: https://example.org/
    language: en

then: onrecord new story "Ferry inquiry opens"`

// now is the one reading of the clock: SOURCE_DATE_EPOCH (seconds since 1970) where it is set, else
// the wall clock.
func (s *streams) now() (time.Time, error) {
	epoch := s.env("SOURCE_DATE_EPOCH")
	if epoch == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, called.Errorf("SOURCE_DATE_EPOCH is %q: it must be a whole number of seconds since 1970",
			epoch)
	}
	return time.Unix(seconds, 0), nil
}
