// Package evidence knows what the words around a name speak for. A Scale adds them up as points for
// a person, an organisation and a place, at all places of the name in the story together; three
// points are as good as proof, one is a hint.
//
//   - before.go and after.go read the signs on either side of a name, beside.go the names beside it.
//   - scale.go adds them up under the name's words.
//   - runs.go decides by them what a run of capitals is that its shape leaves open; verdict.go what a
//     lone word is that nothing else has told.
//
// The words that a sign asks for stand in the language pack's signs.txt.
package evidence
