package cms

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// readTOML decodes with every value as it is written, as readYAML does: a date stays the words that
// it was. Only the library's parser is used. Its decoder makes dates and numbers of what is to be
// words again, and takes a time that grows with the square of the keys. The parser's package is
// called unstable because its functions may change; what they are here, go.mod holds.
func readTOML(src string) (front, bool) {
	var p unstable.Parser
	p.Reset([]byte(src))
	f := front{}
	for table := f; p.NextExpression(); {
		switch e := p.Expression(); e.Kind {
		case unstable.KeyValue:
			table.take(e)
		case unstable.Table:
			table = f.within(keysOf(e))
		case unstable.ArrayTable:
			table = f.more(keysOf(e))
		}
	}
	return f, p.Error() == nil
}

// take puts a key and its value into the table, or into one of those below it that the key names.
func (f front) take(n *unstable.Node) {
	keys := keysOf(n)
	last := len(keys) - 1
	f.within(keys[:last])[keys[last]] = ofTOML(n.Value())
}

// within is the table that stands below f under the keys: of a list of them the last, and a new one
// where there is none.
func (f front) within(keys []string) front {
	for _, key := range keys {
		below := f[key]
		if list, ok := below.([]any); ok && len(list) > 0 {
			below = list[len(list)-1]
		}
		table, ok := below.(front)
		if !ok {
			table = front{}
			f[key] = table
		}
		f = table
	}
	return f
}

// more is a new table at the end of the list that stands under the keys.
func (f front) more(keys []string) front {
	last := len(keys) - 1
	f = f.within(keys[:last])
	list, _ := f[keys[last]].([]any)
	table := front{}
	f[keys[last]] = append(list, table)
	return table
}

// keysOf is the key of a line, "a.b.c", in its parts.
func keysOf(n *unstable.Node) (keys []string) {
	for it := n.Key(); it.Next(); {
		keys = append(keys, strings.ToLower(string(it.Node().Data)))
	}
	return keys
}

func ofTOML(n *unstable.Node) any {
	switch it := n.Children(); n.Kind {
	case unstable.Array:
		list := []any{}
		for it.Next() {
			list = append(list, ofTOML(it.Node()))
		}
		return list
	case unstable.InlineTable:
		table := front{}
		for it.Next() {
			table.take(it.Node())
		}
		return table
	}
	return string(n.Data)
}
