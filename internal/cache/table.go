package cache

import (
	"bytes"
	"encoding/binary"

	"github.com/onrecord/onrecord/internal/order"
)

// table finds entries by their keys. The list of a folder stays the bytes that were read: most runs
// ask for a few of its entries, and to make a map of all takes longer than that. What comes later
// stands in a map, and counts before the list.
type table struct {
	lines []byte // of the list, sorted by key
	state []byte // of each line: gone, used
	live  int    // how many lines are not gone
	more  map[Key]entry
}

const (
	isGone = 1 << iota
	isUsed
)

func newTable(lines []byte) *table {
	n := len(lines) / lineSize
	return &table{lines, make([]byte, n), n, map[Key]entry{}}
}

// line is the i-th line of the list.
func (t *table) line(i int) listed {
	line := t.lines[i*lineSize : (i+1)*lineSize]
	return listed{Key(line[:16]), entry{
		at: int64(binary.LittleEndian.Uint64(line[16:])), size: binary.LittleEndian.Uint32(line[24:]),
		check: binary.LittleEndian.Uint32(line[28:]), origin: Origin(line[32]),
	}}
}

// place is the place of a key in the list, if it is not gone. Keys are digests, so that one stands
// about where its first bytes say: a few steps find it, of a list of any length.
func (t *table) place(k Key) (int, bool) {
	low, high := 0, len(t.state)
	wanted, from, to := head(k[:]), uint64(0), uint64(1)<<32 // the heads of low and high
	for steps := 0; low < high; steps++ {
		mid := (low + high) / 2
		if steps < mostGuesses && wanted >= from && wanted < to {
			mid = low + int((wanted-from)*uint64(high-low)/(to-from))
		}
		at := t.lines[mid*lineSize : mid*lineSize+len(k)]
		switch bytes.Compare(at, k[:]) {
		case 0:
			return mid, t.state[mid]&isGone == 0
		case -1:
			low, from = mid+1, head(at)
		default:
			high, to = mid, head(at)
		}
	}
	return 0, false
}

// mostGuesses is how often it is guessed where a key stands, before what is left is halved: where
// keys are no digests, guesses lead nowhere.
const mostGuesses = 8

func head(key []byte) uint64 { return uint64(binary.BigEndian.Uint32(key)) }

func (t *table) find(k Key) (entry, bool) {
	if e, has := t.more[k]; has {
		return e, true
	}
	if i, has := t.place(k); has {
		return t.line(i).entry, true
	}
	return entry{}, false
}

// use notes that this run has asked for an entry or kept it, and reports whether there is one.
func (t *table) use(k Key) bool {
	if e, has := t.more[k]; has {
		if !e.used {
			e.used = true
			t.more[k] = e
		}
		return true
	}
	i, has := t.place(k)
	if has {
		t.state[i] |= isUsed
	}
	return has
}

// set adds an entry in place of what stood there.
func (t *table) set(k Key, e entry) {
	t.strike(k)
	t.more[k] = e
}

func (t *table) remove(k Key) {
	t.strike(k)
	delete(t.more, k)
}

// strike takes an entry out of the list.
func (t *table) strike(k Key) {
	if i, has := t.place(k); has {
		t.state[i] |= isGone
		t.live--
	}
}

// each goes through all entries, in no particular order. What it visits may be removed meanwhile.
func (t *table) each(visit func(l listed, used bool)) {
	for i, state := range t.state {
		if state&isGone == 0 {
			visit(t.line(i), state&isUsed != 0)
		}
	}
	for k, e := range t.more {
		visit(listed{k, e}, e.used)
	}
}

func (t *table) len() int { return t.live + len(t.more) }

// sorted visits all entries in the order of their keys.
func (t *table) sorted(visit func(l listed)) {
	more := make([]listed, 0, len(t.more))
	for k, e := range t.more {
		more = append(more, listed{k, e})
	}
	order.By(more, func(a, b listed) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	for i, state := range t.state {
		if state&isGone != 0 {
			continue
		}
		l := t.line(i)
		for len(more) > 0 && bytes.Compare(more[0].Key[:], l.Key[:]) < 0 {
			visit(more[0])
			more = more[1:]
		}
		visit(l)
	}
	for _, l := range more {
		visit(l)
	}
}
