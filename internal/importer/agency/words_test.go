package agency

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// formatted writes paragraphs as a message of each format.
var formatted = map[string]func(ps []string) string{
	"NITF": func(ps []string) string {
		return `<nitf><body><body.head><hedline><hl1>Title</hl1></hedline></body.head><body.content>` + paragraphs(ps) +
			`</body.content></body></nitf>`
	},
	"NewsML 1": func(ps []string) string {
		return newsML1(`<DataContent><nitf><body><body.content>` + paragraphs(ps) +
			`</body.content></body></nitf></DataContent>`)
	},
	"NewsML 1, HTML": func(ps []string) string {
		return newsML1(`<DataContent><![CDATA[` + paragraphs(ps) + `]]></DataContent>`)
	},
	"NewsML 1, plain": func(ps []string) string {
		return newsML1(`<DataContent>` + html.EscapeString(strings.Join(ps, "\n\n")) + `</DataContent>`)
	},
	"NewsML-G2": func(ps []string) string {
		return newsG2(`<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>` + paragraphs(ps) +
			`</body></html></inlineXML>`)
	},
	"NewsML-G2, plain": func(ps []string) string {
		return newsG2(`<inlineData contenttype="text/plain">` + html.EscapeString(strings.Join(ps, "\n\n")) +
			`</inlineData>`)
	},
	"ninjs": func(ps []string) string {
		return inJSON(map[string]any{"uri": "a", "pubstatus": "usable", "versioncreated": "2025-05-15",
			"headline": "Title", "body_html": paragraphs(ps)})
	},
	"ninjs, plain": func(ps []string) string {
		return inJSON(map[string]any{"uri": "a", "pubstatus": "usable", "versioncreated": "2025-05-15",
			"headline": "Title", "body_text": strings.Join(ps, "\n\n")})
	},
	"ANPA": func(ps []string) string {
		return "\x16\x16\x01P2870\x1fp\r\nr f\x13\x11 BC-Title     05-15 0480\r\n\x02^BC-Title<\r\n^Title<\r\n\t   " +
			strings.Join(ps, "\r\n\t   ") + "\r\n\t   \x03AP-WF-05-15-25 1409GMT<\r\n\x04"
	},
	"IPTC 7901": func(ps []string) string {
		return "\x01pkt062 4 i 211 pkt\r\n\x02Title =\r\n\r\n   " + strings.Join(ps, "\r\n\r\n   ") +
			"\r\n\x03151137 GMT May 25\x04"
	},
}

func paragraphs(ps []string) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>")
	}
	return b.String()
}

func newsML1(data string) string {
	return `<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Title</HeadLine></NewsLines><ContentItem>` + data +
		`</ContentItem></NewsComponent></NewsItem></NewsML>`
}

func newsG2(content string) string {
	return `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentMeta><headline>Title</headline></contentMeta><contentSet>` + content + `</contentSet></newsItem>`
}

func inJSON(v any) string {
	out, _ := json.Marshal(v)
	return string(out)
}

// TestSameWords: the same paragraphs come out of every format, each as one, with all their words.
func TestSameWords(t *testing.T) {
	sentence := rapid.SampledFrom([]string{
		"“We have a ship & a crew,” Maren Lund said on Thursday.", "It costs 5 < 6, the board of R&D found.",
		"\"Nobody asked us,\" said Tove Ask of the café.", "Die Fähre fährt, hieß es.",
		"'We go,' he said, 'on Monday.'", "The ferry is the harbour's; that's all.", "Eight were on board: two left.",
		"Photos, she said, tell nothing.", "By Monday it had gone, and by Tuesday it was back.",
	})
	rapid.Check(t, func(rt *rapid.T) {
		ps := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(sentence, 1, 4).Draw(t, "sentences"), " ")
		}), 1, 6).Draw(rt, "paragraphs")
		for name, write := range formatted {
			r := readBytes(t, name, []byte(write(ps)))
			if len(r.stories) != 1 || r.stories[0].Title != "Title" {
				rt.Fatalf("%s: %s", name, describe(r))
			}
			blocks := strings.Split(r.stories[0].Body.Text, "\n")
			if len(blocks) != len(ps) {
				rt.Fatalf("%s: %d paragraphs became %d: %s", name, len(ps), len(blocks), describe(r))
			}
			for i, p := range ps {
				if folded(wordsOf(blocks[i])) != folded(p) {
					rt.Fatalf("%s: %q became %q", name, p, blocks[i])
				}
			}
		}
	})
}
