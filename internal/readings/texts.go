package readings

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Texts are the texts that bytes may be: as they stand; what is no UTF-8, or has zeros, also as
// Latin-1 without the zeros, which is how UTF-16 stands in the middle of something; and as UTF-16
// where all of it may be that.
func Texts(data []byte) []string {
	all := []string{string(data)}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		all = append(all, latin1(bytes.ReplaceAll(data, []byte{0}, nil)))
	}
	if text, is := UTF16(data); is {
		all = append(all, text)
	}
	return all
}

// latin1 is the text of bytes that are a letter each.
func latin1(data []byte) string {
	letters := make([]rune, len(data))
	for i, b := range data {
		letters[i] = rune(b)
	}
	return string(letters)
}

// UTF16 is the text of bytes that are UTF-16: by the mark at its beginning, or because there are
// zeros in one half of each pair alone.
func UTF16(data []byte) (text string, is bool) {
	order := binary.ByteOrder(binary.BigEndian)
	switch even, odd := zeros(data); {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), odd > 0 && even == 0:
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), even > 0 && odd == 0:
	default:
		return "", false
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units)), true
}

// zeros counts those at even places, and those at odd ones.
func zeros(data []byte) (even, odd int) {
	for i, b := range data {
		if b == 0 {
			even, odd = even+1-i%2, odd+i%2
		}
	}
	return even, odd
}
