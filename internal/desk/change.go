package desk

import (
	"slices"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/fields"
)

// change gives a decision that stands in the text other keys: those of set, in their order; those
// in drop go. All else of it stays as it is.
func (n *notes) change(i int, set []entry, drop []string) {
	item := &n.top.Key("annotations").Items[i]
	kept := slices.IndexFunc(item.Keys, func(k fields.KeyStretch) bool { return !called.Contains(drop, k.Name) })
	if kept < 0 {
		return
	}
	if kept > 0 {
		n.splice(item.Keys[0].At, item.Keys[kept].At, "")
	}
	for k := kept + 1; k < len(item.Keys); k++ {
		if called.Contains(drop, item.Keys[k].Name) {
			n.drop(item, k)
		}
	}
	for _, e := range set {
		if old := item.Key(e.key); old != nil {
			n.replace(old, e.value)
			continue
		}
		n.add(item, e, drop)
	}
}

// drop takes a key out that is not the first.
func (n *notes) drop(item *fields.Stretch, k int) {
	key := &item.Keys[k]
	if item.Flow {
		n.splice(item.Keys[k-1].To, key.To, "")
		return
	}
	from, to := n.lineStart(key.At), n.lineEnd(key.To)
	if next := n.nextLine(to); next > to {
		n.splice(from, next, "")
		return
	}
	for from > 0 && (n.text[from-1] == '\n' || n.text[from-1] == '\r') { // the text's last line
		from--
		if n.text[from] == '\n' && from > 0 && n.text[from-1] == '\r' {
			continue
		}
		break
	}
	n.splice(from, to, "")
}

// replace gives a key another value.
func (n *notes) replace(key *fields.KeyStretch, value string) {
	if string(n.text[key.From:key.To]) == value {
		return
	}
	if n.lineStart(key.From) != n.lineStart(key.Colon) || key.From == key.Colon {
		n.splice(key.Colon, key.To, " "+value)
		return
	}
	n.splice(key.From, key.To, value)
}

// add puts a key behind the last that goes before it.
func (n *notes) add(item *fields.Stretch, e entry, drop []string) {
	var after *fields.KeyStretch
	for k := range item.Keys {
		key := &item.Keys[k]
		if called.Contains(drop, key.Name) {
			continue
		}
		if after == nil || slices.Index(rank, key.Name) < slices.Index(rank, e.key) {
			after = key
		}
	}
	if item.Flow {
		n.splice(after.To, after.To, ", "+e.key+": "+e.value)
		return
	}
	at := n.lineEnd(after.To)
	lead := make([]byte, n.column(item.Keys[0].At))
	for i := range lead {
		lead[i] = ' '
	}
	n.splice(at, at, n.end+string(lead)+e.key+": "+e.value)
}
