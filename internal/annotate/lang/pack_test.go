package lang

import "testing"

func TestEveryPackCompiles(t *testing.T) {
	for _, p := range packs {
		if For(p.code) == nil {
			t.Errorf("no pack %q", p.code)
		}
		t.Log(p.code, For(p.code).Len())
	}
}
