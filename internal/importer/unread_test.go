package importer

import (
	"strings"
	"testing"
)

// TestWhyUnread holds that a file that nothing reads is called what it is.
func TestWhyUnread(t *testing.T) {
	for _, c := range []struct{ name, head, want string }{
		{"a.docx", "PK\x03\x04", "word processor's document"},
		{"a", `{\rtf1\ansi Oven}`, "word processor's document"},
		{"a.bak", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "word processor's document"},
		{"a.PDF", "x", "a PDF"},
		{"a.txt", "%PDF-1.4", "a PDF"},
		{"a.xlsx", "PK\x03\x04", "save it there as CSV"},
		{"a.7z", "x", "unpack it"},
		{"a", "Rar!\x1a\x07\x00", "unpack it"},
		{"dump.sql", "-- MySQL dump", "copy of a database"},
		{"a.msg", "x", "as .eml or mbox"},
		{"a.indd", "x", "export its text"},
		{"a.txt", " \n\t\r\n", "nothing but white space"},
		{"a.xml", "<?xml version='1.0'?>\n<!-- x -->\n<oven:list xmlns:oven='x'>", "its first element is <oven:list>"},
		{"a.bin", "\x00\x01", "was not recognised"},
	} {
		if got := whyUnread(c.name, []byte(c.head)); !strings.Contains(got, c.want) {
			t.Errorf("%s %q: %s", c.name, c.head, got)
		}
	}
}
