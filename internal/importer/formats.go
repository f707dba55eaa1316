package importer

import (
	"slices"

	"github.com/onrecord/onrecord/internal/importer/agency"
	"github.com/onrecord/onrecord/internal/importer/cms"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/mail"
	"github.com/onrecord/onrecord/internal/importer/pages"
	"github.com/onrecord/onrecord/internal/importer/text"
)

// Formats are all formats that there are. Where two are as sure of a file, the first reads it.
func Formats() []item.Format {
	return slices.Concat(agency.Formats(), cms.Formats(), pages.Formats(), mail.Formats(), text.Formats())
}

// FormatIDs are the ids of all formats, as --format takes them.
func FormatIDs() []string {
	var ids []string
	for _, f := range Formats() {
		ids = append(ids, f.ID)
	}
	return ids
}
