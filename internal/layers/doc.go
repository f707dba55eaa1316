// Package layers holds the imports of the whole module against the drawing in ARCHITECTURE.md. It
// has tests only: nothing imports it.
//
// The drawing is the fenced block of ARCHITECTURE.md that opens with ```layers. Each line is a
// layer: the packages that stand on it, two spaces or more between them, then "|" and what they
// know. A name is a folder of internal/, or, where it has a slash, a folder of the repository. A
// package may import what stands on a lower layer; never up, never sideways. What lies below a
// package's folder belongs to it and stands on its layer, unless it is drawn itself. The line that
// begins with "beside:" names packages of tests: they may import anything, and nothing may import
// them. The line that begins with "helpers:" names what tests share: it may import anything, and
// only tests may import it.
//
// The block that opens with ```limits says what layers alone cannot, one sentence a line: which
// packages alone may import a library, start a goroutine or read the clock, and which packages
// never import something.
package layers
