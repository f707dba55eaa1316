// Package manual holds the written documentation against the code. It has tests only: nothing
// imports it.
//
// A table in docs/ under a comment such as <!-- keys: internal/config file --> lists exactly the
// keys that the struct of that name decodes, and one under <!-- columns: sample --> those of the
// sample that an archive's editors judge; a relative link leads to a file that is there, and its
// fragment to a heading; examples are read as the program would; what is published, and which
// addresses nobody may take, is named.
package manual
