package read

import (
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// known is what the gazetteer says of a token, and whether it has been asked.
type known struct {
	facts gazetteer.Facts
	asked bool
}

// words are what the gazetteer knows of a language's words.
const words = gazetteer.PersonNoun | gazetteer.Ordinary | gazetteer.Verb

// Facts are what published collections say of the word at token i.
func (st *Story) Facts(i int32) gazetteer.Facts {
	if uint(i) >= uint(len(st.facts)) || st.Toks[i].Kind != prose.Word {
		return 0
	}
	k := &st.facts[i]
	if !k.asked {
		*k = known{st.inLanguage(gazetteer.Of(st.Text(i))), true}
	}
	return k.facts
}

// inLanguage are the facts that hold in the story's language.
func (st *Story) inLanguage(f gazetteer.Facts) gazetteer.Facts {
	if !st.Pack.PublishedWords {
		f &^= words
	}
	return f
}
