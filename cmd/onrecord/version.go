package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/alecthomas/kong"

	"github.com/onrecord/onrecord/internal/annotate"
)

// released is the version of a released program, set when it is linked.
var released string

// versionFlag prints the version, and ends the program.
type versionFlag bool

// BeforeReset is called where the flag is given.
func (versionFlag) BeforeReset(app *kong.Kong) error {
	fmt.Fprintln(app.Stdout, version())
	app.Exit(exitOK)
	return nil
}

// version is the program's version, as far as it knows, and that of the rules by which it reads.
func version() string {
	known := released
	if info, ok := debug.ReadBuildInfo(); ok {
		known = cmp.Or(known, info.Main.Version)
	}
	return "onrecord " + cmp.Or(known, "(devel)") + ", engine " + annotate.Version()
}
