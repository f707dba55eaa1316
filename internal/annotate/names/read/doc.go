// Package read knows the names of a story as they stand there: which runs of capitals are one name,
// and what their own words tell of it. Whose name it is, and what the story shows of it elsewhere,
// it does not know.
//
//   - Story is the tokens, and what each is (story.go, word.go): its word, how it is set
//     (shape.go), the listed phrase that begins there (phrase.go). Each question is a
//     bounds-checked lookup: whoever asks for the token before the first gets an empty one.
//   - Runs are the runs of capitals: where each begins, goes on and ends (run.go).
//   - Reader goes over the story (cut.go) and keeps what it reads as spans (span.go, compare.go).
//
// Each kind of name has a reader of its own: titles (title.go, label.go, office.go), persons
// (person.go, reading.go), organisations (organisation.go, headed.go, org_tail.go, kind_of_org.go,
// acronym.go) and places (place.go, dateline.go, road.go, saint.go).
//
// A span carries the rule that read it (rule.go), which tells readers of the site how the name was
// found.
package read
