package fields

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"

	"gopkg.in/yaml.v3"
)

// check complains, anywhere below a mapping, of what YAML allows and an archive does not want: keys
// given twice, anchors, aliases, tags. A key given twice is taken out, so that the first counts.
func (s *source) check(n *yaml.Node) []diag.Finding {
	found := s.checkPlain(n)
	if n.Kind == yaml.MappingNode {
		found = append(found, s.dropDuplicates(n)...)
	}
	for _, c := range n.Content {
		found = append(found, s.check(c)...)
	}
	return found
}

func (s *source) checkPlain(n *yaml.Node) []diag.Finding {
	if f, ok := s.swallowed(n); ok {
		return []diag.Finding{f}
	}
	switch {
	case n.Kind == yaml.AliasNode:
		return []diag.Finding{s.finding(s.pos(n), "yaml-alias",
			fmt.Sprintf("an alias (*%s), which is not read here", n.Value),
			"write the value out; if the text itself begins with *, put it in quotes: "+Quote("*"+n.Value))}
	case n.Anchor != "":
		return []diag.Finding{s.finding(s.pos(n), "yaml-anchor",
			fmt.Sprintf("an anchor (&%s), which is not read here", n.Anchor),
			fmt.Sprintf("delete &%s; if the text itself begins with &, put it in quotes", n.Anchor))}
	case s.cutsOff(n):
		e := entryOf(s.line(n.Line))
		f := s.finding(s.pos(n), "yaml-remark", fmt.Sprintf("%s is read as a remark, and is lost", clip(n.LineComment)),
			"if it belongs to the text, put all of it in quotes: "+e.quoted())
		f.Severity = diag.Warning
		return []diag.Finding{f}
	case n.Style&yaml.TaggedStyle != 0:
		return []diag.Finding{s.finding(s.pos(n), "yaml-tag",
			fmt.Sprintf("a YAML tag (%s), which is not read here", n.Tag),
			fmt.Sprintf("delete %s; if the text itself begins with !, put it in quotes", n.Tag))}
	}
	return nil
}

// cutsOff reports whether what is read as a remark behind a text looks like a part of it: “Local
// #12”, and “Local # 12”, if no two spaces set it apart.
func (s *source) cutsOff(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || n.LineComment == "" {
		return false
	}
	if !strings.HasPrefix(n.LineComment, "# ") {
		return true
	}
	return n.ShortTag() == "!!str" && numbered.MatchString(n.LineComment) &&
		!called.Has(s.line(n.Line), "  "+n.LineComment)
}

var numbered = pattern.New(`^# \d+\b`)

// swallowed finds a list item that YAML takes for the second line of the item above, because its
// dash stands deeper.
func (s *source) swallowed(n *yaml.Node) (diag.Finding, bool) {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || !called.Has(n.Value, " - ") {
		return diag.Finding{}, false
	}
	next := s.line(n.Line + 1)
	item := strings.TrimSpace(next)
	if !strings.HasPrefix(item, "- ") || !called.Has(n.Value, item) {
		return diag.Finding{}, false
	}
	return s.finding(s.at(n.Line+1, lead(next)+1), "yaml-indent",
		"this dash stands deeper than the one above, so its line is read as a part of that item",
		"begin it in the same column as the dash above"), true
}

func (s *source) dropDuplicates(n *yaml.Node) []diag.Finding {
	var (
		found []diag.Finding
		seen  = make(map[string]*yaml.Node, len(n.Content)/2)
		kept  = n.Content[:0]
	)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			found = append(found, s.finding(s.pos(k), "yaml", "a key that is not a word",
				"write each key as a word and a colon: title: …"))
			continue
		}
		if first := seen[k.Value]; first != nil {
			found = append(found, s.finding(s.pos(k), "duplicate-key",
				fmt.Sprintf("%s: stands here a second time", k.Value),
				fmt.Sprintf("line %d has it already; keep one of them", s.pos(first).Line)))
			continue
		}
		seen[k.Value] = k
		kept = append(kept, k, v)
	}
	n.Content = kept
	return found
}

// notMapping is the finding for a document that is no mapping: most often a key whose colon has no
// space after it.
func (s *source) notMapping(n *yaml.Node) diag.Finding {
	at := s.pos(n)
	line := strings.TrimSpace(s.line(n.Line))
	if f, ok := s.tight(n.Line); ok {
		return f
	}
	if n.Kind == yaml.SequenceNode {
		return s.finding(at, "yaml", "a list, where keys are wanted",
			"begin each line with a key and a colon: title: …")
	}
	return s.finding(at, "yaml", fmt.Sprintf("no key in %s", clip(line)),
		"begin each line with a key, a colon and a space: title: …")
}
