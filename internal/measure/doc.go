// Package measure measures the whole engine on the repository's own gold, in its tests: the demo
// archive, read as a build reads it, against internal/accuracy/gold/demo; and stories in many
// papers' manners, which stand beside their gold in internal/accuracy/gold/styles, read cold.
//
// What was measured last stands in internal/accuracy (measured.json, styles.json, passages.json)
// and is shown on /about/accuracy/. A fall fails the tests until it is accepted on purpose:
//
//	go test ./internal/measure -update
package measure
