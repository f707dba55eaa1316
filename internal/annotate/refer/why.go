package refer

// aheadHow and nextHow are how a phrase was resolved to somebody whom the text names only after it.
const (
	aheadHow = "named as the sentence goes on"
	nextHow  = "named as the next paragraph begins"
)

// attentionHow is how a phrase was resolved to whoever a reader's attention rests on.
const attentionHow = "attention"

// Ahead reports whether the text names only after the phrase whom it means.
func (r *Referent) Ahead() bool { return r.How == aheadHow || r.How == nextHow }

// ByPost reports whether a description was resolved by what the text or the registry tells of
// somebody: a post, or one of its kind.
func (r *Referent) ByPost() bool { return r.How == postHow || r.How == akinHow }

// Ambiguous reports whether a name was left open, since several people bear it.
func (r *Referent) Ambiguous() bool { return r.Kind == Unresolved && r.How == ambiguousHow }

// NotAsked reports whether the words answer a question, and nothing tells who was asked.
func (r *Referent) NotAsked() bool { return r.Kind == Unresolved && r.How == NotAskedHow }

// ambiguousHow and NotAskedHow are why nobody was found.
const (
	ambiguousHow = "ambiguous name"
	NotAskedHow  = "the one who was asked"
)
