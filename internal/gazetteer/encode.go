package gazetteer

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Key is a spelling as a table has it; "" for what is no key.
func Key(s string) string {
	var buf [LongestKey]byte
	return string(buf[:fold(&buf, s)])
}

// Encode makes a table of keys and their facts.
func Encode(facts map[string]Facts) []byte {
	keys := make([]string, 0, len(facts))
	for k := range facts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	sets := commonest(facts)
	var blocks, index []byte
	for i, k := range keys {
		before := ""
		if i%blockKeys == 0 {
			index = binary.BigEndian.AppendUint64(index, letters([]byte(k))<<startBits|uint64(len(blocks)))
		} else {
			before = keys[i-1]
		}
		blocks = appendKey(blocks, before, k, slices.Index(sets[:], facts[k]), facts[k])
	}
	out := make([]byte, digestSize, indexAt+len(index)+len(blocks))
	for _, f := range sets {
		out = append(out, byte(f))
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(index)/indexSize))
	out = append(append(out, index...), blocks...)
	sum := sha256.Sum256(out[digestSize:])
	copy(out, sum[:digestSize])
	return out
}

// commonest are the sets of facts that most keys have.
func commonest(facts map[string]Facts) (sets [setCount]Facts) {
	var count [256]int
	for _, f := range facts {
		count[f]++
	}
	for i := range sets {
		best := 0
		for f, n := range count {
			if n > count[best] {
				best = f
			}
		}
		sets[i] = Facts(best)
		count[best] = 0
	}
	return sets
}

// appendKey appends a key after the one before it. set is the number of its set of facts, -1 for
// none.
func appendKey(dst []byte, before, key string, set int, f Facts) []byte {
	common := 0
	for common < min(len(before), len(key)-1) && before[common] == key[common] {
		common++
	}
	if set < 0 {
		set = escape
	}
	dst = append(dst, byte(min(common, escape)<<4|set))
	if common >= escape {
		dst = append(dst, byte(common))
	}
	if set == escape {
		dst = append(dst, byte(f))
	}
	dst = append(dst, key[common:]...)
	dst[len(dst)-1] |= lastLetter
	return dst
}
