package names

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// story is invented copy of some 700 words.
var story = strings.Repeat(`Harbour commissioner Edith Varley said on Tuesday that the Ostrey Ferry Company had ignored two warnings from the Marine Safety Board.
"We wrote to them in March and again in May," Varley told the Ostrey Packet. "Nobody answered."
Her deputy, Tomasz Brandl of the University of Kelling, agreed. Mr Brandl, 54, said the board's inspectors in Port Anselm had found rust in the hull of the MV Curlew.
A spokeswoman for the company, Joan Lidell, declined to comment. Mayor Peter Odum and Councillor Rhian Odum, who is not related to him, will meet the Ministry of Transport in London next week.
"It is a disgrace," said Rhian Odum. The mayor was more cautious: Odum said he would wait for the report. The U.S. maker of the engines, Haldane Marine Inc., did not respond.
`, 6)

func BenchmarkFind(b *testing.B) {
	var parts []prose.Part
	for _, l := range strings.Split(strings.TrimSpace(story), "\n") {
		parts = append(parts, prose.Part{Text: l})
	}
	in := input(parts...)
	b.Logf("%d words", len(strings.Fields(in.Text.S)))
	b.ReportAllocs()
	b.SetBytes(int64(len(in.Text.S)))
	for b.Loop() {
		Find(in)
	}
}
