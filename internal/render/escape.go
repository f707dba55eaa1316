package render

import (
	"html/template"
	"reflect"
	"strings"

	"github.com/onrecord/onrecord/internal/among"
	"github.com/onrecord/onrecord/internal/called"
)

// An escape appends a text as html/template's escapers of the same name would have printed it.
type escape func(out []byte, s string) []byte

// escaper is the escapers of the names, one behind the other, for texts of a type. What
// html/template holds safe because of its type, is safe here.
func escaper(t reflect.Type, names []string) escape {
	if !plain(t) {
		refuse("a %s prints itself", t)
	}
	kind := ""
	for i, name := range names {
		names[i] = called.TrimPrefix(name, "_html_template_")
		kind += " " + names[i]
	}
	safe := t.PkgPath() == "html/template"
	switch {
	case t == reflect.TypeFor[template.HTML]() && kind == " htmlescaper",
		t == reflect.TypeFor[template.JS]() && kind == " jsvalescaper":
		return func(out []byte, s string) []byte { return append(out, s...) }
	case safe:
		refuse("a %s through%s", t, kind)
	case kind == " urlfilter urlnormalizer attrescaper":
		return appendURL
	}
	last := len(names) - 1
	if last < 0 || !called.Contains([]string{"htmlescaper", "attrescaper", "rcdataescaper"}, names[last]) {
		refuse("a text through%s", kind)
	}
	if last == 0 {
		return appendEscaped
	}
	steps := urlSteps(names[:last])
	return func(out []byte, s string) []byte {
		for _, step := range steps {
			s = step(s)
		}
		return appendEscaped(out, s)
	}
}

// urlSteps are the escapers of URLs.
func urlSteps(names []string) (steps []func(string) string) {
	for _, name := range names {
		switch name {
		case "urlfilter":
			steps = append(steps, filtered)
		case "urlnormalizer":
			steps = append(steps, normalized)
		case "urlescaper":
			steps = append(steps, part)
		default:
			refuse("a text through %s", name)
		}
	}
	return steps
}

// plain reports whether a value is printed as its kind is.
func plain(t reflect.Type) bool { return reflect.PointerTo(t).NumMethod() == 0 }

// entities are the replacements of what may not stand in a text or in a quoted attribute.
var entities = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// special are the bytes that have an entity.
var special = among.Those(func(c byte) bool { return entities[c] != "" })

func appendEscaped(out []byte, s string) []byte {
	for {
		n := special.Before(s)
		out = append(out, s[:n]...)
		if n == len(s) {
			return out
		}
		out = append(out, entities[s[n]]...)
		s = s[n+1:]
	}
}

// encodes are the bytes of which a URL, or a part of one, has none if it is printed as it is.
var (
	encodes     = among.Those(func(c byte) bool { return !isUnreserved(c) && strings.IndexByte("!#$*,/;=?@[]", c) < 0 })
	encodesPart = among.Those(func(c byte) bool { return !isUnreserved(c) })
)

// appendURL appends a link's address.
func appendURL(out []byte, s string) []byte {
	path := called.TrimPrefix(s, "https://")
	if encodes.Before(path) == len(path) {
		return append(out, s...)
	}
	return appendEscaped(out, normalized(filtered(s)))
}

// filtered is a URL, or what html/template prints in place of a harmful one.
func filtered(s string) string {
	if !harmless(s) {
		return "#ZgotmplZ"
	}
	return s
}

// harmless reports whether a URL has no scheme, or one that only leads somewhere.
func harmless(s string) bool {
	scheme, _, has := called.Cut(s, ":")
	if !has || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") ||
		strings.EqualFold(scheme, "mailto")
}

// normalized is a URL in which whatever may not stand in one is encoded.
func normalized(s string) string { return encoded(s, encodes, true) }

// part is a part of a URL: whatever parts a URL is encoded in it, too.
func part(s string) string { return encoded(s, encodesPart, false) }

// encoded is s with each byte encoded that may not stay. In a URL that is whole the colon stays and
// what the entities are for, and so does what is encoded already.
func encoded(s string, encodes *among.Set, whole bool) string {
	var out []byte
	done := 0
	for i := encodes.Before(s); i < len(s); i++ {
		c := s[i]
		if encodes[c] == 0 || whole && (c == '&' || c == '+' || c == ':') ||
			whole && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		const digits = "0123456789abcdef"
		out = append(out, s[done:i]...)
		out = append(out, '%', digits[c>>4], digits[c&15])
		done = i + 1
	}
	if done == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

func isUnreserved(c byte) bool {
	switch c {
	case '-', '.', '_', '~':
		return true
	}
	return '0' <= c && c <= '9' || 'a' <= c|' ' && c|' ' <= 'z'
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
