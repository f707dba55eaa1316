package lang

import (
	"math/bits"
	"unicode/utf8"
)

// table gives numbers to keys. It is one slice without pointers, which a garbage collector passes
// over, probed from where the key's hash points.
type table struct {
	slots []slot
	taken int
	shift uint // a hash's upper bits are the place where a search begins
}

// slot is a place of the table: a key and its number, which is 0 where the place is free.
type slot struct {
	key    uint64
	number uint32
}

func (t *table) start(key uint64) int { return int(hashOf(key) >> (t.shift & 63)) }

func hashOf(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 }

// first is what stands where the search for a key begins.
func (t *table) first(key uint64) slot { return t.slots[t.start(key)] }

// get is the number of a key, 0 where it has none.
func (t *table) get(key uint64) uint32 {
	for i := t.start(key); ; i = (i + 1) & (len(t.slots) - 1) {
		if x := &t.slots[i]; x.number == 0 || x.key == key {
			return x.number
		}
	}
}

// set gives a new key its number. No more than half of the places are ever taken.
func (t *table) set(key uint64, number uint32) {
	if t.taken++; 2*t.taken > len(t.slots) {
		t.grow()
	}
	t.place(slot{key, number})
}

func (t *table) place(x slot) {
	i := t.start(x.key)
	for t.slots[i].number != 0 {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = x
}

func (t *table) grow() {
	old := t.slots
	t.resize(2 * len(old))
	for _, x := range old {
		if x.number != 0 {
			t.place(x)
		}
	}
}

// resize makes the table empty, with so many places: a power of two.
func (t *table) resize(places int) {
	t.slots, t.shift = make([]slot, places), uint(64-bits.TrailingZeros(uint(places)))
}

// shortKey is the number of letters up to which a key is the spelling itself, folded, a letter a
// byte. The key of a longer spelling, or one that is not plain, is a hash with the flag long, of so
// many bits that no other word comes to it by chance; compiler.word holds the listed ones apart.
const shortKey = 8

// The flags in keys: no byte of a short key has its upper bit set.
const (
	long     = 1 << 7
	capitals = 1 << 63 // the word is listed in capitals: another key than the same letters in lower case
)

// maxCapitals is the length in bytes of the longest word that may be listed in capitals.
const maxCapitals = 12

// keyOf is the key of a spelling.
func keyOf(s string) uint64 {
	if len(s) > shortKey {
		return longKey(s)
	}
	packed := uint64(0)
	for i := range len(s) {
		c := folds[s[i]]
		if c == 0 {
			return oddKey(s)
		}
		packed = packed<<8 | uint64(c)
	}
	return packed
}

// longKey is the key of a spelling of more than eight bytes: they are mixed eight at a time, of
// which the last eight may hold some that were mixed before.
func longKey(s string) uint64 {
	hash := uint64(hashBasis)
	for i := 0; i < len(s); i += 8 {
		i = min(i, len(s)-8)
		if i < 0 {
			break // is never so; with it, no place below is held against the length
		}
		x := uint64(s[i+7]) | uint64(s[i+6])<<8 | uint64(s[i+5])<<16 | uint64(s[i+4])<<24 |
			uint64(s[i+3])<<32 | uint64(s[i+2])<<40 | uint64(s[i+1])<<48 | uint64(s[i])<<56
		if x&each(0x80) != 0 {
			return oddKey(s)
		}
		hash = (hash ^ folded(x)) * hashPrime
		hash ^= hash >> 32
	}
	return hash | long
}

// FNV-1a.
const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

// oddKey is the key of a spelling that is not plain, by way of its runes: ’ is ', so that "don’t"
// has the key of "don't".
func oddKey(s string) uint64 {
	var room [4 * shortKey]byte
	plain, hash, isPlain := room[:0], uint64(hashBasis), true
	for i := 0; i < len(s); {
		r, width := FoldAt(s, i)
		isPlain = isPlain && 0 < r && r < utf8.RuneSelf
		plain = append(plain, byte(r))
		hash = (hash ^ uint64(r)) * hashPrime
		i += width
	}
	if isPlain {
		return keyOf(string(plain))
	}
	return hash | long
}

// Word is what the pack knows by this spelling: the entry in capitals first where s is in capitals.
func (p *Pack) Word(s string) Word {
	k := keyOf(s)
	return p.word(s, k, p.words.first(k))
}

// word is Word of a spelling with the key k, at whose place in the table first stands; 0 where k
// is.
func (p *Pack) word(s string, k uint64, first slot) Word {
	if k == 0 {
		return 0
	}
	if len(s) <= maxCapitals && mayBeCapitals(s) && inCapitals(s) {
		if w := p.words.get(k ^ capitals); w != 0 {
			return Word(w)
		}
	}
	if first.key == k || first.number == 0 {
		return Word(first.number)
	}
	return Word(p.words.get(k))
}
