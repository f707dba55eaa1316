package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/docs"
	"github.com/onrecord/onrecord/internal/called"
)

type initCmd struct {
	From     []string `help:"Also import this; may be given several times." placeholder:"SOURCE"`
	Title    string   `help:"The archive's name. Default: asked for, or the folder's." placeholder:"TEXT"`
	BaseURL  string   `name:"base-url" help:"Where the archive will stand." placeholder:"URL"`
	Language string   `help:"Of the archive and its stories: en, en-GB." placeholder:"TAG"`
	Timezone string   `help:"In which a story's day is counted: Europe/London." placeholder:"NAME"`
	Engine   string   `help:"The program, for the workflow: OWNER/onrecord@v1.2.3" placeholder:"REPO@VERSION"`
	Dir      string   `arg:"" optional:"" help:"The folder to begin in. Default: this one." placeholder:"DIR"`
}

// unexpected says of an argument too many what a shell has made of --from *.xml.
func (initCmd) unexpected(args []string, err error) error {
	named := func(arg string) bool { return called.HasPrefix(arg, "--from") }
	imports := len(args) > 0 && args[0] == "init" && slices.ContainsFunc(args, named)
	if imports && called.HasPrefix(err.Error(), "unexpected argument") {
		return called.Errorf("%w; %s", err, eachFrom)
	}
	return err
}

func (initCmd) Help() string {
	return `Writes site.yaml, a first story as a draft, the workflow for GitHub Pages, a README for the newsroom and a
.gitignore. On a terminal you are asked for what is not given. Nothing is ever overwritten, and a folder that has a
site.yaml is left alone.

  onrecord init packet
  onrecord init --title "The Ostrey Packet" --base-url https://packet.example/ --language en-GB packet
  onrecord init --from export.xml packet`
}

func (c *initCmd) Run(s *streams) error {
	dir := c.Dir
	if dir == "" {
		dir = "."
	}
	if err := c.beginnable(dir); err != nil {
		return err
	}
	if err := there(c.From); err != nil {
		return err
	}
	now, err := s.now()
	if err != nil {
		return err
	}
	answers, err := c.answers(s, dir)
	if err != nil {
		return err
	}
	if err := c.write(s, dir, answers, now); err != nil {
		return err
	}
	if len(c.From) > 0 {
		err = (&importCmd{siteFlag: siteFlag{Site: dir}, Source: c.From, begins: true}).Run(s)
	}
	if found := exit(0); err == nil || errors.As(err, &found) {
		c.whatNext(s, dir) // also where the import has found what is to be mended
	}
	return err
}

const eachFrom = "of several sources each has a --from before it, or name the folder in which they lie: --from exports/"

// there is an error where a source is not: it is told before anything is written, so that the same
// command, mended, begins the archive.
func there(sources []string) error {
	for _, source := range sources {
		if _, err := os.Stat(source); errors.Is(err, fs.ErrNotExist) {
			return called.Errorf("there is no %s to import; nothing was written", source)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// beginnable is an error where a folder is an archive already, or no folder.
func (c *initCmd) beginnable(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir() && len(c.From) > 0:
		return called.Errorf("%s is a file: name a folder to begin in; %s", dir, eachFrom)
	case !info.IsDir():
		return called.Errorf("%s is a file: name a folder", dir)
	}
	_, err = os.Lstat(filepath.Join(dir, "site.yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && len(c.From) > 0 {
		const is = "%s holds a site.yaml already, so it is an archive; to import into it: onrecord import --site %s %s"
		return called.Errorf(is, dir, dir, strings.Join(c.From, " "))
	}
	if err == nil {
		const is = "%s holds a site.yaml already, so it is an archive; to look at it: onrecord serve --site %s"
		return called.Errorf(is, dir, dir)
	}
	return err
}

// write writes what is not there yet; site.yaml, which makes the folder an archive, comes last.
func (c *initCmd) write(s *streams, dir string, a answers, now time.Time) error {
	day := now.In(a.location()).Format(time.DateOnly)
	files := [][2]string{
		{".gitignore", ignored},
		{".github/workflows/pages.yml", c.workflow()},
		{"README.md", strings.ReplaceAll(newsroom, "TITLE", a.title)},
		{"site.yaml", a.settings()},
	}
	if _, err := os.Stat(filepath.Join(dir, "content", "stories")); err != nil && len(c.From) == 0 {
		name := "content/stories/" + day[:4] + "/" + day + "-how-to-begin.md"
		files = append([][2]string{{name, strings.ReplaceAll(firstStory, "TODAY", day)}}, files...)
	}
	for _, f := range files {
		switch err := create(filepath.Join(dir, filepath.FromSlash(f[0])), f[1]); {
		case errors.Is(err, fs.ErrExist):
			fmt.Fprintf(s.err, "onrecord: %s is there already, and stays as it is\n", f[0])
		case err != nil:
			return err
		default:
			fmt.Fprintln(s.out, f[0])
		}
	}
	return nil
}

// workflow is docs/pages.yml, with the program's repository and version where they were given.
func (c *initCmd) workflow() string {
	repository, version, _ := called.Cut(c.Engine, "@")
	text := docs.Workflow
	for _, set := range [][2]string{{"ENGINE", repository}, {"ENGINE_VERSION", version}} {
		if key, value := set[0], set[1]; value != "" {
			setting := regexp.MustCompile("(?m)^  " + key + ": .*$")
			text = setting.ReplaceAllLiteralString(text, "  "+key+": "+value)
		}
	}
	return text
}

// whatNext tells what to look at first.
func (c *initCmd) whatNext(s *streams, dir string) {
	fmt.Fprintln(s.out)
	if dir != "." {
		fmt.Fprintf(s.out, "In %s:\n\n", dir)
	}
	if len(c.From) > 0 {
		fmt.Fprint(s.out, imported)
	} else {
		fmt.Fprint(s.out, begun)
	}
	if c.Engine == "" {
		fmt.Fprint(s.out, setEngine)
	}
}

const begun = `  onrecord serve --drafts                 look at the archive while you write, drafts too
  onrecord new story "A harbour reopens"  begin a story
  onrecord check                          what is wrong, with what to do about it
`

const imported = `  onrecord check            what is wrong, with what to do about it
  onrecord people           whom the stories quote; --write makes their files
  onrecord serve            look at the archive
  onrecord check --review   the quotations most worth a look
  onrecord import SOURCE    again, with what the report asks for: --dates, --base, --map
`

const setEngine = `
Before you push it to GitHub: set ENGINE in .github/workflows/pages.yml to the repository of the program.
`
