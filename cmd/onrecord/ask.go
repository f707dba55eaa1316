package main

import (
	"bytes"
	"io"
	"os/exec"
	"runtime"
	"sync"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/site"
)

// secondReader runs a program of the newsroom's own on each story: the story as JSON on its
// standard input, answers on its standard output. What it prints to its error output is passed on.
func secondReader(command string, errors io.Writer) func(*site.Annotated) ([]desk.Answer, error) {
	shell, flag := "sh", "-c"
	if runtime.GOOS == "windows" {
		shell, flag = "cmd", "/C"
	}
	said := &lockedWriter{w: errors}
	return func(a *site.Annotated) ([]desk.Answer, error) {
		program := exec.Command(shell, flag, command)
		program.Stdin = bytes.NewReader(contractLine(nil, a.Story.File, a))
		program.Stderr = said
		out, err := program.Output()
		if err != nil {
			return nil, called.Errorf("%s failed: %w", command, err)
		}
		return desk.ReadAnswers(out)
	}
}

// lockedWriter is a writer for several programs that run side by side.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}
