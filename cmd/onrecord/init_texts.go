package main

const siteYAML = `# The archive's settings.
title: %s
base_url: %s # where it will stand
language: %s # of its stories, where they do not say
timezone: %s # in which a story's day is counted
# description: "One sentence on what this archive is"
# publisher: # of stories that name none
#   name: "The Ostrey Packet"
#   url: https://packet.example/
# license: "CC BY 4.0" # of stories that name none
# issue_tracker: https://github.com/you/archive/issues/new # where readers report a wrong attribution
# printed_names: noindex # people without a file: a page kept from search engines; page: also for these; none: no page
`

const ignored = `/build/
.cache/

# What an import has set aside: private posts may be among it.
/import-review/
`

const firstStory = `---
title: "How to begin"
date: TODAY
draft: true # a draft is not published; delete this file when you need it no more
---
A story is a file in this folder: Markdown, with a title and a date at its top. A plain text as an agency sends it does as well, with its day at the head of the file's name.

Put quotations in quotation marks, and say who speaks, as a newspaper does. The program finds the words and the speaker:

“We open at nine,” said Ada Example, who keeps the door. “Nobody has ever been late,” she added.

To see how this was read:

    onrecord annotate FILE

Where it is wrong, an editor's decision says so, at the top of the story:

    annotations:
      - quote: "We open at nine"
        speaker: none
`

const newsroom = `# TITLE

An archive of news stories, published as a site in which every quotation is tied to the person who said it.

| | |
| --- | --- |
| ` + "`content/stories/`" + ` | the stories, a file each: ` + "`2025-05-15-ferry-inquiry.md`" + ` (Markdown) or ` + "`.txt`" + ` (as an agency sent it) |
| ` + "`content/people/`, `organisations/`, `places/`, `topics/`" + ` | whom and what the archive knows: names, and posts with their dates |
| ` + "`site.yaml`" + ` | the archive's name, address, language and time zone |
| ` + "`.github/workflows/pages.yml`" + ` | publishes the archive on GitHub Pages with every push to ` + "`main`" + ` |
| ` + "`build/`" + ` | the finished site; made anew by every build, and not kept in git |

## Every day

    onrecord new story "Ferry inquiry opens"   # begins a story
    onrecord serve                             # shows the archive at http://127.0.0.1:8080, and follows your edits
    onrecord check                             # says what is wrong, with what to do about it

## Now and then

    onrecord check --review   # the quotations most worth a look, as decisions ready to paste
    onrecord people           # whom the archive quotes and has no file of
    onrecord record           # writes down what is published, so that no address is ever lost

## Who said it

The program proposes, an editor disposes. A decision stands at the top of the story, and always wins:

    annotations:
      - quote: "It was not the tide"
        speaker: tobias-renn   # a file's name in content/people/, {name: "Ann Lee"}, {unnamed: "a witness"}, or none
        by: E. Marsh
        on: 2025-05-20

## Before you publish

- Whoever can read this repository can read everything in it, drafts and earlier versions too, whatever the site shows. Keep it private where that must not be.
- In the workflow set ` + "`ENGINE`" + ` to the repository of the program, and ` + "`ENGINE_VERSION`" + ` to the version that you have looked at.
- Turn Pages on: *Settings → Pages → Build and deployment → Source: GitHub Actions*.
`
