package fields

import (
	"github.com/onrecord/onrecord/internal/diag"

	"gopkg.in/yaml.v3"
)

// Value is any YAML value, for keys that take several shapes. At most one of List and Map is set;
// else it is the scalar Text.
type Value struct {
	Pos  diag.Pos
	Text string  // a scalar's words
	List []Value // not nil for a list, even an empty one
	Map  []Pair  // not nil for a mapping, even an empty one
	Null bool    // written, but without a value
}

// Pair is a key with its value, in the order of the file.
type Pair struct {
	Key   Text
	Value Value
}

// Given reports whether the value stands in the file.
func (v Value) Given() bool { return v.Pos.Line != 0 }

// IsText reports whether v is a scalar with something in it.
func (v Value) IsText() bool { return v.Given() && v.List == nil && v.Map == nil && !v.Null }

func (s *source) tree(n *yaml.Node) Value {
	v := Value{Pos: s.pos(n)}
	switch n.Kind {
	case yaml.SequenceNode:
		v.List = make([]Value, len(n.Content))
		for i, c := range n.Content {
			v.List[i] = s.tree(c)
		}
	case yaml.MappingNode:
		v.Map = make([]Pair, 0, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			k := n.Content[i]
			v.Map = append(v.Map, Pair{Key: Text{Value: k.Value, Pos: s.pos(k)}, Value: s.tree(n.Content[i+1])})
		}
	default:
		v.Text, v.Null = n.Value, isNull(n)
	}
	return v
}
