package importer

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/slug"
)

// decide settles, between the two readings, what each story is: whether it comes in, its day, its
// file, its topics and its old addresses. It goes through the stories in the order of reading, so
// that the same sources give the same names.
func (c *census) decide() error {
	c.settleHost()
	for _, s := range c.stories {
		c.settleStory(s)
	}
	if err := c.readDisk(); err != nil {
		return err
	}
	for _, s := range c.stories {
		if s.why == "" {
			c.settleFile(s)
		}
	}
	c.made = c.settleTopics()
	for _, s := range c.stories {
		if s.why == "" {
			c.settleAddresses(s)
		}
	}
	for _, s := range c.stories {
		if s.why == "" {
			c.claimAddresses(s)
		}
	}
	c.disk, c.byKey, c.byBytes = nil, nil, nil // their memory is wanted for what is written
	return nil
}

// settleStory decides whether a story comes in.
func (c *census) settleStory(s *story) {
	s.prior = c.priorOf(s)
	d, why := c.settleDate(s)
	s.date = d
	if s.embargo != nil && d.Known() && c.local(*s.embargo).After(c.local(d)) {
		s.date = *s.embargo
	}
	switch {
	case (s.state == item.Private || s.state == item.Protected) && !c.o.Private:
		s.why = fmt.Sprintf("in its system it is %s; import with --private to have it as a draft", s.state)
	case !s.words && s.state != item.Killed:
		s.why = "it has no text; if it lies elsewhere (in a picture, in a field of its own), put it in by hand"
	case why != "" && !(s.prior != nil && s.state == item.Killed):
		s.why = why
	}
	if p := s.prior; p != nil && cmp.Or(cmp.Compare(s.version, p.version), cmp.Compare(s.when, p.when)) < 0 {
		s.fate = isOutdated
	}
}

// priorOf is what an earlier import has written of a story. One that is known by its place is known
// by its bytes too, wherever it lies now.
func (c *census) priorOf(s *story) *line {
	if x := c.ledger.stories[s.key]; x != nil {
		if !c.isStranger(s, x) {
			return x
		}
		return c.priorOfNamesake(s)
	}
	if called.HasPrefix(s.key, "id ") || called.HasPrefix(s.key, "at ") {
		return nil
	}
	x := c.ledger.bytes[s.digest]
	if x == nil {
		return nil
	}
	if _, both := c.byKey[x.key]; both {
		return nil // that one is here as well
	}
	return x
}

// settleFile gives a story its file's name: the one that it has had, or its day and slug, with a
// number where another story has that.
func (c *census) settleFile(s *story) {
	if s.prior != nil {
		s.path = called.TrimSuffix(s.prior.file, path.Ext(s.prior.file))
		return
	}
	day := c.local(s.date).Format("2006-01-02")
	base := s.slug
	if base == "" {
		base = "story"
	}
	stem, name := day+"-"+base, base
	for n := 2; c.disk.stems[folded(stem)] || c.disk.isClaimed(storyAddress(day, name)); n++ {
		name = fmt.Sprintf("%s-%d", base, n)
		stem = day + "-" + name
	}
	c.disk.stems[folded(stem)] = true
	s.path = "content/stories/" + day[:4] + "/" + stem
}

// storyAddress is where a story of a day and a slug will stand.
func storyAddress(day, name string) string {
	return "/" + strings.ReplaceAll(day, "-", "/") + "/" + name + "/"
}

// address is where the story will stand.
func (c *census) address(s *story) string {
	_, name, _ := DayIn(path.Base(s.path))
	return storyAddress(c.local(s.date).Format("2006-01-02"), name)
}

// longestSlug keeps file names such that people can read them.
const longestSlug = 80

// wantedSlug is what a story would be called: by its own slug, else its title, else its file.
func wantedSlug(it *item.Item) string {
	if id := slug.ID(OneLine(it.Slug)); id != "" && !isNumber(id) {
		return shortened(id)
	}
	if id := slug.ID(OneLine(it.Title)); id != "" {
		return shortened(id)
	}
	if it.Place.Line == 0 {
		name := path.Base(it.Place.Source)
		_, rest, _ := DayIn(called.TrimSuffix(name, path.Ext(name)))
		if id := slug.ID(rest); id != "" {
			return shortened(id)
		}
	}
	return shortened(slug.ID(firstWords(it.Body.Text, it.Body.Kind, 6)))
}

//go:noinline
func isNumber(s string) bool { return strings.Trim(s, "0123456789-") == "" }

// shortened is a slug of at most longestSlug bytes, cut between words.
func shortened(id string) string {
	if len(id) <= longestSlug {
		return id
	}
	cut := longestSlug
	for !utf8.RuneStart(id[cut]) {
		cut--
	}
	if i := strings.LastIndexByte(id[:cut], '-'); i > longestSlug/3 {
		cut = i
	}
	return strings.TrimRight(id[:cut], "-")
}

// settleHost guesses which host was the old site's, where nobody has said: the one that nine in ten
// of all addresses have.
func (c *census) settleHost() {
	if c.o.Base != "" {
		c.host = hostOf(c.o.Base)
		return
	}
	all := 0
	for _, n := range c.hosts {
		all += n
	}
	for host, n := range c.hosts {
		if n*10 >= all*9 {
			c.host = host
		}
	}
}

// settleAddresses notes under which addresses links may mean a story, and which of them lead on.
func (c *census) settleAddresses(s *story) {
	all := append([]string{s.url}, s.old...)
	s.old = nil
	c.disk.claim(c.address(s))
	for _, a := range all {
		if a == "" {
			continue
		}
		if called.HasPrefix(a, "/") && c.host != "" {
			a = "https://" + c.host + a
		}
		if key := addressKey(a); key != "" {
			if _, taken := c.byAddress[key]; !taken {
				c.byAddress[key] = s
			}
		}
		if p := c.oldPath(a); p != "" {
			s.old = append(s.old, p)
		}
	}
}

// claimAddresses takes a story's old addresses, those that are free. All stories' own addresses are
// taken by then.
func (c *census) claimAddresses(s *story) {
	var free []string
	for _, p := range s.old {
		if !isOldAddress(p) {
			c.lost++
		} else if c.disk.claim(p) {
			free = append(free, p)
		}
	}
	s.old = free
}

// oldPath is the path of an address that was ours, as it will lead on below the new site's base;
// "" for an address of others.
func (c *census) oldPath(a string) string {
	u, err := url.Parse(a)
	if err != nil || u.Scheme != "" && hostOf(a) != c.host {
		return ""
	}
	if c.host != "" && u.Host == "" && u.Scheme == "" && !called.HasPrefix(a, "/") {
		return ""
	}
	p := u.Path
	if base := called.TrimSuffix(c.site.BasePath(), "/"); base != "" && hostOf(c.site.BaseURL) == c.host {
		if rest, below := called.CutPrefix(p, base+"/"); below {
			p = "/" + rest
		}
	}
	if u.RawQuery != "" {
		p += "?" + u.RawQuery // which cannot lead on, and is counted
	}
	if p == "" || p == "/" {
		return ""
	}
	return p
}

// firstWords are the first words of a text, for a story that has no title.
func firstWords(text string, kind item.BodyKind, most int) string {
	if kind == item.HTML {
		text = stripTags(text)
	}
	words := strings.FieldsFunc(clipped(text, 400), unicode.IsSpace)
	if len(words) > most {
		words = words[:most]
	}
	return strings.Join(words, " ")
}

// clipped are at most n bytes of a text, whole characters.
//
//go:noinline
func clipped(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// stripTags is HTML without its tags, for a slug.
func stripTags(html string) string {
	var b called.Builder
	inside := false
	for _, r := range clipped(html, 4000) {
		switch {
		case r == '<':
			inside = true
			b.WriteByte(' ')
		case r == '>':
			inside = false
		case !inside:
			b.WriteRune(r)
		}
	}
	return b.String()
}
