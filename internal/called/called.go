// Package called has short functions of the library that the compiler lays out wherever they are
// called, with all that a debugger wants to know of it: where hundreds of places ask for one that
// need not be quick, it is called, and the program is a hundred kilobytes smaller.
package called

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Errorf is fmt.Errorf.
//
//go:noinline
func Errorf(format string, a ...any) error { return fmt.Errorf(format, a...) }

// Contains is slices.Contains.
//
//go:noinline
func Contains[T comparable](list []T, x T) bool { return slices.Index(list, x) >= 0 }

// Cut is strings.Cut.
//
//go:noinline
func Cut(s, sep string) (before, after string, found bool) { return strings.Cut(s, sep) }

// TrimPrefix is strings.TrimPrefix.
//
//go:noinline
func TrimPrefix(s, prefix string) string { return strings.TrimPrefix(s, prefix) }

// TrimSuffix is strings.TrimSuffix.
//
//go:noinline
func TrimSuffix(s, suffix string) string { return strings.TrimSuffix(s, suffix) }

// HasPrefix is strings.HasPrefix.
//
//go:noinline
func HasPrefix(s, prefix string) bool { return strings.HasPrefix(s, prefix) }

// HasSuffix is strings.HasSuffix.
//
//go:noinline
func HasSuffix(s, suffix string) bool { return strings.HasSuffix(s, suffix) }

// Has is strings.Contains.
//
//go:noinline
func Has(s, part string) bool { return strings.Contains(s, part) }

// CutPrefix is strings.CutPrefix.
//
//go:noinline
func CutPrefix(s, prefix string) (after string, found bool) { return strings.CutPrefix(s, prefix) }

// BytesHavePrefix is bytes.HasPrefix.
//
//go:noinline
func BytesHavePrefix(s, prefix []byte) bool { return bytes.HasPrefix(s, prefix) }

// TrimBytes is bytes.TrimPrefix.
//
//go:noinline
func TrimBytes(s, prefix []byte) []byte { return bytes.TrimPrefix(s, prefix) }

// FirstRune is utf8.DecodeRuneInString.
//
//go:noinline
func FirstRune(s string) (r rune, size int) { return utf8.DecodeRuneInString(s) }
