package cache

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord/internal/lock"
	"github.com/onrecord/onrecord/internal/testing/form"
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func done(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func key(i int) Key { return Key{byte(i), byte(i >> 8), 1} }

func words(i int) []byte {
	return fmt.Appendf(nil, "entry %d: %s", i, bytes.Repeat([]byte("harbour "), i%50))
}

// holds fails where the cache does not have exactly the entries.
func holds(t *testing.T, dir string, want ...int) {
	t.Helper()
	s := open(t, dir)
	defer done(t, s)
	if s.entries.len() != len(want) {
		t.Errorf("it has %d entries, want %d", s.entries.len(), len(want))
	}
	for _, i := range want {
		if data, ok := s.Get(key(i)); !ok || !bytes.Equal(data, words(i)) {
			t.Errorf("entry %d: %q, %v", i, data, ok)
		}
	}
}

func filled(t *testing.T, dir string, from, to int) []int {
	t.Helper()
	s := open(t, dir)
	var all []int
	for i := from; i < to; i++ {
		s.Put(key(i), Output, words(i))
		all = append(all, i)
	}
	done(t, s)
	return all
}

func TestKeeps(t *testing.T) {
	dir := t.TempDir()
	first := filled(t, dir, 0, 100)
	holds(t, dir, append(first, filled(t, dir, 100, 150)...)...)
}

// TestForgets holds that what is forgotten is neither listed nor in the bytes of the folder,
// whether it is overwritten in place or the rest is written anew.
func TestForgets(t *testing.T) {
	for name, stay := range map[string]int{"in place": 399, "anew": 40} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			secret := []byte("Xq7 Zw9 Kp3 Vb1")
			s := open(t, dir)
			s.Put(Key{9, 9, 9}, Output, secret)
			done(t, s)
			filled(t, dir, 0, 400)
			s = open(t, dir)
			var kept []int
			for i := range stay {
				if !s.Keep(key(i)) {
					t.Fatal("not kept", i)
				}
				kept = append(kept, i)
			}
			s.Forget()
			done(t, s)
			holds(t, dir, kept...)
			if data, _ := os.ReadFile(filepath.Join(dir, dataName)); bytes.Contains(data, secret) {
				t.Error("what is forgotten stands in the folder")
			}
		})
	}
}

// TestDamage holds that nothing but what was kept comes back, whichever byte of the folder is
// another, and that the cache can be written to afterwards.
func TestDamage(t *testing.T) {
	for _, name := range []string{dataName, listName} {
		dir := t.TempDir()
		filled(t, dir, 0, 12)
		whole, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(whole); at += form.Times(4, 1) {
			broken := bytes.Clone(whole)
			broken[at] ^= 0x55
			damagedHolds(t, dir, name, broken)
		}
		for at := 0; at < len(whole); at += 7 {
			damagedHolds(t, dir, name, whole[:at])
		}
		if err := os.WriteFile(filepath.Join(dir, name), whole[:len(whole)/2], 0o666); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, func() []int {
			s := open(t, dir)
			var all []int
			for i := range 12 {
				if _, has := s.Get(key(i)); !has {
					s.Put(key(i), Output, words(i))
				}
				all = append(all, i)
			}
			done(t, s)
			return all
		}()...)
	}
}

func damagedHolds(t *testing.T, from, name string, data []byte) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	for i := range 12 {
		if got, ok := s.Get(key(i)); ok && !bytes.Equal(got, words(i)) {
			t.Errorf("entry %d came back as %q", i, got)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestBound(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	s.Limit(2000)
	for i := range 500 {
		s.Put(key(i), Output, words(i))
	}
	done(t, s)
	size := int64(0)
	for _, name := range []string{dataName, listName} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 2000 || size < 1000 {
		t.Errorf("the cache takes %d bytes", size)
	}
}

func TestBusy(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if _, err := Open(dir); !errors.Is(err, lock.ErrBusy) {
		t.Errorf("a second run works with it: %v", err)
	}
	done(t, s)
	holds(t, dir)
}

// TestTakesShardsOver holds that the folders of shards become part of the cache.
func TestTakesShardsOver(t *testing.T) {
	dir := t.TempDir()
	var all []int
	for i := range 3 {
		all = append(all, filled(t, filepath.Join(dir, fmt.Sprintf("shard-%d", i)), i*10, i*10+10)...)
	}
	all = append(all, filled(t, dir, 100, 110)...)
	holds(t, dir, all...)
	holds(t, dir, all...)
	if left, _ := filepath.Glob(filepath.Join(dir, "shard-*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestEach(t *testing.T) {
	dir := t.TempDir()
	filled(t, dir, 0, 20)
	n := 0
	err := Each(dir, func(o Origin, data []byte) error {
		if o != Output || !bytes.HasPrefix(data, []byte("entry ")) {
			t.Errorf("%v %q", o, data)
		}
		n++
		return nil
	})
	if err != nil || n != 20 {
		t.Errorf("%d entries, %v", n, err)
	}
	if err := Each(filepath.Join(dir, "none"), nil); err != nil {
		t.Error(err)
	}
}

// TestUse: what is used without memory of its own is what was kept, entry after entry; what is
// damaged is not there.
// TestUnwritten: what was kept a moment ago is there, whether it has come to the disk or not.
func TestUnwritten(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	noise := rand.NewChaCha8([32]byte{1})
	var want [][]byte
	for i := range 60 {
		data := make([]byte, 1+i*i*i%9000)
		noise.Read(data) // which cannot be compressed
		if i == 30 || i == 40 {
			data = make([]byte, i%30/5*blockSize+3*tailSize) // in one block, and in several
			noise.Read(data)
		}
		want = append(want, data)
		s.Put(key(i), Other, data)
		if i == 29 || i == 39 {
			continue // a long entry is put behind some that are not written yet
		}
		for _, back := range []int{0, 1, 7, 40} {
			if got, has := s.Get(key(max(i-back, 0))); !has || !bytes.Equal(got, want[max(i-back, 0)]) {
				t.Fatalf("entry %d is not there after %d", max(i-back, 0), i)
			}
		}
	}
	s.Drop(key(59))
	done(t, s)
	s = open(t, dir)
	defer done(t, s)
	for i, data := range want[:59] {
		if got, has := s.Get(key(i)); !has || !bytes.Equal(got, data) {
			t.Errorf("entry %d is not there when it is opened again", i)
		}
	}
}

func TestUse(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	key := func(i int) Key { return Key{byte(i), 1} }
	text := func(i int) []byte { return bytes.Repeat([]byte{byte(i), 'x'}, 1+(i*7919)%5000) }
	for i := range 40 {
		s.Put(key(i), Other, text(i))
	}
	for i := range 40 {
		used := false
		if has := s.Use(key(i), func(data []byte) { used = bytes.Equal(data, text(i)) }); !has || !used {
			t.Errorf("entry %d: there %v, the same %v", i, has, used)
		}
	}
	e, _ := s.entries.find(key(7))
	if _, err := s.data.WriteAt([]byte{0xff, 0xfe, 0xfd}, e.at); err != nil {
		t.Fatal(err)
	}
	if s.Use(key(7), func([]byte) { t.Error("what is damaged is used") }) || s.Use(key(99), func([]byte) {}) {
		t.Error("what is not there is there")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
