// Package pattern knows regular expressions that are compiled when they are first asked.
//
// The program has almost two hundred of them. Compiled as it starts, they would cost every command
// a quarter of its time, of which most never see a text that is asked.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression. Its methods are those of regexp.Regexp; it is safe for
// concurrent use.
type Pattern struct {
	expression string
	once       sync.Once
	made       *regexp.Regexp
}

// all are the patterns that were made, for a test to compile.
var all []*Pattern

// New makes a pattern of an expression in Go's syntax. It is to be called while packages are
// initialised, as regexp.MustCompile is; a mistake in it panics when the pattern is first asked,
// and fails a test of the whole program.
//
//go:noinline
func New(expression string) *Pattern {
	p := &Pattern{expression: expression}
	all = append(all, p)
	return p
}

func (p *Pattern) compiled() *regexp.Regexp {
	p.once.Do(func() { p.made = regexp.MustCompile(p.expression) })
	return p.made
}

// CompileAll compiles every pattern of the program, and says how many there are.
func CompileAll() int {
	for _, p := range all {
		p.compiled()
	}
	return len(all)
}

// MatchString is that of regexp.Regexp.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// Match is that of regexp.Regexp.
func (p *Pattern) Match(b []byte) bool { return p.compiled().Match(b) }

// FindString is that of regexp.Regexp.
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

// FindStringIndex is that of regexp.Regexp.
func (p *Pattern) FindStringIndex(s string) []int { return p.compiled().FindStringIndex(s) }

// FindStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

// FindAllString is that of regexp.Regexp.
func (p *Pattern) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }

// FindAllStringIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.Regexp.
func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.compiled().ReplaceAllString(s, with)
}

// ReplaceAllStringFunc is that of regexp.Regexp.
func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, with)
}

// FindSubmatch is that of regexp.Regexp.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.compiled().FindSubmatch(b) }

// Split is that of regexp.Regexp.
func (p *Pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }

// SubexpIndex is that of regexp.Regexp.
func (p *Pattern) SubexpIndex(name string) int { return p.compiled().SubexpIndex(name) }

// ReplaceAll is that of regexp.Regexp.
func (p *Pattern) ReplaceAll(b, with []byte) []byte { return p.compiled().ReplaceAll(b, with) }

// FindIndex is that of regexp.Regexp.
func (p *Pattern) FindIndex(b []byte) (loc []int) { return p.compiled().FindIndex(b) }

// FindAllSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllSubmatch(b []byte, n int) [][][]byte {
	return p.compiled().FindAllSubmatch(b, n)
}
