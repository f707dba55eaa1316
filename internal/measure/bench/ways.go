package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// peer is a program that makes a site of the same stories, new.
type peer struct {
	name  string
	build func(out string) *exec.Cmd
}

// way is one way to build.
type way struct {
	title  string
	before func() error // outside the clock, before each build
}

func (b *bench) out() string   { return filepath.Join(b.work, "site") }
func (b *bench) cache() string { return filepath.Join(b.work, "cache") }

// ways are the builds that are measured, in an order in which each may use what the one before has
// left.
func (b *bench) ways() []way {
	clean := func() error { return errors.Join(os.RemoveAll(b.out()), os.RemoveAll(b.cache())) }
	return []way{
		{"clean, all outputs", clean},
		{"again, nothing changed", func() error { return nil }},
		{"one story's text edited", b.edit},
		{"as in CI: no output, the cache restored, every time new", b.asInCI},
		{"clean, outputs: []", func() error { return errors.Join(b.fewOutputs(), clean()) }},
	}
}

// ours is our build.
func (b *bench) ours() *exec.Cmd {
	return exec.Command(b.program, "build", "--site", b.site, "--out", b.out(), "--cache", b.cache())
}

// byHugo is Hugo's build, which is always a clean one: it keeps nothing.
func (b *bench) byHugo(out string) *exec.Cmd {
	return exec.Command(b.hugo, "--quiet", "--source", filepath.Join(b.work, "hugo"), "--contentDir", b.hugoContent,
		"--destination", out, "--noBuildLock")
}

// edit adds a sentence to one story.
func (b *bench) edit() error {
	name, err := b.firstStory()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString("\nThe board will meet again.\n")
	return errors.Join(err, f.Close())
}

func (b *bench) firstStory() (name string, err error) {
	err = filepath.WalkDir(filepath.Join(b.site, "content", "stories"), func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(p, ".md") {
			name = p
			return fs.SkipAll
		}
		return err
	})
	if err == nil && name == "" {
		err = errors.New("there is no story in Markdown")
	}
	return name, err
}

// asInCI takes the site away and touches every file, as a checkout does.
func (b *bench) asInCI() error {
	now := time.Now()
	return errors.Join(os.RemoveAll(b.out()), filepath.WalkDir(b.site, func(p string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(p, now, now)
	}))
}

// fewOutputs has the archive make pages alone.
func (b *bench) fewOutputs() error {
	name := filepath.Join(b.site, "site.yaml")
	src, err := os.ReadFile(name)
	if err != nil || strings.Contains(string(src), "\noutputs:") {
		return err
	}
	return os.WriteFile(name, append(src, "\noutputs: []\n"...), 0o666)
}
