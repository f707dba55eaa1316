package main

// write adds the story as a line of JSON: the members in the order of the types.
func (s *storyJSON) write(j *jsonLine) {
	j.raw("{")
	j.string("file", s.File)
	j.string("story", s.Story)
	j.string("title", s.Title)
	j.string("text", s.Text)
	j.list("quotations", len(s.Quotations), func(i int) { s.Quotations[i].write(j) })
	j.list("mentions", len(s.Mentions), func(i int) { s.Mentions[i].write(j) })
	j.raw("}\n")
}

func (q *quotationJSON) write(j *jsonLine) {
	j.raw("{")
	j.string("id", q.ID)
	j.string("utterance", q.Utterance)
	j.stringOrNull("echo_of", q.EchoOf)
	j.stringOrNull("parent", q.Parent)
	j.int("start", q.Start)
	j.int("end", q.End)
	j.string("text", q.Text)
	j.string("kind", q.Kind)
	j.bool("speech", q.Speech)
	writeSpeaker(j, "speaker", q.Speaker)
	writeSpeaker(j, "via", q.Via)
	j.string("assertion", q.Assertion)
	writeSpan(j, "source", q.Source)
	writeSpan(j, "cue", q.Cue)
	j.string("rule", q.Rule)
	if q.Confidence == nil {
		j.null("confidence")
	} else {
		j.number("confidence", *q.Confidence)
	}
	j.list("candidates", len(q.Candidates), func(i int) {
		c := &q.Candidates[i]
		j.raw("{")
		writeSpeaker(j, "speaker", c.Speaker)
		j.number("confidence", c.Confidence)
		j.string("rule", c.Rule)
		j.raw("}")
	})
	j.string("status", q.Status)
	j.list("evidence", len(q.Evidence), func(i int) { q.Evidence[i].write(j) })
	j.stringOrNull("lacking", q.Lacking)
	j.string("working", q.Working)
	j.raw("}")
}

func (e *evidenceJSON) write(j *jsonLine) {
	j.raw("{")
	j.string("kind", e.Kind)
	if e.Start == nil {
		j.null("start")
		j.null("end")
	} else {
		j.int("start", *e.Start)
		j.int("end", *e.End)
	}
	j.string("text", e.Text)
	if e.Entity != nil {
		j.key("entity")
		e.Entity.write(j)
	}
	if e.Where != "" {
		j.string("where", e.Where)
	}
	if e.Quotation != "" {
		j.string("quotation", e.Quotation)
	}
	if len(e.Considered) > 0 {
		j.list("considered", len(e.Considered), func(i int) { e.Considered[i].write(j) })
	}
	j.raw("}")
}

func (m *mentionJSON) write(j *jsonLine) {
	j.raw("{")
	j.int("start", m.Start)
	j.int("end", m.End)
	j.string("text", m.Text)
	j.key("entity")
	m.Entity.write(j)
	j.string("rule", m.Rule)
	j.number("confidence", m.Confidence)
	j.raw("}")
}

func (e *entityJSON) write(j *jsonLine) {
	j.raw("{")
	j.stringOrNull("id", e.ID)
	j.string("name", e.Name)
	j.string("type", e.Type)
	j.bool("registered", e.Registered)
	j.raw("}")
}

// writeSpeaker adds a speaker, null for nobody.
func writeSpeaker(j *jsonLine, name string, s *speakerJSON) {
	if s == nil {
		j.null(name)
		return
	}
	j.key(name)
	s.write(j)
}

func (s *speakerJSON) write(j *jsonLine) {
	j.raw("{")
	j.stringOrNull("id", s.ID)
	j.string("name", s.Name)
	j.string("type", s.Type)
	j.bool("registered", s.Registered)
	j.stringOrNull("role", s.Role)
	if len(s.Members) > 0 {
		j.list("members", len(s.Members), func(i int) { s.Members[i].write(j) })
	}
	j.raw("}")
}

// writeSpan adds a span, null for none.
func writeSpan(j *jsonLine, name string, s *spanJSON) {
	if s == nil {
		j.null(name)
		return
	}
	j.key(name)
	j.raw("{")
	j.int("start", s.Start)
	j.int("end", s.End)
	j.string("text", s.Text)
	j.raw("}")
}
