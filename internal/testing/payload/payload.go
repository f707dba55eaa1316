// Package payload has archives by somebody who wants a script of theirs to run on a reader's
// machine.
package payload

import "strconv"

// All are what somebody writes who wants a script of theirs to run on a reader's machine.
var All = []string{
	`<script>pwned(1)</script>`, `"><img src=x onerror=pwned(2)>`, `javascript:pwned(3)`, `'-pwned(4)-'`,
	`</script><script>pwned(5)</script>`, `<svg/onload=pwned(6)>`, `{{printf "%s" .}}<b onclick=pwned(7)>`,
	`]]><script>pwned(8)</script>`, `--><script>pwned(9)</script><!--`, `&lt;script&gt;pwned(10)&lt;/script&gt;`,
	`" onmouseover="pwned(11)`, `</title><script>pwned(12)</script>`, `data:text/html,<script>pwned(13)</script>`,
	`</style></textarea><script>pwned(14)</script>`, `\u003cscript\u003epwned(15)\u003c/script\u003e`,
	`<iframe srcdoc="<script>parent.pwned(16)</script>"></iframe>`,
}

// Archive has payload p in every field that takes words of one's own: an archive in the form of
// txtar.
func Archive(p string) string {
	q := strconv.Quote(p)
	return `-- site.yaml --
title: ` + q + `
base_url: https://courier.example/archive
language: en
description: ` + q + `
printed_names: page
cards: true
license: ` + q + `
publisher: {name: ` + q + `}
-- content/people/ada-brandt.md --
---
name: Ada Brandt
aliases: [` + strconv.Quote("Ada "+p) + `]
sort_name: ` + q + `
roles:
  - {title: ` + q + `, of: trust, from: 2001, also: [` + q + `]}
---
` + p + `

[x](` + p + `) ![` + p + `](` + p + `)
-- content/organisations/trust.md --
---
name: ` + strconv.Quote("Trust "+p) + `
kind: ` + q + `
---
-- content/places/quay.md --
---
name: ` + strconv.Quote("Quay "+p) + `
---
-- content/topics/quay-works.md --
---
name: ` + strconv.Quote("Quay works "+p) + `
match: [asleep, ` + strconv.Quote("works "+p) + `]
iptc: ` + q + `
---
-- content/pages/help.md --
---
title: ` + q + `
description: ` + q + `
---
` + p + `
-- content/stories/2025-05-01-crew.md --
---
title: ` + q + `
deck: ` + q + `
highlights: [` + q + `]
dateline: ` + q + `
bylines: [` + q + `]
section: ` + q + `
publisher: {name: ` + q + `}
source_id: ` + q + `
print: {edition: ` + q + `, page: ` + q + `}
license: ` + q + `
topics: [quay-works]
reviewed: {by: ` + q + `, on: 2025-05-02}
corrections:
  - {on: 2025-05-03, text: ` + q + `}
annotations:
  - quote: I was asleep at the quay
    speaker: {name: ` + strconv.Quote("Wilma "+p) + `}
    by: ` + q + `
    note: ` + q + `
  - quote: It holds for all of us
    speaker: {unnamed: ` + q + `}
---
“I was asleep at the quay,” said a deckhand. ` + p + `

“It holds for all of us,” said somebody.

“We were there ` + p + ` and asleep,” Ada Brandt said. [link](` + p + `) <` + p + `>

` + "```\n" + p + "\n```" + `
-- content/stories/2025-05-02-gone.md --
---
title: Gone
state: withdrawn
withdrawn: {on: 2025-05-03, reason: ` + q + `}
---
-- content/stories/2025-05-03-wire.txt --
Headline ` + p + `

“We were there ` + p + ` and asleep,” said Odo ` + p + `, a diver.

` + p + `
`
}
