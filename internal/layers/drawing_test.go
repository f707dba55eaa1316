package layers

import (
	"fmt"
	"slices"
	"strings"
)

// drawing is what ARCHITECTURE.md says: for each package (a folder below the module's root) the
// number of its layer, counted from the top.
type drawing struct {
	layer   map[string]int
	names   []string        // all drawn packages, from the top
	beside  map[string]bool // packages of tests
	helpers map[string]bool // packages that only tests import
	limits  []limit
}

// readDrawing reads both blocks from the source of ARCHITECTURE.md.
func readDrawing(src string) (*drawing, error) {
	layers, err := fenced(src, "layers")
	if err != nil {
		return nil, err
	}
	limits, err := fenced(src, "limits")
	if err != nil {
		return nil, err
	}
	d := &drawing{layer: map[string]int{}, beside: map[string]bool{}, helpers: map[string]bool{}}
	for i, line := range layers {
		if err := d.readLayer(i, line); err != nil {
			return nil, err
		}
	}
	for _, line := range limits {
		l, err := readLimit(line)
		if err != nil {
			return nil, err
		}
		d.limits = append(d.limits, l)
	}
	return d, nil
}

// fenced returns the lines of the fenced block that opens with ```name, without the fences and
// blank lines.
func fenced(src, name string) ([]string, error) {
	_, rest, ok := strings.Cut(src, "\n```"+name+"\n")
	if !ok {
		return nil, fmt.Errorf("no block opens with ```%s", name)
	}
	block, _, ok := strings.Cut("\n"+rest, "\n```")
	if !ok {
		return nil, fmt.Errorf("the block ```%s is never closed", name)
	}
	var lines []string
	for line := range strings.Lines(block) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines, nil
}

func (d *drawing) readLayer(i int, line string) error {
	names, _, _ := strings.Cut(line, "|")
	names, beside := strings.CutPrefix(names, "beside:")
	names, helpers := strings.CutPrefix(names, "helpers:")
	for _, name := range strings.Fields(names) {
		p := folder(name)
		if d.has(p) {
			return fmt.Errorf("%s is drawn twice", p)
		}
		d.names = append(d.names, p)
		switch {
		case beside:
			d.beside[p] = true
		case helpers:
			d.helpers[p] = true
		default:
			d.layer[p] = i
		}
	}
	return nil
}

// has reports whether folder p itself is in the drawing.
func (d *drawing) has(p string) bool { return slices.Contains(d.names, p) }

// folder turns a name of the drawing into a folder: "prose" into internal/prose, "cmd/onrecord" and
// "static/" into what they say.
func folder(name string) string {
	if strings.Contains(name, "/") {
		return strings.TrimSuffix(name, "/")
	}
	return "internal/" + name
}

// owner is the drawn package that folder p belongs to: itself or the nearest folder above it. It is
// "" for a folder that is not in the drawing.
func (d *drawing) owner(p string) string {
	for p != "" {
		if d.has(p) {
			return p
		}
		p = p[:max(0, strings.LastIndexByte(p, '/'))]
	}
	return ""
}
