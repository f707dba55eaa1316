package check

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/site"
)

// unrecorded says, in an archive that writes down what it has published, what is not written down
// yet.
func unrecorded(r *site.Report) []diag.Finding {
	if r.Unrecorded == nil || diag.HasErrors(r.Findings) {
		return nil
	}
	fresh := r.Unrecorded()
	if fresh.Empty() {
		return nil
	}
	utterances := 0
	for _, s := range fresh.Stories {
		utterances += len(s.Utterances)
	}
	return []diag.Finding{{
		Pos: diag.Pos{File: permalinks.Folder}, Severity: diag.Note, Code: "unrecorded",
		Message: fmt.Sprintf("not yet recorded: stories %d, utterances %d, other addresses %d", len(fresh.Stories),
			utterances, len(fresh.Pages)),
		Hint: "onrecord record, when they are out",
	}}
}
