// Package newswire knows what the trade writes around a story: bylines, dates, notes to editors,
// the initials of a desk under the last paragraph, terms of use. Readers of agencies' formats and
// of plain text share it.
package newswire
