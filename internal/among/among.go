// Package among tells where in a text the first byte stands that is among some: what has to be
// escaped, or to stand in quotation marks. Nearly all texts have none.
package among

// Set is some of all bytes: 1, or 0 where one is none of them.
type Set [256]byte

// Those are the bytes of which is says so.
func Those(is func(c byte) bool) *Set {
	all := new(Set)
	for c := range all {
		if is(byte(c)) {
			all[c] = 1
		}
	}
	return all
}

// Before is how many bytes of a text stand before the first of these. It looks at eight at a time.
func (all *Set) Before(s string) int {
	i := 0
	for ; len(s)-i >= 8; i += 8 {
		w := s[i : i+8]
		if all[w[0]]|all[w[1]]|all[w[2]]|all[w[3]]|all[w[4]]|all[w[5]]|all[w[6]]|all[w[7]] != 0 {
			break
		}
	}
	for ; i < len(s) && all[s[i]] == 0; i++ {
	}
	return i
}
