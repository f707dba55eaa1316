package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzManifest builds over a folder whose manifest holds anything: it is damaged, which is said, or
// it is read; whatever it names, no file is removed that the program did not write, and none
// outside.
func FuzzManifest(f *testing.F) {
	line := strings.Repeat("0", 32) + " 5 "
	for _, s := range []string{"", manifestHead, manifestHead + line + "a.html\n" + line + "b/c.html\n", manifestHead + line + "../up.txt\n",
		manifestHead + line + "/etc/passwd\n", manifestHead + line + "mine.txt\n", manifestHead + "zz 5 a\n", manifestHead + line + "a.html",
		manifestHead + line + ".onrecord\n", manifestHead + strings.Repeat("0", 32) + " -5 a\n", manifestHead + line + "a/../../up.txt\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		up := t.TempDir()
		dir := filepath.Join(up, "out")
		mine := map[string]string{filepath.Join(up, "up.txt"): "outside", filepath.Join(dir, "mine.txt"): "by hand"}
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		for at, text := range mine {
			if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, manifestName), src, 0o666); err != nil {
			t.Fatal(err)
		}
		tree, err := Open(dir)
		if err == nil {
			if err = tree.Put("index.html", []byte("new")); err == nil {
				_, err = tree.Commit()
			} else {
				tree.Discard()
			}
		}
		if got, _ := os.ReadFile(filepath.Join(dir, "index.html")); err == nil && string(got) != "new" {
			t.Fatalf("it went well, and the page is %q", got)
		}
		for at, text := range mine {
			if got, _ := os.ReadFile(at); string(got) != text {
				t.Fatalf("%s was %q and is %q", at, text, got)
			}
		}
	})
}
