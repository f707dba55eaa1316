// Command onrecord turns a folder of news stories into a static site in which every quotation is
// tied to the person who said it.
//
// This package holds the commands, one a file: their flags, what they print, their exit codes. All
// work is done a layer below, in site, serve and check.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/onrecord/onrecord/internal/importer"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	exitOK       = 0
	exitFindings = 1 // findings of severity error
	exitCannot   = 2 // the command could not run; usage errors included
)

// cli is the command line. The names of commands and flags are relied on by scripts.
type cli struct {
	Build    buildCmd    `cmd:"" help:"Build the site into its build/ folder."`
	Serve    serveCmd    `cmd:"" help:"Show the site in a browser on this machine and follow your edits."`
	Check    checkCmd    `cmd:"" help:"Read everything and say what is wrong, without building."`
	Annotate annotateCmd `cmd:"" help:"Say who speaks in stories, on the terminal or as JSON."`
	Record   recordCmd   `cmd:"" help:"Write down what has been published, so that no address is lost."`
	Diff     diffCmd     `cmd:"" help:"Compare the attributions of two outputs or two built sites."`
	Decide   decideCmd   `cmd:"" help:"Take back a table of quotations that an editor has decided on."`
	People   peopleCmd   `cmd:"" help:"Name whom the archive quotes and has no file of, and write their files."`
	Sample   sampleCmd   `cmd:"" help:"Draw quotations at random, to judge how well the archive is read."`
	Init     initCmd     `cmd:"" help:"Begin an archive in an empty folder."`
	Import   importCmd   `cmd:"" help:"Take the stories out of another system's export."`
	New      newCmd      `cmd:"" help:"Begin a story, person, organisation, place or topic."`

	Version versionFlag `help:"Print the program's version."`
}

func main() {
	tuneMemory()
	os.Exit(run(os.Args[1:], newStreams()))
}

// exit is how a command asks for an exit code with nothing more to say.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// run runs one command line and returns its exit code.
func run(args []string, s *streams) (code int) {
	defer func() {
		if r := recover(); r != nil {
			asked, ok := r.(exit)
			if !ok {
				panic(r)
			}
			code = int(asked)
		}
	}()
	ctx, err := parser(s, args).Parse(args)
	if err != nil {
		return s.fail(initCmd{}.unexpected(args, err))
	}
	return s.fail(ctx.Run(s))
}

func parser(s *streams, args []string) *kong.Kong {
	return kong.Must(&cli{},
		kong.Name("onrecord"),
		kong.Description(about),
		kong.Writers(s.out, s.err),
		kong.Vars{"formats": strings.Join(importer.FormatIDs(), ", ")},
		kong.Exit(func(code int) { panic(exit(code)) }), // after --help
		helpTexts,
		kong.PostBuild(func(k *kong.Kong) error {
			k.Model.Children = asked(k.Model.Children, args)
			return nil
		}),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
}

// asked is the command that args begin with, or all where they begin with none: to make up the
// texts of all takes as long as to read many a story.
func asked(all []*kong.Node, args []string) []*kong.Node {
	for i, command := range all {
		if len(args) > 0 && args[0] == command.Name {
			return all[i : i+1]
		}
	}
	return all
}

// helpTexts are the texts of those flags whose line would be too long with them.
var helpTexts = kong.Vars{
	"addr_help":     "Where to listen, on this machine only. Default: 127.0.0.1:8080.",
	"ask_help":      "With --review: a program that reads the stories, too. What it says otherwise comes first.",
	"base_url_help": "Where the site will stand, instead of site.yaml's base_url.",
	"by_help":       "Who has decided, where the table does not say. Default: the name that git knows.",
	"cache_help":    "A folder for what need not be worked out again. Default: .cache/ in the site folder.",
	"date_help":     "The day of stories that do not name theirs.",
	"id_help":       "The id, which is the file's name and part of its address. Default: made from the name.",
	"kind_help":     "story, person, organisation, place or topic.",
}

const about = `An archive of news stories, kept as text files, published as a static site in which every quotation
is tied to the person who said it.

To begin an archive, in an empty folder:

  onrecord init

To look at an archive, in the folder that holds its site.yaml:

  onrecord serve

To take over what another system has exported:

  onrecord import export.xml

To begin a story in it:

  onrecord new story "Ferry inquiry opens"

To see who is read as speaking in any text:

  onrecord annotate --no-registry story.txt`

// fail prints what kept a command from its end, and turns it into the exit code.
func (s *streams) fail(err error) int {
	var (
		asked exit
		usage *kong.ParseError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &asked):
		return int(asked)
	case errors.As(err, &usage):
		fmt.Fprintf(s.err, "onrecord: %v\nTry: onrecord %s\n", err, helpFor(usage.Context))
	default:
		fmt.Fprintf(s.err, "onrecord: %v\n", err)
	}
	return exitCannot
}

// helpFor is the command line that explains the command that was meant.
func helpFor(ctx *kong.Context) string {
	if ctx == nil || ctx.Command() == "" {
		return "--help"
	}
	for _, p := range ctx.Path {
		if p.Command != nil {
			return p.Command.Name + " --help"
		}
	}
	return "--help"
}

// streams is where a command reads and prints, and what it has to know of that place.
type streams struct {
	in       io.Reader
	out, err io.Writer
	asks     bool                // in and err are terminals: somebody can be asked
	terminal bool                // out is a terminal
	progress bool                // err is a terminal
	env      func(string) string // environment variables
}

func newStreams() *streams {
	return &streams{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, asks: isTerminal(os.Stdin) && isTerminal(os.Stderr),
		terminal: isTerminal(os.Stdout), progress: isTerminal(os.Stderr), env: os.Getenv,
	}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
}

// colour reports whether colours are wanted on the output.
func (s *streams) colour() bool { return s.terminal && s.env("NO_COLOR") == "" }
