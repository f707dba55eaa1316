package annotate

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// holdsPiece holds for each text whether the proposal that wins has the piece.
func holdsPiece(t *testing.T, piece weigh.Evidence, before string, texts map[string]bool) {
	t.Helper()
	for text, want := range texts {
		won := false
		for _, p := range triedFor(t, before+text) {
			won = won || p.Wins
			if p.Wins && p.Evidence.Has(piece) != want {
				t.Errorf("%s: %s: %v", text, weigh.Of(piece).ID, !want)
			}
		}
		if !won {
			t.Errorf("%s: nobody", text)
		}
	}
}

// TestFarCue holds that words which a clause of plain saying brings are no less its subject's
// however long that clause is.
func TestFarCue(t *testing.T) {
	const far = "the pier on which three generations of her family had sold tea and rope was "
	holdsPiece(t, weigh.CueFar, "Ann Lee runs the mill. Tom Reed keeps the lock. ", map[string]bool{
		"Ann Lee said that " + far + "“a heap of rotten planks”.":                                       false,
		"Ann Lee said " + far + "“a heap of rotten planks”.":                                            false,
		"Lee told the board that " + far + "“a heap of rotten planks”.":                                 false,
		"She added that " + far + "“a heap of rotten planks”.":                                          false,
		"Lee warned the board that " + far + "“no place for children”.":                                 false,
		"Lee insisted in the hall on Monday that " + far + "“sold to nobody”.":                          false,
		"Lee has claimed that " + far + "“stolen by night”.":                                            false,
		"Lee called the pier on which three generations of Reeds had sold tea and rope “rotten”.":       true,
		"Lee wrote about the pier on which three generations of Reeds had sold tea and rope “free”.":    true,
		"Ann Lee said that Reed had told the board that " + far + "“full of worm”.":                     true,
		"Ann Lee said in the hall, as Reed says, that " + far + "“full of worm and weed”.":              true,
		"Lee accused Reed, the keeper of the lock and winner of last year's race, of being “asleep”.":   false,
		"Lee accused Tom Reed, who has kept the lock for thirty years of storms, of being “asleep”.":    false,
		"Lee described the wheel, old and loved by all who live by the mill, as “rotten wood”.":         false,
		"The board heard Lee's remark, made in the mill on a night of rain, that Reed was “asleep”.":    false,
		"The board heard Lee's claim that " + far + "“a heap of planks”.":                               false,
		"Lee accused Reed of sleeping by the lock every night of the spring and of being “a bad joke”.": true,
	})
}

// TestOneWordInClause holds that a single word is no term by itself where a clause of saying brings
// it.
func TestOneWordInClause(t *testing.T) {
	holdsPiece(t, weigh.OneWord, "Ann Lee runs the mill. ", map[string]bool{
		"Lee said the wheel was “rotten”.":          false,
		"Lee said that she felt “drowned”.":         false,
		"She told the board it was “absurd”.":       false,
		"Lee called the new wheel “rotten”.":        false,
		"Lee described the wheel as “rotten”.":      false,
		"Lee left, saying the wheel was “rotten”.":  false,
		"Lee insisted the board had been “asleep”.": false,
		"Lee said “rotten”.":                        true,
		"Lee shouted “Never!”":                      true,
		"“Rotten,” said Lee.":                       true,
	})
}

// TestShortenedName holds that an ordinary word in a name says nothing against it where the story
// shortens the name and says by it that somebody speaks.
func TestShortenedName(t *testing.T) {
	holdsPiece(t, weigh.NameOrdinary, "", map[string]bool{
		"Ann Tribe runs the mill. “The wheel stops,” Tribe said.":              false,
		"Ann Tribe runs the mill. Ms. Tribe said the wheel was “rotten wood”.": false,
		"Tom Cargo keeps the lock. Cargo called it “a bath”.":                  false,
		"Mere Taumata keeps the lock. “It leaks,” Taumata said.":               false,
		"Tom Harvest keeps the lock. According to Harvest, it is “a bath”.":    false,
		"Ann Tribe runs the mill. “The wheel stops,” said Ann Tribe.":          true,
		"“The wheel stops,” said Tom Cargo.":                                   true,
		"Tom Cargo keeps the lock. “The wheel stops,” said Tom Cargo.":         true,
		"Tom Harvest called it “a bath”.":                                      true,
		"The town met Tom Harvest. “It leaks,” he said.":                       true,
	})
}

// TestPostTellsOfName holds that words which nobody knows are as surely a name as known ones where
// the text says what its bearer is.
func TestPostTellsOfName(t *testing.T) {
	holdsPiece(t, weigh.NameSure80, "", map[string]bool{
		"Oru Velg, a rower, said the wheel was “rotten”.":             true,
		"The rower Oru Velg came late. “It leaks,” he said.":          true,
		"“It leaks,” said the rower Oru Velg.":                        true,
		"“It leaks,” said Oru Dask Velg, chair of the harbour board.": true,
		"Harbour master Oru Velg called the wheel “a bath”.":          true,
		"“It leaks,” said Oru Velg.":                                  false,
		"Oru Velg called the wheel “a bath”.":                         false,
		"Oru Velg came late. “It leaks,” he said.":                    false,
		"“It leaks,” said the rower Velg.":                            false,
	})
}

// TestQuestionAsked holds that a question is no reporter's where a clause says who puts it.
func TestQuestionAsked(t *testing.T) {
	holdsPiece(t, weigh.Question, "Ann Lee runs the mill. Tom Reed keeps the lock. ", map[string]bool{
		"“Who pays for the wheel?” Lee said.":          false,
		"“Who pays for the wheel?” asked Ann Lee.":     false,
		"“Who pays for the wheel?” she shouted.":       false,
		"Lee said, “Who pays for the wheel?”":          false,
		"Lee turned to Reed, asking “Who pays?”":       false,
		"Lee leaned over the rail: “Who will pay me?”": true,
		"“It leaks,” Lee said. “Who will pay me?”":     true,
		"“Reed came and said, ‘Who pays?’” Lee said.":  true,
	})
}

// TestNamedAhead holds that nobody has been named since somebody whose name is still to come.
func TestNamedAhead(t *testing.T) {
	const others = "Norbury was cool to Tom Reed, Mary Marl and Jo Dask, with the "
	holdsPiece(t, weigh.NotLately, "", map[string]bool{
		others + "harbour bank chief calling them “bold”.\n\nAnn Lee, managing director of the Harbour " +
			"Authority of Norbury, has a plan.": false,
		others + "harbour bank chief saying their boats “had sunk”.\n\nAnn Lee, managing director of the Harbour " +
			"Authority of Norbury, went home.": false,
	})
}

// TestSpeakerByPost holds that it is more than attention which ties a post to whoever has spoken.
func TestSpeakerByPost(t *testing.T) {
	holdsPiece(t, weigh.RefAttention, "Billionaire Ann Lee came to the mill. ", map[string]bool{
		"“It leaks,” Ann Lee said. “I will sell it,” the investor said.":                 false,
		"“It leaks,” Lee said.\n\nThe investor called the wheel “rotten”.":               false,
		"Tom Reed came. “It leaks,” Lee said. The investor said the wheel was “rotten”.": false,
		"“It leaks,” said Lee.\n\nThe investor said it was hers. “I bought it.”":         false,
		"The investor said the wheel was “rotten”.":                                      true,
		"“It leaks,” Ann Lee said. She called the wheel “rotten”.":                       true,
	})
}

// TestVoiceOfName holds that of two people with one surname it is hers who alone has spoken.
func TestVoiceOfName(t *testing.T) {
	holdsPiece(t, weigh.NameShared, "Tom Lee keeps a lock. Ann Lee went to the mill. ", map[string]bool{
		"“It leaks,” Ann Lee said.\n\nAnn Lee has a boat.\n\n“All of it leaks,” Lee said.":              false,
		"“It leaks,” Ann Lee said. “It does.”\n\nTom Reed left.\n\nLee called it “rotten”.":             false,
		"She came late. “It leaks,” she said.\n\nAnn Lee left.\n\n“All of it,” Lee said.":               false,
		"Ann Lee has a boat.\n\n“All of it leaks,” Lee said.":                                           true,
		"“It leaks,” Tom Lee said. “It does,” said Ann Lee.\n\nAnn Lee left.\n\n“All of it,” Lee said.": true,
		"Ann Lee has a boat.\n\n“All of it leaks,” Lee said. “It is mine,” Lee said.":                   true,
	})
}

// TestLetterForName holds that a letter is all of a name that a paper keeps to itself, where the
// text says by it that somebody speaks.
func TestLetterForName(t *testing.T) {
	holdsPiece(t, weigh.NameOne, "The mill is old. ", map[string]bool{
		"H., who is afraid to be named, says the wheel is “rotten”.":             false,
		"H., another of the millers, said she was afraid. “It leaks,” she said.": false,
		"Ann came late. Ann said the wheel was “rotten”.":                        true,
	})
}

// TestWholeNames holds that a middle initial, and a title before a lone surname, leave a name
// whole, and that a suffix makes none long.
func TestWholeNames(t *testing.T) {
	holdsPiece(t, weigh.NameInitial, "", map[string]bool{
		"“It leaks,” said Ann M. Lee.":     false,
		"“It leaks,” said Thomas R. Reed.": false,
		"Mary K. Lee called it “a bath”.":  false,
		"“It leaks,” said A. M. Lee.":      true,
		"“It leaks,” said J. Reed.":        true,
	})
	holdsPiece(t, weigh.NameLong, "", map[string]bool{
		"“It leaks,” said Thomas R. Reed Jr.":              false,
		"Thomas R. Reed III called it “a bath”.":           false,
		"Ann B. Lee, Sr., left. “It leaks,” Ms. Lee said.": false,
		"“It leaks,” said Thomas Rex Amory Reed.":          true,
		"“It leaks,” said Thomas Rex Amory Reed Jr.":       true,
	})
	holdsPiece(t, weigh.NameOne, "", map[string]bool{
		"“It leaks,” Mr. Harrowmere said.":                   false,
		"Mrs Tollgate called it “a bath”.":                   false,
		"“It leaks,” said Miss Sandeval.":                    false,
		"“It leaks,” Harrowmere said.":                       true,
		"Harrowmere came late. “It leaks,” said Harrowmere.": true,
	})
}

// TestBodySpeaks holds that a body of which it is said by name that it calls or denies something,
// or according to which something is so, is as good a speaker as one that says it.
func TestBodySpeaks(t *testing.T) {
	holdsPiece(t, weigh.Body, "", map[string]bool{
		"The Harbour Council called the pier “rotten wood”.":                       false,
		"The Harbour Council denied that it was “asleep at night”.":                false,
		"The Harbour Council left, calling the pier “rotten wood”.":                false,
		"According to the Harbour Council, the pier is “rotten wood”.":             false,
		"The pier was “rotten wood”, according to the Harbour Council.":            false,
		"The Harbour Council described the pier as “rotten wood”.":                 false,
		"The Harbour Council said the pier was “rotten wood”.":                     false,
		"The Harbour Council condemned “the rotten trade in planks”.":              false,
		"The Harbour Council met. It said the pier was “rotten wood”.":             true,
		"Planks lay before the Harbour Council. It called the pier “rotten wood”.": true,
	})
}

// TestCalledSo holds that a name of one word is a whole one where the text says that somebody is
// called so, or gives an age beside it.
func TestCalledSo(t *testing.T) {
	holdsPiece(t, weigh.NameOne, "The wheel of the mill leaks. ", map[string]bool{
		"A resident named Ping said it was “a bath”.":                                  false,
		"A baker, surnamed Pok, said it was “a bath”.":                                 false,
		"A cook who gave her name as Amanda said it was “a bath”.":                     false,
		"A cook who gave her name only as Amanda stood by. Amanda called it “a bath”.": false,
		"A man who asked to be called only Zoran said it was “a bath”.":                false,
		"The woman, identified as Mirela, said it was “a bath”.":                       false,
		"A cook gave only her first name, Amanda. “It leaks,” Amanda said.":            false,
		"A pupil, Amanda, 12, called it “a bath”.":                                     false,
		"The 46-year-old Amanda came. “It leaks,” she said.":                           false,
		"The cook was named Pok’s deputy. “It leaks,” Pok said.":                       true,
		"“It leaks,” said Amanda.":                                                     true,
		"The board met Amanda. “It leaks,” she said.":                                  true,
		"The clerk called Amanda a thief. “It leaks,” Amanda said.":                    true,
		"A storm named the Gull hit Amanda. “It leaks,” Amanda said.":                  true,
	})
}

// TestCalledInAWord holds that a word or two without a verb is all that somebody calls a thing.
func TestCalledInAWord(t *testing.T) {
	holdsPiece(t, weigh.NoClause, "Ann Lee runs the mill. Tom Reed keeps the lock. ", map[string]bool{
		"Lee called the wheel “a rotten bath”.":               false,
		"Lee described the wheel as “rotten wood”.":           false,
		"She called it “rotten”.":                             false,
		"Lee accused Reed of “idle talk”.":                    false,
		"Lee criticised “the sale of planks”.":                false,
		"Lee left, calling Reed “a sleeper”.":                 false,
		"Lee denounced the sale as “a theft” and “a shame”.":  false,
		"Lee said “a rotten bath”.":                           true,
		"“A rotten bath,” Lee said.":                          true,
		"Lee said the wheel was “rotten wood”.":               true,
		"Lee turned to “the rotten wood” of the wheel.":       true,
		"Lee's description of the wheel as “rotten” was odd.": true,
	})
}

// TestRejectedAs holds that what somebody rejects a thing as is said, and what he only rejects or
// denies is not.
func TestRejectedAs(t *testing.T) {
	holdsPiece(t, weigh.CueUnsaid, "Ann Lee runs the mill. ", map[string]bool{
		"Lee rejected the plan as “half a bridge”.":           false,
		"Lee dismissed it as “a bath”.":                       false,
		"She rejected the claim as “idle talk”.":              false,
		"Lee denied that the wheel was “rotten wood”.":        true,
		"Lee never said that the wheel was “rotten wood”.":    true,
		"Lee did not describe the wheel as “rotten wood”.":    true,
		"Lee would have called the wheel “rotten wood” then.": true,
	})
}

// TestGoesOnAsSurely holds that words which go on from others are as surely their speaker's, and
// that those which only may go on are not.
func TestGoesOnAsSurely(t *testing.T) {
	before := strings.Repeat("The wheel of the mill turned all day in the rain, and nobody went out. ", 12) + "\n\n"
	for text, want := range map[string]bool{
		"“It leaks,” Harrowmere said. “All of it.”":                          true,
		"“It leaks,” Harrowmere said.\n\n“And the pier leaks, I would say.”": true,
		"“It leaks,” said Tom Reed. “A bath!”":                               true,
		"Tom Reed stood by. “It leaks,” he said. “Not a word.”":              true,
		"Tom Reed stood by. “It leaks,” he wrote. “Not a day more.”":         true,
		"Tom Reed stood by. “It leaks,” he said.\n\n“We need a new one.”":    true,
		"“It leaks, Harrowmere said.\n\n“And the pier leaks, I would say.”":  true,
		"“It leaks,” Tom Reed said. It was “a bath” by then.":                false,
		"“It leaks,” Tom Reed said. The town would “never pay for it”.":      false,
	} {
		s, _ := storyMarked("en", before+text)
		qs := New(Options{}).Annotate(s).Quotations
		if len(qs) < 2 {
			continue
		}
		if a, b := qs[0].Confidence, qs[1].Confidence; (b >= a-0.01) != want {
			t.Errorf("%s: %.2f, then %.2f", text, a, b)
		}
	}
}

// TestArticleInName holds that a capital inside a sentence makes the article a word of a body's
// name, which is then no lone word where the body is said to say something.
func TestArticleInName(t *testing.T) {
	line := "The mill of the town is old, and its wheel has turned all day and all night for years.\n\n"
	holdsPiece(t, weigh.BodyOne, strings.Repeat(line, 3), map[string]bool{
		"“It leaks,” The Lantern reported.":                       false,
		"“It leaks,” wrote The Mirror.":                           false,
		"“It leaks,” according to the board, The Verge reported.": false,
		"Yesterday The Gazette wrote that it “leaks”.":            false,
		"As The Lantern reported, it “leaks”.":                    false,
		"“It leaks,” the Lantern reported.":                       true,
		"The Lantern reported that it “leaks”.":                   true,
		"“It leaks.” The Lantern reported that it “leaks”.":       true,
	})
}
