package main

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// recordedIn are the utterances that the ledger of a site folder has.
func recordedIn(dir string) (map[utteranceKey]bool, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	names, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(permalinks.Folder), "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, called.Errorf("%s has no %s: nothing is recorded", dir, permalinks.Folder)
	}
	var files []permalinks.File
	var errs []error
	for _, name := range names {
		at := path.Join(permalinks.Folder, filepath.Base(name))
		src, err := root.ReadFile(filepath.FromSlash(at))
		files, errs = append(files, permalinks.File{Name: at, Source: src}), append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	ledger, _ := permalinks.Read(files) // what is wrong in it is for check to say
	all := map[utteranceKey]bool{}
	for _, s := range ledger.Stories {
		for _, id := range s.Utterances {
			all[utteranceKey{s.ID, id}] = true
		}
	}
	return all, nil
}

// unasked are the changes that give an utterance which is recorded another speaker, or none, though
// no editor has decided so: what readers were told, and may have cited, is told otherwise.
func unasked(changes []change, recorded map[utteranceKey]bool, after map[utteranceKey]utterance) []change {
	return order.Without(slices.Clone(changes), func(ch change) bool {
		key := utteranceKey{ch.Story, ch.Utterance}
		return ch.Change != otherSpeaker || !recorded[key] || after[key].decided
	})
}
