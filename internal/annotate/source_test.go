package annotate

import "testing"

// TestSourceEndsWithWho holds the words that name the source: with the "who" that takes a name up
// where the cue stands in a clause behind it, and else without.
func TestSourceEndsWithWho(t *testing.T) {
	for text, want := range map[string]string{
		`It was Ann Lee who said the pier was “rotten”.`:                                     "Ann Lee who",
		`The mayor wrote to Ann Lee, who called it “a mess”.`:                                "Ann Lee, who",
		`“We go,” said Ann Lee, who added that the boats were “late”.`:                       "Ann Lee, who",
		`It is up to Ann Lee, 43, who says the pier is “rotten”.`:                            "Ann Lee, 43, who",
		`It is up to Ann Lee, the clerk of the port, who says the pier is “rotten”.`:         "Ann Lee, the clerk of the port, who",
		`The town wrote to the Harbour Trust, which said the pier was “rotten”.`:             "the Harbour Trust, which",
		`It was a letter that called the pier “rotten”.`:                                     "a letter that",
		`Ann Lee said the pier was “rotten”.`:                                                "Ann Lee",
		`Ann Lee, who keeps the kiosk, said the pier was “rotten”.`:                          "Ann Lee",
		`“Rotten throughout,” said Ann Lee, who keeps the kiosk.`:                            "Ann Lee",
		`Ann Lee, who keeps the kiosk, has left. She said that the pier was “quite rotten”.`: "She",
	} {
		_, _, r := readMarked("en", text)
		q := &r.Quotations[len(r.Quotations)-1]
		if q.Source == nil || q.Source.Text != want {
			got := "none"
			if q.Source != nil {
				got = q.Source.Text
			}
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestSourceEndsWithTheMaker holds the words that name the source: of a document with whoever the
// text says made it.
func TestSourceEndsWithTheMaker(t *testing.T) {
	for text, want := range map[string]string{
		`An email sent out by Ann Lee on Tuesday warned of “a long winter”.`:    "An email sent out by Ann Lee",
		`The suit, filed by the Harbour Trust, calls it “rotten”.`:              "The suit, filed by the Harbour Trust",
		`The pier is “rotten”, according to a court document filed by Ann Lee.`: "a court document filed by Ann Lee",
		`An email that Ann Lee sent to the board warned of “a long winter”.`:    "An email",
		`A report on Ann Lee said the pier was “quite rotten”.`:                 "A report on Ann Lee",
	} {
		_, _, r := readMarked("en", text)
		if q := &r.Quotations[0]; q.Source == nil || q.Source.Text != want {
			t.Errorf("%s\n got %v\nwant %s", text, q.Source, want)
		}
	}
}

// TestSourceNamesWhoTellsOfHimself holds that the words that name the source are those for which a
// pronoun stands in what somebody says of himself, where the sentence has them.
func TestSourceNamesWhoTellsOfHimself(t *testing.T) {
	for text, want := range map[string]string{
		`Ann Lee said she would ask for a “new broom”.`:                                  "Ann Lee",
		`Ann Lee said that she had asked the crews to “look into” it.`:                   "Ann Lee",
		`Ann Lee told the owners of the boats that she expects a “hard winter”.`:         "Ann Lee",
		`The mayor, Ann Lee, has said she feels it is “rotten”.`:                         "The mayor, Ann Lee",
		`Ann Lee says she believes the pier is “quite rotten”.`:                          "Ann Lee",
		`Ann Lee added that she had told them it was “no use”.`:                          "Ann Lee",
		`The clerk said he seldom asks anybody to row, “except for people close to me”.`: "The clerk",
		`“They row past and I just say, ‘Thank you for that,’” Ann Lee explained.`:       "Ann Lee",
		`Ann Lee said it would rain, and she called the pier “quite rotten”.`:            "she",
		`Ann Lee said what she calls “the old guard” had to go.`:                         "she",
		`Ann Lee asked whether Tom Reed had left; he said it was “no use”.`:              "he",
		`“They row past and Tom Reed says, ‘Thank you for that,’” Ann Lee explained.`:    "Tom Reed",
	} {
		_, _, r := readMarked("en", text)
		q := &r.Quotations[len(r.Quotations)-1]
		if q.Source == nil || q.Source.Text != want {
			t.Errorf("%s\n got %v\nwant %s", text, q.Source, want)
		}
	}
}

// TestSourceIsTakenOver holds that who goes on in a paragraph keeps the words that say who speaks,
// and the phrase for somebody without a name; a new paragraph has none of its own.
func TestSourceIsTakenOver(t *testing.T) {
	for text, want := range map[string][2]string{
		`“We go,” Ann Lee said. “Now. And soon.”`:                          {"Ann Lee", "Ann Lee"},
		`“We go,” said the mayor. “Now. And soon.”`:                        {"the mayor", "the mayor"},
		`“We go,” said the mayor. “Now.” “And soon.”`:                      {"the mayor", "the mayor"},
		`Ann Lee had come. “We go,” she said. “Now. And soon.”`:            {"she", "Ann Lee"},
		"“We go,” Ann Lee said.\n\n“Now. And soon.”":                       {"", "Ann Lee"},
		`“We go,” Ann Lee said. Tom Reed laughed. “Never,” said Tom Reed.`: {"Tom Reed", "Tom Reed"},
	} {
		_, _, r := readMarked("en", text)
		q := &r.Quotations[len(r.Quotations)-1]
		var got [2]string
		if q.Source != nil {
			got[0] = q.Source.Text
		}
		if q.Speaker != nil {
			got[1] = q.Speaker.Name
		}
		if got != want {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

// TestNamesOnOneLine holds the names of those who speak: the white space in them is one space,
// where a line ends in a name and where a space may not be broken.
func TestNamesOnOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"“We go,” said Ann\u00a0Lee.":                                       "Ann Lee",
		"“We go,” said Ann\nLee.":                                           "Ann Lee",
		"“We go,” the port's\nchief\u202fofficer said.":                     "the port's chief officer",
		"“We go,” said Dr\u00a0Ann Lee. Ann\u00a0\u00a0Lee left. “I stay.”": "Ann Lee",
	} {
		_, _, r := readMarked("en", text)
		if got := r.Quotations[0].Speaker; got == nil || got.Name != want {
			t.Errorf("%q is said by %+v, want %s", text, got, want)
		}
	}
}
