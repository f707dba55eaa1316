package main

type diffCmd struct {
	JSON bool   `name:"json" help:"Print the differences as JSON, one object a line."`
	Old  string `arg:"" help:"An output of annotate --json, or a built site."`
	New  string `arg:"" help:"The same, later."`
}

func (diffCmd) Help() string {
	return `Every utterance gained, lost, or given another speaker, by rule, with its sentence.

  onrecord annotate --json content/stories/*.md > before.jsonl
  …
  onrecord annotate --json content/stories/*.md > after.jsonl
  onrecord diff before.jsonl after.jsonl`
}

func (c *diffCmd) Run(*streams) error { return notYet("diff") }
