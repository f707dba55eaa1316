package text

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

// header is a header line: "BYLINE: Ann Lee".
type header struct {
	key   string // what it tells: "byline"
	value string
	line  int // which of the lines it is, from 0
}

// keys are the words before the colon of a header line, in small letters, and what they tell.
var keys = func() map[string]string {
	m := make(map[string]string)
	for _, line := range strings.Split(`slug: slug, slugline, slug line, file name
title: headline, hed, title, head, heading, titel, titre, título, titolo, headline 1
deck: deck, dek, subhead, subheadline, sub-headline, subtitle, standfirst, drophead, summary
byline: byline, by, author, authors, writer, reporter, by line, autor, auteur, von, text by, written by
date: date, published, publication date, pubdate, pub date, date published, published on, datum, fecha, data, created
date: publish date, issue date
updated: updated, last updated, modified
section: section, category, desk, department, ressort, rubrique, sección, rubrik
rights: copyright, rights, usage, ©
credit: source, publication, credit, newspaper, agency, quelle, paper
dateline: dateline, location, place
tags: keywords, keyword, tags, topics, subject, subjects, schlagworte
lang: language, lang, sprache
url: url, link, permalink, web address
id: id, story id, document id, docid, article id, uid, accession number
embargo: embargo, embargoed until, release date, for release, sperrfrist
nothing: length, words, word count, wordcount, page, pages, edition, load-date
nothing: text, body, story, copy, load date, priority, status, version, editor, type
nothing: graphic, photo, photos, art`, "\n") {
		key, words, _ := called.Cut(line, ": ")
		for w := range strings.SplitSeq(words, ", ") {
			m[w] = key
		}
	}
	return m
}()

var headerLine = pattern.New(`^([\p{L}©][\p{L} .-]{0,24}?)\s?:(?:\s+(.*))?$`)

// isHeader reads a header line. sure: its key is in capitals, as no sentence begins.
func isHeader(line string) (h header, sure, ok bool) {
	m := headerLine.FindStringSubmatch(line)
	if m == nil {
		return h, false, false
	}
	key, known := keys[strings.ToLower(m[1])]
	if !known {
		return h, false, false
	}
	if !fits(key, strings.TrimSpace(m[2])) {
		return h, false, false
	}
	sure = m[1] == strings.ToUpper(m[1]) && utf8.RuneCountInString(m[1]) > 1
	return header{key: key, value: strings.TrimSpace(m[2])}, sure, true
}

// fits reports whether a header line may tell what stands behind its colon: a date is one, and a
// name or section is short. Else the line is a sentence that begins so: "Data: more ships sink".
func fits(key, value string) bool {
	const longestName = 120
	switch key {
	case "nothing":
		// "TEXT:" above a text tells nothing; "Text: she wrote it" may be one.
		return true
	case "date", "updated", "embargo":
		d := newswire.Moment(value, "")
		_, written := newswire.Written(value)
		return value == "" || d.Known() || written
	case "byline", "section", "credit", "dateline", "lang", "id":
		return utf8.RuneCountInString(value) <= longestName
	}
	return true
}

// mostHead is how many lines a story's head may have.
const mostHead = 14

// headerOf finds the header lines above a text. A single line that might as well begin a sentence,
// as "Source: …" does, is none.
func headerOf(lines []newswire.Line) (found []header) {
	sure := false
	for i, l := range lines[:min(len(lines), mostHead)] {
		h, in, ok := isHeader(l.Text)
		if ok {
			h.line = i
			found = append(found, h)
			sure = sure || in || called.Has("title byline date slug section", h.key)
			continue
		}
		if isProse(l.Text) {
			break
		}
	}
	if len(found) == 1 && !sure {
		return nil
	}
	return found
}

// footerOf finds the header lines below a text: "COPYRIGHT: …", "LOAD-DATE: …". Only such in
// capitals are.
func footerOf(lines []newswire.Line) (found []header) {
	for i := len(lines) - 1; i > 0 && i >= len(lines)-mostHead; i-- {
		h, sure, ok := isHeader(lines[i].Text)
		if !ok || !sure {
			break
		}
		h.line = i
		found = append(found, h)
	}
	return found
}

// isProse reports whether a line is of a paragraph rather than of a head.
func isProse(line string) bool {
	n := utf8.RuneCountInString(line)
	return n > 160 || n > 70 && newswire.Stops(line)
}

func firstLines(text string) []newswire.Line {
	lines := newswire.Lines(text)
	return lines[:min(len(lines), mostHead)]
}
