package main

import (
	"fmt"
	"strings"
)

// writeHugo writes a lean Hugo site over the same stories: pages of stories with what is related,
// lists of speakers and topics, feeds, a sitemap. Hugo finds nobody in a text, so its front matter
// names the speakers.
func writeHugo(dir string, stories []story) error {
	files := map[string]string{
		"hugo.yaml": `baseURL: https://bench.example/archive/
title: The Bench
languageCode: en
taxonomies: {speaker: speakers, topic: topics}
pagination: {pagerSize: 50}
markup: {goldmark: {extensions: {typographer: {disable: true}}}}
`,
		"layouts/_default/baseof.html": hugoBase,
		"layouts/_default/single.html": `{{define "main"}}<main><h1>{{.Title}}</h1><p><time>{{.Date.Format "2006-01-02"}}</time></p>
{{.Content}}
<ul>{{range .GetTerms "speakers"}}<li><a href="{{.RelPermalink}}">{{.LinkTitle}}</a></li>{{end}}</ul>
<ul>{{range .GetTerms "topics"}}<li><a href="{{.RelPermalink}}">{{.LinkTitle}}</a></li>{{end}}</ul>
<ul>{{range first 5 (.Site.RegularPages.Related .)}}<li><a href="{{.RelPermalink}}">{{.LinkTitle}}</a></li>{{end}}</ul></main>{{end}}
`,
		"layouts/_default/list.html": `{{define "main"}}<main><h1>{{.Title}}</h1><ul>{{range .Paginator.Pages}}
<li><a href="{{.RelPermalink}}">{{.LinkTitle}}</a> {{.Date.Format "2006-01-02"}}</li>{{end}}</ul>
{{with .Paginator.Prev}}<a href="{{.URL}}">Newer</a>{{end}}{{with .Paginator.Next}}<a href="{{.URL}}">Older</a>{{end}}</main>{{end}}
`,
		"layouts/_default/terms.html": `{{define "main"}}<main><h1>{{.Title}}</h1><ul>{{range .Pages}}
<li><a href="{{.RelPermalink}}">{{.LinkTitle}}</a> {{len .Pages}}</li>{{end}}</ul></main>{{end}}
`,
	}
	for _, s := range stories {
		files[fmt.Sprintf("content/%s/%s-%s.md", s.day[:4], s.day, s.slug)] = fmt.Sprintf(
			"---\ntitle: %q\ndate: %s\ntopics: [%s]\nspeakers: [%s]\n---\n\n%s", s.title, s.day,
			strings.Join(s.topics, ", "), strings.Join(s.speakers, ", "), s.body)
	}
	return write(dir, files)
}

const hugoBase = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{.Title}}: {{.Site.Title}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{{range .AlternativeOutputFormats}}<link rel="{{.Rel}}" type="{{.MediaType.Type}}" href="{{.Permalink}}">{{end}}
</head><body><header><a href="{{"/" | relURL}}">{{.Site.Title}}</a> <a href="{{"/speakers/" | relURL}}">Speakers</a>
<a href="{{"/topics/" | relURL}}">Topics</a></header>{{block "main" .}}{{end}}</body></html>
`
