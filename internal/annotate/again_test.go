package annotate

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// TestSpeaksAgain holds how sure it is at least that “he” is whoever spoke last, where others were
// spoken of in passing since.
func TestSpeaksAgain(t *testing.T) {
	for _, text := range []string{
		"“No,” said Tom Reed. A note lay there for Paul Marl. “We close,” he said.",
		"“No,” said Tom Reed.\n\nThe note had come from Paul Marl.\n\n“We close at six,” he added.",
		"Tom Reed said the tide was late. The pilot boat waited for Paul Marl. “We close,” he said.",
		"“No,” said Ann Lee. The letter went to Mary Gorse. “We close,” she said.",
		"“No,” said Tom Reed. The lock was named for Paul Marl in 1904. “We close,” he said.",
		"“No,” said Ann Lee. The key had been cut for Susan Marl. “We close,” she said.",
		"Ann Lee said the barge was sold. The price was paid by Mary Gorse. “It is a debt,” she said.",
		"“No,” said Tom Reed. Its wheel came from Paul Marl. He said: “We close at six.”",
		"“No,” said Tom Reed. The road leads past Paul Marl and his dogs. “A day of mud,” he said.",
		"Tom Reed told me so. A chair stood ready for Paul Marl. “We close,” he said.",
	} {
		first := "Tom Reed"
		if strings.Contains(text, "Ann Lee") {
			first = "Ann Lee"
		}
		for _, p := range triedFor(t, text) {
			if p.Wins && (p.Speaker == nil || p.Speaker.Name != first || !p.Evidence.Has(weigh.RefSure96)) {
				t.Errorf("%s: %+v, sure: %v", text, p.Speaker, p.Evidence.Has(weigh.RefSure96))
			}
		}
	}
}
