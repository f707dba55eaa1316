package web

import (
	_ "embed"
	"encoding/json"
	"errors"
	"html"
	"io/fs"
	"net/http"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/minified"
)

//go:embed page.html
var pageHTML string

// ServeHTTP answers for what stands below the desk's own address: the page, its two files, and what
// the page's script asks for.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", policy)
	name := called.TrimPrefix(r.URL.Path, "/")
	switch {
	case name == "" && isReading(r):
		d.page(w)
	case (name == "desk.js" || name == "desk.css") && isReading(r):
		file(w, name)
	default:
		d.ask(w, r, name)
	}
}

func isReading(r *http.Request) bool {
	return r.Method == http.MethodGet || r.Method == http.MethodHead
}

var kinds = map[string]string{
	"page.html": "text/html; charset=utf-8", "desk.js": "text/javascript; charset=utf-8",
	"desk.css": "text/css; charset=utf-8",
}

func file(w http.ResponseWriter, name string) {
	data, err := fs.ReadFile(minified.Desk(), name)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", kinds[name])
	w.Write(data)
}

// page is the desk's page, with the token for its script.
func (d *Desk) page(w http.ResponseWriter) {
	d.mu.Lock()
	base := d.archive.Base()
	d.mu.Unlock()
	text := strings.NewReplacer("{{token}}", html.EscapeString(d.token), "{{base}}", html.EscapeString(base)).
		Replace(pageHTML)
	w.Header().Set("Content-Type", kinds["page.html"])
	w.Write([]byte(text))
}

// ask answers the page's script, and nobody else.
func (d *Desk) ask(w http.ResponseWriter, r *http.Request, name string) {
	answer, known := questions[r.Method+" "+name]
	if !known {
		tell(w, refuse(http.StatusNotFound, "there is nothing at this address"))
		return
	}
	if err := d.admits(r); err != nil {
		tell(w, err)
		return
	}
	out, err := answer(d, w, r)
	if err != nil {
		tell(w, err)
		return
	}
	data, err := json.Marshal(out)
	if err != nil {
		tell(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Write(data)
}

// tell says why there is no answer.
func tell(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	if r := (*refusal)(nil); errors.As(err, &r) {
		status = r.status
	}
	data, _ := json.Marshal(map[string]string{"error": err.Error()})
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	w.Write(data)
}

// questions are what the script may ask, by method and name.
var questions = map[string]func(*Desk, http.ResponseWriter, *http.Request) (any, error){
	"GET next":    askNext,
	"GET groups":  askGroups,
	"GET choices": askChoices,
	"GET find":    askFind,
	"POST decide": posted(func(d *Desk, x *deciding) (any, error) { return d.decide(x) }),
	"POST group":  posted(func(d *Desk, x *groupDeciding) (any, error) { return d.decideGroup(x) }),
	"POST undo":   posted(func(d *Desk, x *putting) (any, error) { return d.undo(&x.Filter) }),
	"POST later":  posted(func(d *Desk, x *putting) (any, error) { return d.putOff(x) }),
	"POST by":     posted(func(d *Desk, x *naming) (any, error) { return d.sign(x) }),
	"POST edit":   posted(func(d *Desk, x *putting) (any, error) { return d.edit(x) }),
	"GET sample":  askSample,
	"POST judge":  posted(func(d *Desk, x *judging) (any, error) { return d.judge(x) }),
	"POST draw":   posted(func(d *Desk, x *drawing) (any, error) { return d.draw(x) }),
	"GET people":  askPeople,
	"POST person": posted(func(d *Desk, x *settling) (any, error) { return d.settle(x) }),
}

// posted is a question that carries a value, and may write. One is answered at a time.
func posted[T any](do func(*Desk, *T) (any, error)) func(*Desk, http.ResponseWriter, *http.Request) (any, error) {
	return func(d *Desk, w http.ResponseWriter, r *http.Request) (any, error) {
		var x T
		if err := read(w, r, &x); err != nil {
			return nil, err
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		d.asked.Store(time.Now().UnixNano())
		return do(d, &x)
	}
}

// filterOf is the filter that an address asks for.
func filterOf(r *http.Request) filter {
	q := r.URL.Query()
	return filter{
		Person: q.Get("person"), Topic: q.Get("topic"), Year: q.Get("year"), Story: q.Get("story"),
		Rule: q.Get("rule"), All: q.Get("all") != "",
	}
}

func askNext(d *Desk, _ http.ResponseWriter, r *http.Request) (any, error) {
	f := filterOf(r)
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.answer(&f, r.URL.Query().Get("key"))
}

func askChoices(d *Desk, _ http.ResponseWriter, r *http.Request) (any, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.chooseFrom(filterOf(r)), nil
}

func askFind(d *Desk, _ http.ResponseWriter, r *http.Request) (any, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	q := r.URL.Query()
	s := d.stories[fileOf(q.Get("key"))]
	if s == nil {
		return nil, refuse(http.StatusNotFound, "there is no such story in the archive")
	}
	return d.found(q.Get("q"), s.day), nil
}
