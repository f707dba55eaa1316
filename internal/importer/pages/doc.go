// Package pages reads web pages as they were saved: it finds the article on a page, and what the
// page says of it.
//
// What a page says of its article stands in several places, written for different readers: JSON-LD
// for search engines, OpenGraph for those who share it, elements for people. meta.go asks them in
// this order. The article itself is the element that the page marks as such (article.go); where it
// marks none, a library in the manner of browsers' reader mode looks for it.
package pages

import (
	"bytes"
	"io"
	"path"
	"strings"

	"golang.org/x/net/html"
	xcharset "golang.org/x/net/html/charset"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// Formats are the formats that the package reads.
func Formats() []item.Format {
	return []item.Format{{ID: "page", Title: "saved web page (HTML)", Recognises: recognises, Read: read}}
}

// maxPage is how long a page may be.
const maxPage = 32 << 20

// recognises looks for the elements with which a whole page begins.
func recognises(in item.Input) int {
	head := bytes.TrimSpace(charset.ASCII(in.Head))
	for called.BytesHavePrefix(head, []byte("<!--")) || called.BytesHavePrefix(head, []byte("<?xml")) {
		_, rest, ok := bytes.Cut(head, []byte(">"))
		if !ok {
			return 0
		}
		head = bytes.TrimSpace(rest)
	}
	low := bytes.ToLower(head[:min(len(head), 4096)])
	switch {
	case called.BytesHavePrefix(low, []byte("<!doctype html")), called.BytesHavePrefix(low, []byte("<html")):
		return 90
	case called.BytesHavePrefix(low, []byte("<head")), called.BytesHavePrefix(low, []byte("<body")),
		called.BytesHavePrefix(low, []byte("<meta")), called.BytesHavePrefix(low, []byte("<title")):
		return 80
	}
	ext := strings.ToLower(path.Ext(in.Place.Source))
	named := ext == ".html" || ext == ".htm" || ext == ".xhtml"
	blocks := bytes.Contains(low, []byte("<p")) || bytes.Contains(low, []byte("<div"))
	if named && blocks && called.BytesHavePrefix(low, []byte("<")) {
		return 70
	}
	return 0
}

// read reads one page.
func read(in item.Input, to item.Sink) error {
	f, err := in.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxPage+1))
	if err != nil {
		return err
	}
	if len(src) > maxPage {
		return to.Aside(in.Place, nil, "This page is longer than 32 MB: an article is not.")
	}
	return Read(in, src, to)
}

// Read reads the page whose bytes are src.
func Read(in item.Input, src []byte, to item.Sink) error {
	doc, err := html.Parse(decoded(src))
	if err != nil {
		return to.Aside(in.Place, src, "This page cannot be read as HTML ("+err.Error()+").")
	}
	return newPage(in, src, doc).handOn(to)
}

// decoded reads a page in the encoding that it names, or else in the one that its bytes show.
func decoded(src []byte) io.Reader {
	enc, _, certain := xcharset.DetermineEncoding(src, "")
	if certain {
		return enc.NewDecoder().Reader(bytes.NewReader(src))
	}
	if text, _, ok := charset.Decode(src); ok {
		return strings.NewReader(text)
	}
	return enc.NewDecoder().Reader(bytes.NewReader(src))
}
