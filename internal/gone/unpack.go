package gone

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"

	"github.com/klauspost/compress/s2"

	"github.com/onrecord/onrecord/internal/called"
)

// formats are those of compressed files, by how they begin.
var formats = []struct {
	begins string
	open   func(io.Reader) (io.Reader, error)
}{
	{"\x1f\x8b", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{"BZh", func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
	{"\xff\x06\x00\x00", func(r io.Reader) (io.Reader, error) { return s2.NewReader(r), nil }},
	{"\x28\xb5\x2f\xfd", nil}, // zstd
	{"\xfd7zXZ", nil},
	{"7z\xbc\xaf", nil},
	{"Rar!", nil},
}

// tarMark is where a tar archive says that it is one.
const tarMark = 257

// zlibBegins are the ways in which a zlib stream begins.
var zlibBegins = []string{"\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda"}

// unpack gives what is compressed in data. is: data is compressed.
func unpack(data []byte) (files [][]byte, is bool, err error) {
	if called.BytesHavePrefix(data, []byte("PK\x03\x04")) {
		files, err = unzip(data)
		return files, true, err
	}
	if len(data) > tarMark && called.BytesHavePrefix(data[tarMark:], []byte("ustar")) {
		files, err = untar(data)
		return files, true, err
	}
	for _, f := range formats {
		if !called.BytesHavePrefix(data, []byte(f.begins)) {
			continue
		}
		if f.open == nil {
			return nil, true, errLarge
		}
		r, err := f.open(bytes.NewReader(data))
		if err != nil {
			return nil, true, err
		}
		inner, err := readAll(r)
		return [][]byte{inner}, true, err
	}
	for _, begins := range zlibBegins { // two letters: a text may begin so
		if called.BytesHavePrefix(data, []byte(begins)) {
			if r, err := zlib.NewReader(bytes.NewReader(data)); err == nil {
				if inner, err := readAll(r); err == nil {
					return [][]byte{inner}, true, nil
				}
			}
		}
	}
	return nil, false, nil
}

func unzip(data []byte) (files [][]byte, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	left := largest
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		inner, err := readAll(r)
		if left -= len(inner); err != nil || left < 0 {
			return nil, errLarge
		}
		files = append(files, []byte(f.Name), inner)
	}
	return files, nil
}

func untar(data []byte) (files [][]byte, err error) {
	for t := tar.NewReader(bytes.NewReader(data)); ; {
		head, err := t.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		inner, err := io.ReadAll(t)
		if err != nil {
			return nil, err
		}
		files = append(files, []byte(head.Name), inner)
	}
}
