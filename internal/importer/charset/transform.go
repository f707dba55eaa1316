package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// mender passes UTF-8 on and reads bytes that are none as Windows-1252.
type mender struct{ transform.NopResetter }

// Transform is that of transform.Transformer.
func (*mender) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if n := sound(src[nSrc:], len(dst)-nDst); n > 0 {
			copy(dst[nDst:], src[nSrc:nSrc+n])
			nDst, nSrc = nDst+n, nSrc+n
			continue
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && n == 1 {
			if !atEOF && !utf8.FullRune(src[nSrc:]) {
				return nDst, nSrc, transform.ErrShortSrc
			}
			r = charmap.Windows1252.DecodeByte(src[nSrc])
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}

// sound is how many bytes at the beginning of src, at most room, are UTF-8 and can be copied as
// they stand. No byte is looked at more than twice, be what follows it broken or not.
func sound(src []byte, room int) int {
	const stretch = 1 << 10
	src = src[:min(len(src), room)]
	n := 0
	for n < len(src) && utf8.Valid(src[n:min(n+stretch, len(src))]) {
		n = min(n+stretch, len(src))
	}
	for end := min(n+stretch, len(src)); n < end; {
		r, size := utf8.DecodeRune(src[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}

// unmarker takes a byte order mark from the beginning of UTF-8.
type unmarker struct{ begun bool }

// Reset is that of transform.Transformer.
func (u *unmarker) Reset() { u.begun = false }

// Transform is that of transform.Transformer.
func (u *unmarker) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	const mark = "\ufeff"
	if !u.begun && len(src) > 0 {
		if !atEOF && len(src) < len(mark) && string(src) == mark[:len(src)] {
			return 0, 0, transform.ErrShortSrc
		}
		if u.begun = true; len(src) >= len(mark) && string(src[:len(mark)]) == mark {
			nSrc = len(mark)
		}
	}
	n := copy(dst, src[nSrc:])
	if nSrc += n; nSrc < len(src) {
		err = transform.ErrShortDst
	}
	return n, nSrc, err
}
