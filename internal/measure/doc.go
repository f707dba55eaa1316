// Package measure measures the whole engine on the repository's own gold, in its tests: the demo archive, read as a build reads it, against internal/accuracy/gold.
//
// What was measured last stands in internal/accuracy/measured.json and is shown on /about/accuracy/. A fall fails the tests until it is accepted on purpose:
//
//	go test ./internal/measure -accept
package measure
