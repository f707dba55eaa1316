package cache

import (
	"encoding/binary"
	"slices"

	"github.com/klauspost/compress/s2"
)

// blockSize is how many bytes are compressed together: the tables of a large archive are megabytes,
// and what they are packed in is to stay small.
const blockSize = 1 << 20

// pack appends data compressed: blocks one behind the other, each with its size before it. Room for
// one block at a time is enough.
func pack(to, data []byte) []byte {
	if len(data) > blockSize {
		to = slices.Grow(to, len(data)/4*3+s2.MaxEncodedLen(blockSize)) // what most tables take
	}
	for len(data) > 0 {
		n := min(len(data), blockSize)
		to = slices.Grow(to, 4+s2.MaxEncodedLen(n))
		block := s2.Encode(to[len(to)+4:cap(to)], data[:n])
		to = binary.LittleEndian.AppendUint32(to, uint32(len(block)))
		to, data = to[:len(to)+len(block)], data[n:]
	}
	return to
}

// unpack is what pack has packed, in a room if it has room, and false where that makes no sense.
func unpack(room, packed []byte) ([]byte, bool) {
	size := 0
	if !eachBlock(packed, func(block []byte) bool {
		n, err := s2.DecodedLen(block)
		size += n
		return err == nil && n <= blockSize
	}) {
		return nil, false
	}
	if size > cap(room) {
		room = make([]byte, size)
	}
	out := room[:0]
	return out[:size], eachBlock(packed, func(block []byte) bool {
		n, err := s2.DecodedLen(block)
		if err == nil {
			_, err = s2.Decode(out[len(out):len(out)+n], block)
			out = out[:len(out)+n]
		}
		return err == nil
	})
}

// eachBlock visits the blocks of what was packed, until one makes no sense.
func eachBlock(packed []byte, visit func(block []byte) bool) bool {
	for len(packed) > 0 {
		if len(packed) < 4 {
			return false
		}
		n := binary.LittleEndian.Uint32(packed)
		if packed = packed[4:]; uint64(n) > uint64(len(packed)) || !visit(packed[:n]) {
			return false
		}
		packed = packed[n:]
	}
	return true
}
