package names

// symbols gives each capitalised word of a story a number, the same for spellings that differ only in case. Number 0 is no word.
type symbols struct {
	slots []int32 // hash table of numbers
	hash  []uint32
	text  []string
	mask  uint32
}

func (t *symbols) reset(tokens int) {
	size := 64
	for size < tokens/2 {
		size *= 2
	}
	if size > len(t.slots) {
		t.slots = make([]int32, size)
	} else {
		t.slots = t.slots[:size]
		clear(t.slots)
	}
	t.mask = uint32(size - 1)
	t.hash, t.text = append(t.hash[:0], 0), append(t.text[:0], "")
}

// of is the number of a word, given one if it is new.
func (t *symbols) of(s string) int32 {
	if 2*len(t.text) > len(t.slots) {
		t.grow()
	}
	h := hashFold(s)
	i := h & t.mask
	for t.slots[i] != 0 {
		if n := t.slots[i]; t.hash[n] == h && equalFold(t.text[n], s) {
			return n
		}
		i = (i + 1) & t.mask
	}
	n := int32(len(t.text))
	t.slots[i] = n
	t.hash, t.text = append(t.hash, h), append(t.text, s)
	return n
}

func (t *symbols) grow() {
	t.slots = make([]int32, 2*len(t.slots))
	t.mask = uint32(len(t.slots) - 1)
	for n := 1; n < len(t.text); n++ {
		i := t.hash[n] & t.mask
		for t.slots[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = int32(n)
	}
}

// lowerASCII folds a byte: names are compared with the case of their ASCII letters folded, which is what headlines in capitals need.
func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func hashFold(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(lowerASCII(s[i]))) * 16777619
	}
	return h
}

func equalFold(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i < len(a); i++ {
		if lowerASCII(a[i]) != lowerASCII(b[i]) {
			return false
		}
	}
	return true
}
