// Package par knows one thing: how to run a function over a slice on several cores and hand the
// results back in order.
//
// It is the only place where the program starts goroutines for work, so whatever GOMAXPROCS is, the
// same input gives the same output.
package par

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Map calls f once for each element of in, on up to GOMAXPROCS goroutines, and returns the results
// in the order of in. f gets the element's index and the element; it must not touch what another
// call touches. A panic in f is raised again in the caller.
func Map[T, R any](in []T, f func(i int, v T) R) []R {
	out := make([]R, len(in))
	Each(len(in), func(i int) { out[i] = f(i, in[i]) })
	return out
}

// Parts cuts 0 … n-1 into as many runs as there are cores to work on them, calls f for each, of
// which it gets the first number and the one behind the last, and returns the results in their
// order. What is made of the results must not depend on where the cuts are.
func Parts[R any](n int, f func(from, to int) R) []R {
	parts := min(runtime.GOMAXPROCS(0), n)
	out := make([]R, parts)
	Each(parts, func(i int) { out[i] = f(i*n/parts, (i+1)*n/parts) })
	return out
}

// Each calls f for 0 … n-1 on up to GOMAXPROCS goroutines and returns when all calls have ended. A
// panic in f is raised again in the caller.
func Each(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var (
		next  atomic.Int64
		group sync.WaitGroup
		once  sync.Once
		fault any
	)
	for range workers {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { fault = r })
					next.Store(int64(n))
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	group.Wait()
	if fault != nil {
		panic(fault)
	}
}
