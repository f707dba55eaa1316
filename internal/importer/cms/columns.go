package cms

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/order"
)

// names are the names under which systems keep what a story consists of, the plainest first. They
// are compared without case, spaces and signs, in the languages in which tables are met.
var names = map[string]string{
	"title": "title headline posttitle articletitle storytitle headlinesbasic headlines nodetitle " +
		"head heading titel titre título titulo titolo " +
		"überschrift schlagzeile rubrik overskrift kop otsikko nadpis tytuł заголовок subject name label",
	"deck": "deck dek standfirst subtitle subtitel untertitel subhead subheading subheadlinesbasic " +
		"subheadlines strapline teaser excerpt postexcerpt " +
		"customexcerpt summary bodysummary abstract lead lede intro introduction vorspann chapeau chapô soustitre " +
		"entradilla bajada occhiello " +
		"sommario ingress description descriptionbasic shortdescription metadescription",
	"body": "body bodyhtml bodyvalue bodytext articlebody fulltext storybody postcontent contenthtml contentencoded " +
		"contentelementscontent " +
		"content contentrendered maintext html text copy story article inhalt artikeltext volltext texte contenu " +
		"corps cuerpo contenido texto " +
		"testo corpo tekst brødtext brödtext plaintext contenttext markdown message introtext",
	"date": "date published publishup publisheddate publishedat publishdate datepublished pubdate " +
		"publicationdate postdate postdategmt displaydate " +
		"firstpublished firstpublishdate firstpublicationdate publishedon publishtime pubtime dategmt issued " +
		"issuedate storydate articledate datum " +
		"veröffentlicht erscheinungsdatum fecha fechapublicacion data datapubblicazione datepublication " +
		"datedepublication dato created createdat " +
		"datecreated createddate creationdate posted postedon timestamp",
	"time": "time publishedtime storytime clock uhrzeit heure hora ora tid",
	"updated": "updated updatedat updateddate dateupdated modified modifiedat datemodified modifieddate lastmodified " +
		"lastupdated lastupdateddate " +
		"postmodified changed revised geändert aktualisiert mise-à-jour actualizado modificado",
	"embargo": "embargo embargodate embargoed embargountil sperrfrist releaseat",
	"bylines": "byline bylines bylineoriginal createdbyalias author authors authorname authorsname " +
		"authornames creditsbyname writer writers reporter journalist creator by " +
		"displayauthor autor autoren auteur auteurs autore autori autores verfasser postauthor authordisplayname " +
		"uidname contributor contributors",
	"credit": "credit creditline agency source sourcename provider quelle fuente fonte agentur",
	"section": "section sectionname primarysection primarysectionname department desk ressort rubrique sección " +
		"seccion sezione rubric category channel primarycategory",
	"tags": "tags tag tagsname keywords keyword topics topic subjects categories categoriesname categoryname labels " +
		"taxonomytagstext wptermname schlagworte " +
		"schlagwörter stichworte motscles motsclés etiquetas parole-chiave fieldtags fieldtagsname terms",
	"lang": "lang language langcode languagecode locale sprache langue idioma lingua",
	"slug": "slug postname urlslug urlkey seotitle urlname",
	"url": "url link permalink canonicalurl weburl articleurl storyurl websiteurl canonical fullurl pageurl " +
		"sourceurl originalurl address href",
	"aliases": "aliases alias pathalias urlalias path oldurl oldurls redirectfrom redirects oldpath legacyurl",
	"source_id": "id nid uuid guid storyid articleid postid contentid itemid externalid sourceid docid recordid uid " +
		"nr number",
	"version": "version revision versionnumber vid",
	"state": "status state poststatus workflowstate draft isdraft ispublished published publishstatus visibility " +
		"moderationstate audience isprivate membersonly",
	"license": "license licence rights copyright usageterms usagerights",
	"image": "image imageurl images imagesurl photo photourl featuredimage featureimage leadimage mainimage " +
		"heroimage thumbnail thumbnailurl picture " +
		"promoitemsbasicurl leadartimageurl bild foto img",
	"caption":    "caption imagecaption photocaption cutline leadcaption bildunterschrift legende pie",
	"dateline":   "dateline ortsmarke",
	"highlights": "highlights bullets keypoints bulletpoints summarybullets",
}

// rank is how plainly a folded name says its key: 0 is best.
type rank struct {
	key  string
	rank int
}

var ranks = func() map[string][]rank {
	m := map[string][]rank{}
	for _, key := range item.Keys {
		for i, name := range strings.Fields(names[key]) {
			name = foldName(name)
			m[name] = append(m[name], rank{key, i})
		}
	}
	return m
}()

// foldName is the letters and numbers of a name in lower case.
//
//go:noinline
func foldName(s string) string { return folded(s) }

// wrappers are steps of a path, and beginnings of a name, that say nothing of what stands there.
var wrappers = setOf("attributes data fields field value values und 0 rendered processed node nodes source doc " +
	"document properties " +
	"item items record raw default en basic main attribute metadata meta")

// columns is how a table was understood.
type columns struct {
	list []item.Column
	keys map[string]string // a column's name → its key; "" where nothing could be made of it
	said map[string]string // what the person said, by folded name
	own  map[string]bool   // keys that have their column
}

func (c *columns) has(key string) bool { return c.own[key] }

// sort lays a record's values out by what they are. A column met for the first time is understood
// by its name alone.
func (c *columns) sort(r record) cells {
	out := cells{}
	for _, f := range r.fields {
		key, known := c.keys[f.name]
		if !known {
			key = c.later(f.name)
		}
		switch {
		case key == "state" && called.HasSuffix(foldName(f.name), "draft"):
			out[key] = append(out[key], saidOrNot("draft", f.values)...)
		case key == "state" && (called.HasSuffix(foldName(f.name), "private") ||
			called.HasSuffix(foldName(f.name), "membersonly")):
			out[key] = append(out[key], saidOrNot("private", f.values)...)
		case key != "" && key != item.Ignore:
			out[key] = append(out[key], f.values...)
		}
	}
	return out
}

// saidOrNot turns what a column "draft" or "private" says into a state.
func saidOrNot(state string, values []string) (states []string) {
	for _, v := range values {
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true", "1", "yes":
			states = append(states, state)
		case "false", "0", "no":
			states = append(states, "published")
		default:
			states = append(states, v)
		}
	}
	return states
}

// listKeys are those that several columns may fill.
var listKeys = setOf("highlights bylines tags aliases image caption body")

func (c *columns) later(name string) string {
	key := c.said[foldName(name)]
	if key == "" && len(c.keys) < 10_000 {
		for _, r := range named(name) {
			if !c.own[r.key] {
				key = r.key
				c.own[key] = true
				break
			}
		}
	}
	if len(c.keys) < 10_000 {
		c.keys[name] = key
	}
	return key
}

// named are the keys that a column's name may stand for.
func named(name string) []rank {
	steps := strings.FieldsFunc(name, func(r rune) bool { return r == '.' || r == '/' || r == '[' || r == ']' })
	var kept []string
	for _, s := range steps {
		for _, prefix := range []string{"field_", "Field ", "post_", "node_", "story_", "article_", "attributes_",
			"content_", "tx_news_"} {
			if rest := called.TrimPrefix(s, prefix); rest != s && len(ranks[foldName(s)]) == 0 {
				s = rest
			}
		}
		if len(steps) > 1 && isLocale(s) {
			continue
		}
		if !wrappers[strings.ToLower(strings.TrimFunc(
			s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }))] {
			kept = append(kept, s)
		}
	}
	for n := min(3, len(kept)); n > 0; n-- {
		if r := ranks[foldName(strings.Join(kept[len(kept)-n:], ""))]; len(r) > 0 {
			if len(kept) > n { // deeper in the record: less plainly so
				r = slices.Clone(r)
				for i := range r {
					r[i].rank += 20 * (len(kept) - n)
				}
			}
			return r
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return byWords(kept[len(kept)-1])
}

// isLocale reports whether a step of a path is a language, under which a system keeps each text:
// "fields.title.en-US".
func isLocale(s string) bool {
	return len(s) == 5 && (s[2] == '-' || s[2] == '_') && isLower(s[:2]) && isLower(strings.ToLower(s[3:])) ||
		s == "en" || s == "de" || s == "fr" || s == "es"
}

// otherThings are words of names of columns that speak of something else than the story.
var otherThings = setOf("comment comments ping email mail parent count number user meta alt width height type format " +
	"file")

// byWords looks at the single words of a name, its last first: "Body copy", "story_headline".
func byWords(name string) []rank {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) < 2 || len(words) > 4 {
		return nil
	}
	for _, w := range words {
		if otherThings[w] {
			return nil
		}
	}
	for _, w := range []string{words[len(words)-1], words[0]} {
		if r := slices.Clone(ranks[w]); len(r) > 0 && len(w) > 3 {
			for i := range r {
				r[i].rank += 50
			}
			return r
		}
	}
	return nil
}

// seen is what the sample shows of a column.
type seen struct {
	name     string
	filled   int // records in which it has something
	length   int // of all values, in bytes
	dates    int
	web      int
	long     int // values of more than 200 bytes
	truths   int // values that are yes or no
	distinct map[string]bool
	sample   string
}

func look(records []record) (all []*seen) {
	byName := map[string]*seen{}
	for _, r := range records {
		for _, f := range r.fields {
			s := byName[f.name]
			if s == nil {
				s = &seen{name: f.name, distinct: map[string]bool{}}
				byName[f.name] = s
				all = append(all, s)
			}
			s.note(strings.TrimSpace(strings.Join(f.values, " ")))
		}
	}
	return all
}

func (s *seen) note(v string) {
	if v == "" {
		return
	}
	s.filled++
	s.length += len(v)
	if s.sample == "" {
		s.sample = cutWords(oneLine(v), 60)
	}
	if len(s.distinct) < 50 {
		s.distinct[cutWords(v, 100)] = true
	}
	if len(v) > 200 {
		s.long++
	}
	if len(v) < 60 {
		if d := stamp.Unix(v); d.Known() || d.Raw != "" && isFigured(v) {
			s.dates++
		}
		switch strings.ToLower(v) {
		case "true", "false", "0", "1", "yes", "no":
			s.truths++
		}
	}
	if called.HasPrefix(v, "http://") || called.HasPrefix(v, "https://") {
		s.web++
	}
}

func (s *seen) mean() int { return s.length / max(s.filled, 1) }

// fits reports whether what a column holds can be what its name says.
func (s *seen) fits(key string) bool {
	if s.filled == 0 {
		return key != "date" && key != "url" && key != "state"
	}
	switch key {
	case "date", "updated", "embargo":
		return s.dates*3 >= s.filled*2 && s.truths < s.filled
	case "time":
		return s.mean() < 20 && called.Has(s.sample, ":")
	case "title":
		return s.mean() < 400 && !numeric(s.sample) && s.web < s.filled
	case "body":
		return s.web < s.filled && s.dates < s.filled && !numeric(s.sample)
	case "state":
		return len(s.distinct) < 20 && s.mean() < 30 && s.dates*2 < s.filled || s.truths == s.filled
	}
	return s.fitsShort(key)
}

// fitsShort is fits for what stands in short values.
func (s *seen) fitsShort(key string) bool {
	switch key {
	case "lang":
		return s.mean() < 12
	case "url", "image":
		return called.Has(s.sample, "/") || hasImageEnding(s.sample)
	case "aliases":
		return called.Has(s.sample, "/")
	case "tags":
		return !numeric(s.sample) // the numbers under which a system keeps them
	case "bylines", "section", "slug":
		return s.mean() < 200 && !numeric(s.sample)
	case "source_id":
		return s.mean() < 200 && (len(s.distinct) > 1 || s.filled < 2)
	}
	return true
}

// guess understands columns: what the person said first, then names, then what stands in them.
func guess(records []record, opts item.Options) *columns {
	c := &columns{keys: map[string]string{}, said: map[string]string{}, own: map[string]bool{}}
	for name, key := range opts.Columns {
		c.said[foldName(name)] = key
	}
	all := look(records)
	guessed := map[string]bool{}
	for _, s := range all {
		key, ok := opts.Columns[s.name]
		if !ok {
			key, ok = c.said[foldName(s.name)]
		}
		if ok {
			c.keys[s.name] = key
			c.own[key] = true
		}
	}
	c.byName(all, guessed)
	c.byValue(all, guessed, len(records))
	for _, s := range all {
		c.list = append(c.list, item.Column{Name: s.name, Key: c.keys[s.name], Guessed: guessed[s.name],
			Sample: s.sample})
		if _, ok := c.keys[s.name]; !ok {
			c.keys[s.name] = ""
		}
	}
	return c
}

// bid is a column that could be a key.
type bid struct {
	s    *seen
	rank int
	at   int
}

// byName gives each key the column whose name says it most plainly.
func (c *columns) byName(all []*seen, guessed map[string]bool) {
	bids := map[string][]bid{}
	for i, s := range all {
		if _, taken := c.keys[s.name]; taken {
			continue
		}
		for _, r := range named(s.name) {
			if s.fits(r.key) {
				bids[r.key] = append(bids[r.key], bid{s, r.rank, i})
			}
		}
	}
	for _, key := range item.Keys {
		if c.own[key] {
			continue
		}
		list := bids[key]
		if key == "body" {
			list = longBodies(list)
			defer c.otherPart(list, guessed)
		}
		order.By(list, func(a, b bid) int {
			return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.at, b.at))
		})
		for _, b := range list {
			_, taken := c.keys[b.s.name]
			if taken || key == "state" && c.own[key] && !limits[foldName(b.s.name)] {
				continue
			}
			c.keys[b.s.name] = key
			c.own[key], guessed[b.s.name] = true, true
			if !listKeys[key] && key != "state" || key == "body" {
				break
			}
		}
	}
}

// limits are columns that say of themselves that a story is not for everybody: each is heeded, also
// where another tells its state.
var limits = setOf("draft isdraft ispublished visibility audience isprivate membersonly")

// otherPart takes the second of two columns that hold a text between them: Joomla cuts it at the
// fold.
func (c *columns) otherPart(list []bid, guessed map[string]bool) {
	part := func(name string) bool { f := foldName(name); return f == "introtext" || f == "fulltext" }
	for _, b := range list {
		if c.keys[b.s.name] != "body" || !part(b.s.name) {
			continue
		}
		for _, other := range list {
			if _, taken := c.keys[other.s.name]; !taken && part(other.s.name) {
				c.keys[other.s.name], guessed[other.s.name] = "body", true
			}
		}
		return
	}
}

// longBodies keeps the columns that hold the text, where others of such names hold a line of it.
func longBodies(list []bid) []bid {
	most := 0
	for _, b := range list {
		most = max(most, b.s.length)
	}
	return order.Without(list, func(b bid) bool {
		f := foldName(b.s.name)
		return b.s.length*3 < most && f != "introtext" && f != "fulltext"
	})
}

// byValue finds a text, a title and a date by what stands in the columns that are left.
func (c *columns) byValue(all []*seen, guessed map[string]bool, n int) {
	for _, x := range []struct {
		key string
		fit func(*seen) int
	}{{"body", likeBody}, {"date", likeDate}, {"title", likeTitle}, {"url", likeURL}} {
		if c.own[x.key] {
			continue
		}
		if best := c.best(all, x.fit, n); best != nil {
			c.keys[best.name] = x.key
			c.own[x.key], guessed[best.name] = true, true
		}
	}
}

// best is the column, of those that are left and mostly filled, that fits most; nil where none
// does.
func (c *columns) best(all []*seen, fit func(*seen) int, n int) (best *seen) {
	most := 0
	for _, s := range all {
		if _, taken := c.keys[s.name]; taken || s.filled*2 <= n {
			continue
		}
		if f := fit(s); f > most {
			best, most = s, f
		}
	}
	return best
}

func likeBody(s *seen) int {
	if s.mean() < 150 || s.web*2 > s.filled {
		return 0
	}
	return s.mean()
}

func likeDate(s *seen) int {
	if s.dates*10 < s.filled*9 || s.mean() < 6 || numeric(s.sample) && s.mean() < 9 {
		return 0
	}
	return s.dates
}

func likeTitle(s *seen) int {
	length := s.mean() >= 12 && s.mean() <= 200
	otherThing := s.dates*2 > s.filled || s.web > 0
	varied := len(s.distinct)*2 >= min(s.filled, 50)
	if !length || otherThing || !varied || !called.Has(s.sample, " ") {
		return 0
	}
	return min(len(s.distinct), 50)
}

func likeURL(s *seen) int {
	if s.web*10 < s.filled*9 || hasImageEnding(s.sample) {
		return 0
	}
	return len(s.distinct)
}

// isFigured reports whether a value looks like figures with signs between them.
func isFigured(v string) bool { return '0' <= v[0] && v[0] <= '9' && strings.ContainsAny(v, "/.-") }
