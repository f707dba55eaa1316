package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// demo is the folder of the demo archive, or the end of a test where another archive stands in its
// place: there is none of the stories that have a gold file.
func demo(t *testing.T) string {
	t.Helper()
	gold, err := filepath.Glob("../../internal/accuracy/gold/demo/*.yaml")
	if err != nil || len(gold) == 0 {
		t.Fatal("no gold of the demo archive", err)
	}
	for _, file := range gold {
		id := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if found, _ := filepath.Glob("../../content/stories/*/" + id + ".*"); len(found) > 0 {
			return "../.."
		}
	}
	t.Skip("another archive stands in place of the demo")
	return ""
}
