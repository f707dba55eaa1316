package main

import (
	"strconv"
	"strings"
	"time"
)

// skeletonFile is where a new file of the kind goes, relative to the site folder. date matters for
// a story only.
func skeletonFile(kind, id string, date time.Time) string {
	if kind == "story" {
		return date.Format("content/stories/2006/2006-01-02-") + id + ".md"
	}
	return "content/" + registryFolders[kind] + "/" + id + ".md"
}

// skeleton is a new file's text: what must be said, then what can be said, as comments.
func skeleton(kind, name string, today time.Time) string {
	text := strings.ReplaceAll(skeletons[kind], "NAME", strconv.Quote(name))
	return strings.ReplaceAll(text, "TODAY", today.Format(time.DateOnly))
}

var skeletons = map[string]string{
	"story": `---
title: NAME
date: TODAY
# deck: "One sentence under the headline."
# bylines: ["E. Marsh"]
# dateline: OSTREY
# topics: [harbour]          # ids: the names of files in content/topics/
# draft: true                # keeps the story out of the site
# annotations:               # decisions on who is speaking; they always win
#   - quote: "the words"
#     speaker: tobias-renn   # an id, {name: "…"}, {unnamed: "a senior official"}, or none
---
Write the story here, in Markdown.

Put quotations in quotation marks and say who speaks, as a newspaper does. ` +
		`To see how they are read: onrecord annotate FILE
`,
	"person": `---
name: NAME
# sort_name: "Renn, Tobias"
# aliases: ["T. Renn"]       # other names by which stories call this person
# pronouns: he               # he, she or they
# born: 1961-04-02
# died: 2024-01-30
# wikidata: Q42
# url: https://example.org/
# roles:
#   - title: chair of the Harbour Board
#     of: harbour-board      # an id: the name of a file in content/organisations/
#     from: 2021-03-01
#     until: 2025-06-30      # the last day; leave it out while the role lasts
#     also: ["harbour chief"]
# similar: [anna-renn]       # people easily confused with this one
---
`,
	"organisation": `---
name: NAME
# aliases: ["the board"]
# kind: public body
# place: ostrey              # an id: the name of a file in content/places/
# url: https://example.org/
# wikidata: Q42
---
`,
	"place": `---
name: NAME
# aliases: ["the old harbour"]
# in: ostrey                 # the id of the place around it
# wikidata: Q42
---
`,
	"topic": `---
name: NAME
# aliases: ["ferries"]
# match: ["ferry service"]   # phrases that put a story or a quotation on this topic
# broader: [transport]       # ids of wider topics
---
`,
}

// advice follows the line that says what was made.
var advice = map[string]string{
	"story":        ";\nto see it while you write: onrecord serve",
	"person":       ": roles with their dates tell who \"the mayor\" was that day",
	"organisation": "",
	"place":        "",
	"topic":        ": the phrases under match: put stories and quotations on it",
}
