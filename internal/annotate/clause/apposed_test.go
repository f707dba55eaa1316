package clause

import (
	"strings"
	"testing"
)

// TestWhoseClause holds who says it where the phrase before the verb is long: what is set after a
// name, what stands before one, and whose something is.
func TestWhoseClause(t *testing.T) {
	for _, c := range [][2]string{
		// set after a name, with no comma at its end
		{"“We go,” Ann Lee, the pilot who founded Quay First tweeted.", "Ann Lee"},
		{"“We go,” Ann Lee, who is chairman of Quay First said.", "Ann Lee"},
		{"Ann Lee, president and chief executive of the Oldport Bakers stated it.", "Ann Lee"},
		{"“We go,” Ann Lee, the pilot who founded quayfirst.example said.", "Ann Lee"},
		// an apposition within another
		{"Ann Lee, who works with Tom Reed, a pilot, said so.", "Ann Lee"},
		{"Ann Lee, a pilot who works with Quay First, a charity, said so.", "Ann Lee"},
		{"Ann Lee, a clerk who is now a senior fellow at the Center for Tides, a club that meets, said so.", "Ann Lee"},
		{"Ann Lee, who lives outside of the state capital, Sacramento, said so.", "Ann Lee"},
		{"“We go,” Mr. Lee, now 81 and retired in Cambridge, Mass., said.", "Mr. Lee"},
		{"“We go,” Ann Lee, who lives in Cambridge, Mass., said.", "Ann Lee"},
		{"Ann Lee of Lowick, South Carolina says so.", "Ann Lee"},
		// whose something is, with what stands before the owner
		{"“We go,” Ms. Lee's spokesman, Tom Reed, said.", "Ms. Lee's spokesman, Tom Reed"},
		{"“We go,” Ms. Lee's spokesman said.", "Ms. Lee's spokesman"},
		{"“We go,” the Oldport Party's leader said.", "the Oldport Party's leader"},
		{"“We go,” the Oldport Party's Tom Reed said.", "the Oldport Party's Tom Reed"},
		{"“We go,” Mayor Lee's aide said.", "Mayor Lee's aide"},
		// what stands before a name
		{"“We go,” said his best friend at Lowick, Tom Reed.", "his best friend at Lowick, Tom Reed"},
		{"“We go,” said Lee's introducer, actress Jo Reed.", "Lee's introducer, actress Jo Reed"},
		{"“We go,” said Idaho night-ferry executive Tom Reed.", "Idaho night-ferry executive Tom Reed"},
		{"“We go,” said former Gov. and party chairman Tom Reed.", "former Gov. and party chairman Tom Reed"},
		{"“We go,” said master of ceremonies Tom Reed.", "master of ceremonies Tom Reed"},
		{"“We go,” Texas-based Tom Reed said.", "Texas-based Tom Reed"},
		{"“We go,” Lee campaign spokeswoman Jo Reed said.", "Lee campaign spokeswoman Jo Reed"},
		{"“We go,” said Lee campaign spokeswoman Jo Reed.", "Lee campaign spokeswoman Jo Reed"},
		{"“We go,” said Lee foundation treasurer Jo Reed.", "Lee foundation treasurer Jo Reed"},
		{"“We go,” said Lee constituent Jo Reed.", "Lee constituent Jo Reed"},
		{"“We go,” the Lee campaign explained.", "the Lee campaign"},
		// an adverb of no list
		{"Lee gingerly said so.", "Lee"},
		{"Ann Lee, who was off screen, then loundly asked why.", "Ann Lee"},
		{"Lee has derisively called it a shed.", "Lee"},
		{"“We go,” said sleepishly Ann Lee.", "Ann Lee"},
	} {
		want := ": " + c[1]
		got := told(grammarOf(c[0]))
		if first, _, _ := strings.Cut(got, "; "); !strings.HasSuffix(first, want) && !strings.Contains(got, want+";") {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestWhoseClauseElse holds that no more is taken into a phrase than belongs to it.
func TestWhoseClauseElse(t *testing.T) {
	for _, c := range [][2]string{
		{"The plan that Ann Lee, a pilot, called a shed was dropped.", "that Ann Lee"},
		{"The monopoly said so.", "The monopoly"},
		{"Ann Lee said Tom Reed, the pilot, had lied.", "Ann Lee"},
		{"Tom Reed, fired after Ann Lee said he lied, left.", "Ann Lee"},
	} {
		if got := told(grammarOf(c[0])); !strings.Contains(got+";", ": "+c[1]+";") {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}
