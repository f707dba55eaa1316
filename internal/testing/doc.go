// Package testing holds what the tests of several packages share. Only tests import what lies in
// its folder; a test of floors sees to that.
//
//	golden   expected results in files that a person can read, and the flag -update that writes them
//	sample   small archives from marked prose, with what an engine would find written in by hand
//	demo     where the demo archive stands
//	tree     folders of files: written, read, compared file by file
//	inputs   what a test depends on and the go command cannot see
package testing
