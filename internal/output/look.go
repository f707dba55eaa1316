package output

// A Looker tells the states of the files below one folder. It opens the folder once, so that the
// system goes its path once and not for each file.
type Looker struct{ folder }

// Look opens a folder to look at files below it.
func Look(dir string) (*Looker, error) {
	f, err := openFolder(dir)
	return &Looker{f}, err
}

// State is that of a file, and false where there is no regular file of this name.
func (l *Looker) State(name string) (State, bool) { return l.state(name) }
