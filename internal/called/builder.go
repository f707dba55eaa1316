package called

import "strings"

// Builder is a strings.Builder whose methods are called.
type Builder struct{ strings.Builder }

// WriteString is that of strings.Builder.
//
//go:noinline
func (b *Builder) WriteString(s string) (int, error) { return b.Builder.WriteString(s) }

// WriteByte is that of strings.Builder.
//
//go:noinline
func (b *Builder) WriteByte(c byte) error { return b.Builder.WriteByte(c) }

// WriteRune is that of strings.Builder.
//
//go:noinline
func (b *Builder) WriteRune(r rune) (int, error) { return b.Builder.WriteRune(r) }
