package cms

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// front is front matter: keys in lower case, values as they are written. A value is a string, a
// []any or another front.
type front map[string]any

// splitFront parts front matter from body. kind is "yaml", "toml", "json", or "" where there is
// none.
func splitFront(src string) (kind, matter, body string) {
	src = called.TrimPrefix(src, "\ufeff")
	trimmed := strings.TrimLeft(src, " \t\n")
	switch {
	case fenced(trimmed, "---"):
		kind = "yaml"
	case fenced(trimmed, "+++"):
		kind = "toml"
	case fenced(trimmed, "---toml"):
		kind = "toml"
	case fenced(trimmed, "---json"), fenced(trimmed, "---js"), fenced(trimmed, "---javascript"):
		kind = "js"
	case fenced(trimmed, "---yaml"), fenced(trimmed, "---yml"):
		kind = "yaml"
	case called.HasPrefix(trimmed, "{\n") || called.HasPrefix(trimmed, "{ \n") || called.HasPrefix(trimmed, "{\""):
		d := json.NewDecoder(strings.NewReader(trimmed))
		var raw json.RawMessage
		if d.Decode(&raw) == nil {
			return "json", string(raw), trimmed[d.InputOffset():]
		}
		return "", "", src
	default:
		return "", "", src
	}
	fence := trimmed[:3]
	_, rest, _ := called.Cut(trimmed, "\n")
	for at := 0; at < len(rest); {
		line, _, _ := called.Cut(rest[at:], "\n")
		next := min(len(rest), at+len(line)+1)
		if end := strings.TrimRight(line, " \t"); end == fence || fence == "---" && end == "..." {
			return kind, rest[:at], rest[next:]
		}
		at = next
	}
	return "", "", src
}

func fenced(s, fence string) bool {
	line, _, ok := called.Cut(s, "\n")
	return ok && strings.TrimRight(line, " \t") == fence
}

// readFront decodes front matter. What a strict reader refuses (a colon in a title without quotes,
// a tab) is read line by line: a story is worth more than its grammar.
func readFront(kind, matter string) front {
	switch kind {
	case "toml":
		if f, ok := readTOML(matter); ok {
			return f
		}
	case "json":
		m := map[string]any{}
		d := json.NewDecoder(bytes.NewReader([]byte(matter)))
		d.UseNumber()
		if d.Decode(&m) == nil {
			return lowered(m).(front)
		}
	case "js":
		// An object as a program writes it is, but for its functions, YAML on one level.
		if f, ok := readYAML(called.TrimSuffix(strings.TrimSpace(jsComment.ReplaceAllString(matter, "")), ";")); ok {
			return f
		}
	case "yaml":
		if f, ok := readYAML(matter); ok {
			return f
		}
	}
	return readLines(matter)
}

var jsComment = pattern.New(`(?m)^\s*//.*$`)

// readYAML decodes with every value as it is written: a date stays the words that it was.
func readYAML(src string) (f front, ok bool) {
	defer func() {
		if recover() != nil { // yaml.v3 panics on some broken input
			f, ok = nil, false
		}
	}()
	var doc yaml.Node
	if yaml.Unmarshal([]byte(src), &doc) != nil {
		return nil, false
	}
	if len(doc.Content) == 0 {
		return front{}, true
	}
	budget := 100_000
	f, ok = ofYAML(doc.Content[0], &budget).(front)
	return f, ok
}

// ofYAML turns nodes into values. budget bounds what aliases of aliases make.
func ofYAML(n *yaml.Node, budget *int) any {
	if *budget--; *budget < 0 {
		return ""
	}
	switch n.Kind {
	case yaml.AliasNode:
		return ofYAML(n.Alias, budget)
	case yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			list = append(list, ofYAML(c, budget))
		}
		return list
	case yaml.MappingNode:
		m := front{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[strings.ToLower(n.Content[i].Value)] = ofYAML(n.Content[i+1], budget)
		}
		return m
	}
	if n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

// lowered brings what JSON decodes into front's values.
func lowered(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := front{}
		for k, x := range v {
			m[strings.ToLower(k)] = lowered(x)
		}
		return m
	case []any:
		list := make([]any, 0, len(v))
		for _, x := range v {
			list = append(list, lowered(x))
		}
		return list
	case nil:
		return ""
	case string:
		return v
	}
	return fmt.Sprint(v)
}

// readLines reads "key: value" and "key = value", and "- item" below a key.
func readLines(src string) front {
	f := front{}
	key := ""
	for line := range strings.Lines(src) {
		line = strings.TrimRight(line, " \t\r\n")
		bare := strings.TrimSpace(line)
		if bare == "" || bare[0] == '#' {
			continue
		}
		item, isItem := called.CutPrefix(bare, "- ")
		if isItem && key != "" {
			list, _ := f[key].([]any)
			f[key] = append(list, unquoted(item))
			continue
		}
		i := strings.IndexAny(line, ":=")
		goesOn := line[0] == ' ' || line[0] == '\t' || i < 1
		if goesOn || strings.ContainsAny(line[:i], " \"'") && !called.HasSuffix(line[:i], " ") {
			if s, ok := f[key].(string); ok && key != "" {
				f[key] = strings.TrimSpace(s + " " + bare)
			}
			continue
		}
		key = strings.ToLower(strings.TrimSpace(line[:i]))
		f[key] = ofLine(strings.TrimSpace(line[i+1:]))
	}
	return f
}

func ofLine(v string) any {
	if inner, ok := called.CutPrefix(v, "["); ok && called.HasSuffix(v, "]") {
		var list []any
		for _, s := range strings.Split(called.TrimSuffix(inner, "]"), ",") {
			list = append(list, unquoted(strings.TrimSpace(s)))
		}
		return list
	}
	return unquoted(strings.TrimLeft(v, "|> "))
}

func unquoted(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// value is the first of the keys that has something, here or in the tables in which systems keep
// what is their users' own.
//
//go:noinline
func (f front) value(keys ...string) any {
	for _, key := range keys {
		if v := f[key]; v != nil && v != "" {
			return v
		}
	}
	for _, table := range []string{"taxonomies", "extra", "params", "data", "seo"} {
		if t, ok := f[table].(front); ok {
			for _, key := range keys {
				if v := t[key]; v != nil && v != "" {
					return v
				}
			}
		}
	}
	return nil
}

// get is a value as words.
func (f front) get(keys ...string) string {
	for _, key := range keys {
		if s := worded(f.value(key)); s != "" {
			return s
		}
	}
	return ""
}

func worded(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case front:
		for _, key := range []string{"name", "title", "display_name", "full_name", "label", "value", "text", "url",
			"path", "src", "image"} {
			if s := worded(v[key]); s != "" {
				return s
			}
		}
	case []any:
		if len(v) > 0 {
			return worded(v[0])
		}
	}
	return ""
}

// list is a value as several, one or none.
func (f front) list(keys ...string) (all []string) {
	for _, key := range keys {
		switch v := f.value(key).(type) {
		case string:
			if called.Has(v, ",") {
				all = add(all, strings.Split(v, ",")...)
			} else {
				all = add(all, v)
			}
		case []any:
			for _, x := range v {
				all = add(all, worded(x))
			}
		case front:
			all = add(all, worded(v))
		}
	}
	return all
}

// is reports whether a key is set to yes.
func (f front) is(keys ...string) bool {
	for _, key := range keys {
		switch strings.ToLower(worded(f.value(key))) {
		case "true", "yes", "on", "1":
			return true
		}
	}
	return false
}

// isNot reports whether a key is set to no.
func (f front) isNot(key string) bool {
	switch strings.ToLower(worded(f.value(key))) {
	case "false", "no", "off", "0":
		return true
	}
	return false
}
