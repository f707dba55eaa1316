package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
)

// view prints a story for a human eye: its text with the quotations numbered, and under each block
// who is read as speaking, and why.
type view struct {
	w      io.Writer
	colour bool
}

// The colours, as terminals number them.
const (
	green  = "32"
	yellow = "33"
	red    = "31"
	grey   = "90"
	bold   = "1"
)

func (v view) paint(colour, text string) string {
	if !v.colour || text == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

func (v view) story(file string, a *site.Annotated) {
	figures := numbered(a.Result.Quotations)
	fmt.Fprintln(v.w, v.paint(grey, "── "+file+" · "+a.ID))
	for _, b := range a.Text.Blocks {
		if b.Len() == 0 {
			continue
		}
		inBlock := within(a.Result.Quotations, b.Range)
		fmt.Fprintf(v.w, "\n%s\n", v.block(a.Text.S, b, inBlock, figures))
		for i := range inBlock {
			v.quotation(&inBlock[i], figures)
		}
	}
	fmt.Fprintln(v.w)
}

// numbered counts the utterances in reading order: an utterance's id → its figure.
func numbered(all []annotate.Quotation) map[string]int {
	figures := map[string]int{}
	for _, q := range all {
		if _, seen := figures[q.Utterance]; !seen && q.Speech {
			figures[q.Utterance] = len(figures) + 1
		}
	}
	return figures
}

// within gives the quotations that begin in r; all are sorted by Start.
func within(all []annotate.Quotation, r prose.Range) []annotate.Quotation {
	from := 0
	for from < len(all) && all[from].Start < r.Start {
		from++
	}
	to := from
	for to < len(all) && all[to].Start < r.End {
		to++
	}
	return all[from:to]
}

// block is the block's text with its outermost quotations coloured and all of them numbered.
func (v view) block(text string, b prose.Block, quotations []annotate.Quotation, figures map[string]int) string {
	marks := map[int]string{} // what is put in before a byte
	for i := range quotations {
		q := &quotations[i]
		if n := figures[q.Utterance]; q.Speech {
			marks[q.End] = fmt.Sprintf("[%d]", n) + marks[q.End]
		}
	}
	var out called.Builder
	for at := b.Start; at <= b.End; at++ {
		out.WriteString(v.paint(grey, marks[at]))
		if at < b.End {
			out.WriteByte(text[at])
		}
	}
	line := out.String()
	if b.Kind == prose.Headline || b.Kind == prose.Crosshead {
		line = v.paint(bold, line)
	}
	return line
}

// quotation says in a line who is read as speaking.
func (v view) quotation(q *annotate.Quotation, figures map[string]int) {
	if !q.Speech {
		fmt.Fprintf(v.w, "    %s %s %s\n", v.paint(grey, "–"), v.paint(grey, q.ID), v.paint(grey, "not speech"))
		return
	}
	fmt.Fprintf(v.w, "    %d %s %s\n", figures[q.Utterance], v.paint(grey, q.ID), v.evidence(q))
}

func (v view) evidence(q *annotate.Quotation) string {
	parts := []string{v.speaker(q)}
	if q.Via != nil {
		parts = append(parts, "as quoted by "+q.Via.Name)
	}
	if q.Assertion != annotate.Said && q.Assertion != "" {
		parts = append(parts, strings.ReplaceAll(string(q.Assertion), "_", " "))
	}
	if q.EchoOf != "" {
		parts = append(parts, "echo of "+q.EchoOf)
	}
	if q.Source != nil {
		parts = append(parts, "source “"+q.Source.Text+"”")
	}
	if q.Cue != nil {
		parts = append(parts, "cue “"+q.Cue.Text+"”")
	}
	if q.Rule != "" {
		parts = append(parts, q.Rule)
	}
	if q.Status != annotate.Auto && q.Status != "" {
		parts = append(parts, string(q.Status))
	}
	if q.Speaker == nil {
		parts = append(parts, candidates(q.Candidates)...)
	}
	return strings.Join(parts, " · ")
}

func (v view) speaker(q *annotate.Quotation) string {
	if q.Speaker == nil {
		return v.paint(red, "nobody found")
	}
	name := q.Speaker.Name
	if q.Speaker.Role != "" {
		name += " (" + q.Speaker.Role + ")"
	}
	switch {
	case q.Decided:
		return v.paint(green, name) + " by decision"
	case q.Confidence >= index.ClearFrom:
		return v.paint(green, name) + " " + annotate.Figure(q.Confidence)
	}
	return v.paint(yellow, name) + " " + annotate.Figure(q.Confidence)
}

// candidates lists the likeliest that were considered.
func candidates(all []annotate.Candidate) []string {
	var out []string
	for _, c := range all[:min(len(all), 3)] {
		out = append(out, fmt.Sprintf("perhaps %s %s", c.Speaker.Name, annotate.Figure(c.Confidence)))
	}
	return out
}

// steps prints how one quotation was read, a step a line.
func (v view) steps(file, id string, all []annotate.Step) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintln(v.w, v.paint(grey, "── "+file+" · "+id))
	width := 0
	for _, s := range all {
		width = max(width, utf8.RuneCountInString(s.Title))
	}
	for _, s := range all {
		fmt.Fprintf(v.w, "%s%s  %s\n", v.paint(bold, s.Title),
			strings.Repeat(" ", width-utf8.RuneCountInString(s.Title)), s.Text)
	}
}
