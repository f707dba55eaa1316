package main

import (
	"os"
	"syscall"
)

// peak is the most memory that a process has taken, in MiB.
func peak(s *os.ProcessState) float64 {
	if usage, is := s.SysUsage().(*syscall.Rusage); is {
		return float64(usage.Maxrss) / 1024
	}
	return 0
}
