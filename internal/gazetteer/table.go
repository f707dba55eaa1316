package gazetteer

// A table is a string:
//
//	digest  8 bytes, of all that follows
//	sets    15 bytes: the commonest sets of facts
//	blocks  4 bytes: how many there are
//	index   8 bytes a block: the first 5 letters of its first key, and where it begins, counted
//	        from the first block
//	blocks  of 24 keys each, in order
//
// A key is a byte, of which the upper half is the number of letters that it has in common with the
// key before it, the lower half the number of its set of facts; 15 in either half: a byte with the
// number, or with the facts, follows. Then come its other letters, the last with its upper bit set.
// The first key of a block has nothing in common with any.
const (
	digestSize = 8
	setsAt     = digestSize
	setCount   = 15
	blocksAt   = setsAt + setCount
	indexAt    = blocksAt + 4
	indexSize  = 8
	letterBits = 40 // of a place in the index, those with letters
	startBits  = 24
	blockKeys  = 24
	escape     = 15
	lastLetter = 0x80
)

// blocks is how many blocks a table has.
func blocks(data string) int {
	return int(data[blocksAt]) | int(data[blocksAt+1])<<8 | int(data[blocksAt+2])<<16 | int(data[blocksAt+3])<<24
}

// index is what the index says of block i: its first letters in the upper bits, its beginning in
// the lower ones.
func index(data string, i int) uint64 {
	b := data[indexAt+indexSize*i : indexAt+indexSize*i+indexSize]
	return uint64(b[7]) | uint64(b[6])<<8 | uint64(b[5])<<16 | uint64(b[4])<<24 |
		uint64(b[3])<<32 | uint64(b[2])<<40 | uint64(b[1])<<48 | uint64(b[0])<<56
}

// letters are the first letters of a key, as the index has them.
func letters(key []byte) (x uint64) {
	for i := range letterBits / 8 {
		x <<= 8
		if i < len(key) {
			x |= uint64(key[i])
		}
	}
	return x
}

// lookUp is the facts of a key, 0 where the table does not have it.
func lookUp(data string, key []byte) Facts {
	n := blocks(data)
	first, want := indexAt+indexSize*n, letters(key)
	lo, hi := 0, n // the block is the last that begins with the key or with one before it
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		x := index(data, mid)
		after := x>>startBits > want
		if x>>startBits == want {
			after = headAfter(data, first+int(x&(1<<startBits-1)), key)
		}
		if after {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	if lo == 0 {
		return 0
	}
	end := len(data)
	if lo < n {
		end = first + int(index(data, lo)&(1<<startBits-1))
	}
	return inBlock(data, first+int(index(data, lo-1)&(1<<startBits-1)), end, key)
}

// head reads what stands before a key's letters at a place of the table: how many it has in common
// with the key before, its facts, and where its own letters begin.
func head(data string, at int) (common int, f Facts, from int) {
	h := data[at]
	at++
	if common = int(h >> 4); common == escape {
		common = int(data[at])
		at++
	}
	if set := int(h & escape); set < escape {
		return common, Facts(data[setsAt+set]), at
	}
	return common, Facts(data[at]), at + 1
}

// headAfter reports whether the key at a block's beginning comes after key.
func headAfter(data string, at int, key []byte) bool {
	_, _, from := head(data, at)
	_, order, _ := compare(data, from, key, 0)
	return order > 0
}

// compare compares the letters at a place of the table with those of the key after the first
// matched: order is below 0 where they come before, above where they come after. It gives how many
// letters of the key match in all, and, where they come before, where the next key stands.
func compare(data string, at int, key []byte, matched int) (n, order, next int) {
	n = matched
	for ; ; at++ {
		c := data[at] &^ lastLetter
		switch {
		case n == len(key) || c > key[n]:
			return n, 1, at
		case c < key[n]:
			return n, -1, past(data, at)
		}
		n++
		if data[at]&lastLetter != 0 {
			if n < len(key) {
				return n, -1, at + 1 // the table's key is how the other begins
			}
			return n, 0, at + 1
		}
	}
}

// past is where the key ends of which a letter stands at a place.
func past(data string, at int) int {
	for data[at]&lastLetter == 0 {
		at++
	}
	return at + 1
}

// inBlock is the facts of a key, looked for in the block between two places.
func inBlock(data string, at, end int, key []byte) Facts {
	matched := 0 // letters of key that the last key read has, which comes before it
	for at < end {
		common, f, from := head(data, at)
		if common < matched {
			return 0 // it differs from key where the one before did not: it comes after
		}
		if common > matched {
			at = past(data, from) // it differs from key where the one before did
			continue
		}
		n, order, next := compare(data, from, key, matched)
		switch {
		case order == 0:
			return f
		case order > 0:
			return 0
		}
		matched, at = n, next
	}
	return 0
}
