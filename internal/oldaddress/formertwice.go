package oldaddress

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
)

// FormerTwice complains of former ids of a story's quotations that could lead to two places: one
// that is a quotation's own id, or that two decisions give.
func FormerTwice(s *content.Story, r *annotate.Result) []diag.Finding {
	var found []diag.Finding
	taken := map[string]string{}
	for _, d := range s.Decisions {
		for _, id := range d.FormerIDs {
			if len(taken) == 0 {
				for _, q := range r.Quotations {
					taken[q.ID] = "is the id of a quotation of this story"
				}
			}
			if why := taken[id]; why != "" {
				found = append(found, diag.Finding{
					Pos: d.Pos, Code: "former-id", Message: fmt.Sprintf("the former id %s %s", id, why),
					Hint: "delete it in this decision",
				})
			}
			taken[id] = "is given to another quotation, too"
		}
	}
	return found
}
