// Package evidence knows what the words around a name speak for. A Scale adds them up as points for
// a person, an organisation and a place, at all places of the name in the story together. Three
// points are as good as proof, one is a hint.
//
//   - before.go and after.go read the signs on either side of a name: tables of what may stand
//     there, each row with an example and its points. beside.go reads the names beside it.
//   - scale.go adds the points up under the name's words.
//   - runs.go decides by them what a run of capitals is that its shape leaves open.
//   - verdict.go decides what a lone word is that nothing else has told: a table of reasons, of
//     which the first that holds decides.
//
// The words that a sign asks for stand in the language pack's signs.txt.
package evidence
