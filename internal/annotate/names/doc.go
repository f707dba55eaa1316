// Package names knows who and what a story names: people, organisations and places, found cold, by
// the story's own words, a language pack and, where there is one, the archive's registry.
//
// Three layers do the work, each on top of the one before, and this package asks them in order
// (find.go):
//
//   - read knows what stands there: it notes how each token is set and, from left to right, cuts
//     what stands in capitals into names, by their own words.
//   - evidence knows what the words around a name speak for. What shape alone leaves open, the
//     story's grammar tells: the signs at all places of a name are added up as points for a person,
//     an organisation, a place. Three points are as good as proof.
//   - resolve knows whose forms are one: it lays the registry's names over those found cold, joins
//     the full names that mean one, and tells whose the short forms are.
//
// Here the cast is made of what they found (build.go); posts.go, roles.go and pronouns.go note what
// the text says of each in it.
//
// Nothing is guessed from one word's capital alone: each mention carries the rule that found it
// (read/rule.go).
package names
