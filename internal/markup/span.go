package markup

import "strings"

// appendSpan begins a quotation's fragment. more says that it continues an utterance.
func appendSpan(to []byte, q *Quote, id string, more bool) []byte {
	to = append(to, `<span class="q`...)
	if more && !hasClass(q.Class, "m") {
		to = append(to, " m"...)
	}
	if q.Class != "" {
		to = append(to, ' ')
		to = append(to, escaped(q.Class)...)
	}
	to = append(to, '"')
	to = appendAttribute(to, "id", id)
	to = appendAttribute(to, "data-u", q.Utterance)
	return append(to, '>')
}

// appendFormer writes the places at which old links to a quotation arrive.
func appendFormer(to []byte, ids []string) []byte {
	for _, id := range ids {
		to = append(to, `<span class="was"`...)
		to = appendAttribute(to, "id", id)
		to = append(to, "></span>"...)
	}
	return to
}

func hasClass(classes, name string) bool {
	for class := range strings.FieldsSeq(classes) {
		if class == name {
			return true
		}
	}
	return false
}

// appendEnd writes what follows the last words of a quotation.
func appendEnd(to []byte, q *Quote) []byte {
	if q.Figure != nil {
		to = appendFigure(to, q.Figure)
	}
	if q.Status != "" {
		to = append(to, ` <small class="st">`...)
		to = append(appendText(to, q.Status), "</small>"...)
	}
	return to
}

func appendFigure(to []byte, f *Figure) []byte {
	to = append(to, `<a class="r"`...)
	to = appendAttribute(to, "id", f.ID)
	to = appendAttribute(to, "href", f.Href)
	to = append(to, ` role="doc-noteref"`...)
	to = appendAttribute(to, "aria-label", f.Label)
	to = appendAttribute(to, "data-as", f.As)
	to = append(to, '>')
	to = appendText(to, f.Text)
	return append(to, "</a>"...)
}

// appendAttribute writes an attribute, unless its value is empty.
func appendAttribute(to []byte, name, value string) []byte {
	if value == "" {
		return to
	}
	to = append(to, ' ')
	to = append(to, name...)
	to = append(to, `="`...)
	to = append(to, escaped(value)...)
	return append(to, '"')
}
