// Bench measures whole builds: it makes an archive, builds it in the ways that matter, and prints
// how long each took and how much memory, beside Hugo's build of the same stories where hugo is
// installed.
//
//	go run ./internal/measure/bench -stories 10000
//
// Every build is a process of its own. Ours and Hugo's take turns, so that whatever else the
// machine does hits both; what is printed are medians, and medians of the ratios of neighbours.
// Folders lie in /dev/shm where there is one: what a disk takes to make a file says nothing of a
// program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// settings are what the command line says.
type settings struct {
	stories, runs int
	archive       string // an archive of somebody's own; "": one is made
	program       string // the program to measure; "": this repository's
	base          string // another version of it, to compare with
	hugo          string
	hugoContent   string // the stories for Hugo, where the archive is somebody's own
	keep          bool
}

func main() {
	var s settings
	flag.IntVar(&s.stories, "stories", 2000, "how many stories the archive has that is made")
	flag.IntVar(&s.runs, "runs", 3, "how often each build is done; one more goes before, uncounted")
	flag.StringVar(&s.archive, "archive", "", "build this site `folder` instead of one that is made")
	flag.StringVar(&s.program, "program", "", "measure this `program` instead of the repository's")
	flag.StringVar(&s.base, "base", "", "another version of the `program`, to compare with")
	flag.StringVar(&s.hugo, "hugo", "hugo", "Hugo's `program`")
	flag.StringVar(&s.hugoContent, "hugo-content", "", "with -archive: the `folder` of the same stories for Hugo")
	flag.BoolVar(&s.keep, "keep", false, "leave the folder with the archive and the sites")
	flag.Parse()
	if err := measure(s); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func measure(s settings) error {
	work, err := os.MkdirTemp(memory(), "onrecord-bench-")
	if err != nil {
		return err
	}
	if s.keep {
		fmt.Println("in", work)
	} else {
		defer os.RemoveAll(work)
	}
	b := &bench{settings: s, work: work, site: filepath.Join(work, "archive")}
	if err := b.prepare(); err != nil {
		return err
	}
	for _, way := range b.ways() {
		if err := b.table(way); err != nil {
			return fmt.Errorf("%s: %w", way.title, err)
		}
	}
	return nil
}

// memory is a folder in memory, or "" for the system's own temporary one.
func memory() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return ""
}

// bench is what is measured, prepared.
type bench struct {
	settings
	work, site string
	peers      []peer // what our program is compared with
}

// prepare builds the program and makes the archive, twice where Hugo is there.
func (b *bench) prepare() error {
	if b.program == "" {
		b.program = filepath.Join(b.work, "onrecord")
		build := exec.Command("go", "build", "-o", b.program, "./cmd/onrecord")
		if out, err := build.CombinedOutput(); err != nil {
			return fmt.Errorf("building the program, at the root of the repository: %w\n%s", err, out)
		}
	}
	_, missing := exec.LookPath(b.hugo)
	if b.archive == "" {
		stories := madeUp(b.stories)
		err := errors.Join(writeArchive(b.site, stories), writeHugo(filepath.Join(b.work, "hugo"), stories))
		if err != nil {
			return err
		}
		b.hugoContent = filepath.Join(b.work, "hugo", "content")
	} else if err := os.CopyFS(b.site, os.DirFS(b.archive)); err != nil {
		return err
	} else if err := writeHugo(filepath.Join(b.work, "hugo"), nil); err != nil {
		return err
	}
	if b.base != "" {
		b.peers = append(b.peers, peer{"the base", func(out string) *exec.Cmd {
			return exec.Command(b.base, "build", "--site", b.site, "--out", out, "--cache", out+".cache")
		}})
	}
	if missing == nil && b.hugoContent != "" {
		b.peers = append(b.peers, peer{"Hugo", b.byHugo})
	} else {
		fmt.Println("Hugo is not compared with: it is not installed, or has no stories")
	}
	return nil
}
