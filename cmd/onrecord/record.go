package main

type recordCmd struct {
	siteFlag
}

func (recordCmd) Help() string {
	return `Appends the addresses and utterance ids that are published and not yet written down to content/permalinks/, where check
looks for what has been lost.

  onrecord record`
}

func (c *recordCmd) Run(*streams) error {
	if _, err := c.folder(); err != nil {
		return err
	}
	return notYet("record")
}
