package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
)

type diffCmd struct {
	JSON     bool   `name:"json" help:"Print the differences as JSON, one object a line."`
	Summary  bool   `help:"Print the differences as Markdown: for the summary of a job, or a review."`
	Recorded string `help:"The site folder of the old one: exit with 1 where an utterance that its ledger has is given another speaker, or none, without an editor's decision." placeholder:"DIR"`
	Old      string `arg:"" help:"An output of annotate --json, or the folder of a built site."`
	New      string `arg:"" help:"The same, later."`
}

func (diffCmd) Help() string {
	return `Every utterance gained, lost, or given another speaker, by the rule that did it, with its sentence.
Nobody should take up a new version of the program, or of the registry, without having read this.

  onrecord annotate --json content/stories/*/* > before.jsonl
  …
  onrecord annotate --json content/stories/*/* > after.jsonl
  onrecord diff before.jsonl after.jsonl
  onrecord diff /var/www/packet build
  onrecord diff --summary --recorded base base-site head-site >>"$GITHUB_STEP_SUMMARY"`
}

func (c *diffCmd) Run(s *streams) error {
	before, err := readUtterances(c.Old)
	if err != nil {
		return err
	}
	after, err := readUtterances(c.New)
	if err != nil {
		return err
	}
	changes := compare(before, after)
	var broken []change
	if c.Recorded != "" {
		recorded, err := recordedIn(c.Recorded)
		if err != nil {
			return err
		}
		broken = unasked(changes, recorded, after)
	}
	switch {
	case c.JSON:
		err = changesJSON(s.out, changes)
	case c.Summary:
		summary{s.out, before, after, changes, broken}.print()
	default:
		printChanges(s.out, changes, len(after))
	}
	for _, ch := range broken {
		fmt.Fprintf(s.err, "onrecord: %s %s is recorded, and would be given another speaker without a decision: %s\n",
			ch.Story, ch.Utterance, ch.turn())
	}
	if err == nil && len(broken) > 0 {
		return exit(exitFindings)
	}
	return err
}

func changesJSON(w io.Writer, changes []change) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, ch := range changes {
		if err := enc.Encode(ch); err != nil {
			return err
		}
	}
	return nil
}

// readUtterances reads an output of annotate --json, or a built site.
func readUtterances(name string) (map[utteranceKey]utterance, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return readSite(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all := map[utteranceKey]utterance{}
	in := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for n := 1; ; n++ {
		var story storyJSON
		switch err := in.Decode(&story); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, called.Errorf("%s, object %d: this is not what annotate --json prints: %w", name, n, err)
		case story.Story == "" || story.Quotations == nil:
			return nil, called.Errorf("%s, object %d: this is not what annotate --json prints: it has no story or no "+
				"quotations", name, n)
		}
		story.utterances(all)
	}
}

// printChanges prints the changes by the rules that made them, the rule with most changes first,
// and sums up.
func printChanges(w io.Writer, changes []change, of int) {
	groups := map[string][]change{}
	for _, ch := range changes {
		groups[ch.heading()] = append(groups[ch.heading()], ch)
	}
	headings := make([]string, 0, len(groups))
	for h := range groups {
		headings = append(headings, h)
	}
	order.By(headings, func(a, b string) int {
		if n := len(groups[b]) - len(groups[a]); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	for _, h := range headings {
		fmt.Fprintf(w, "%s: %d\n", h, len(groups[h]))
		for _, ch := range groups[h] {
			fmt.Fprintf(w, "\n  %s %s  %s\n    %s\n", ch.Story, ch.Utterance, ch.turn(),
				strings.Join(strings.Fields(ch.Sentence), " "))
		}
		fmt.Fprintln(w)
	}
	n := map[string]int{}
	for _, ch := range changes {
		n[ch.Change]++
	}
	fmt.Fprintf(w, "%d gained, %d lost, %d given another speaker, %d said in another way, of %s\n",
		n[gained], n[lost], n[otherSpeaker], n[otherAssertion], counted(of, "utterance"))
}
