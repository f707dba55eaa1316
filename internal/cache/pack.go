package cache

import (
	"encoding/binary"
	"slices"

	"github.com/klauspost/compress/s2"
)

// blockSize is how many bytes are compressed together: the tables of a large archive are megabytes,
// and what they are packed in is to stay small.
const blockSize = 1 << 20

// pack compresses data: blocks that follow one another, each with its size before it and in a room
// of its own, which may be used again for any other. Room for all of them together would be made
// anew for each large table.
func pack(data []byte) (blocks []*[]byte) {
	for len(data) > 0 {
		n, room := min(len(data), blockSize), rooms.Get().(*[]byte)
		to := slices.Grow((*room)[:0], 4+s2.MaxEncodedLen(n))
		block := s2.Encode(to[4:cap(to)], data[:n])
		binary.LittleEndian.PutUint32(to[:4], uint32(len(block)))
		*room = to[:4+len(block)]
		blocks, data = append(blocks, room), data[n:]
	}
	return blocks
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
