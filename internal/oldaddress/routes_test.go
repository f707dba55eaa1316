package oldaddress

import "testing"

// TestInTheWay holds that the way up from an address ends, wherever it begins.
func TestInTheWay(t *testing.T) {
	r := &routes{files: func() map[string]bool { return map[string]bool{"a.txt": true} }}
	for _, from := range []string{"", "/", "//", "/old/", "../", "./", "old/", "old"} {
		if why := r.inTheWay(from, "new/"); why != "" {
			t.Errorf("%q: %s", from, why)
		}
	}
	if r.inTheWay("a.txt/old/", "new/") == "" {
		t.Error("an address below a file is taken")
	}
}
