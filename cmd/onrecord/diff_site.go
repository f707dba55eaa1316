package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
)

// rowJSON is what is compared of a row of data/<year>/quotations.jsonl.
type rowJSON struct {
	Story     string  `json:"story"`
	Utterance string  `json:"utterance"`
	SpeakerID *string `json:"speaker_id"`
	Speaker   *string `json:"speaker"`
	Type      *string `json:"speaker_type"`
	Via       *string `json:"via"`
	Assertion string  `json:"assertion"`
	Rule      *string `json:"rule"`
	Status    string  `json:"status"`
	Sentence  *string `json:"sentence"`
}

// readSite reads the utterances of a built site from the tables of its years.
func readSite(dir string) (map[utteranceKey]utterance, error) {
	files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(address.YearTables(address.QuotationsLines))))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, called.Errorf("%s has no data/<year>/quotations.jsonl: it is no built site, or one without data "+
			"among its outputs: in site.yaml", dir)
	}
	all := map[utteranceKey]utterance{}
	for _, file := range files {
		if err := readTable(file, all); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func readTable(file string, all map[utteranceKey]utterance) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	in := json.NewDecoder(bufio.NewReaderSize(f, 1<<20))
	for n := 1; ; n++ {
		var row rowJSON
		switch err := in.Decode(&row); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return called.Errorf("%s, object %d: this is no table of quotations: %w", file, n, err)
		}
		all[utteranceKey{row.Story, row.Utterance}] = row.utterance()
	}
}

func (r rowJSON) utterance() utterance {
	u := utterance{assertion: r.Assertion, rule: orEmpty(r.Rule), sentence: orEmpty(r.Sentence),
		decided: isDecided(r.Status)}
	if r.Speaker != nil {
		u.speaker = &speakerJSON{ID: r.SpeakerID, Name: *r.Speaker, Type: orEmpty(r.Type)}
	}
	if r.Via != nil {
		u.via = &speakerJSON{Name: *r.Via}
	}
	return u
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
