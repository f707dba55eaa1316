package web

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
)

// tokenHeader carries the desk's token. A page of another site can neither read the token, which
// stands in the desk's own page, nor send a header of this name without being asked first, which is
// never answered.
const tokenHeader = "X-Desk-Token"

// policy lets the page load its own files and speak to this server, and nothing else; no
// other page may show it in a frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// refusal is why a request is not answered.
type refusal struct {
	status int
	say    string
}

// Error is what is said to whoever asked.
func (r *refusal) Error() string { return r.say }

//go:noinline
func refuse(status int, say string) error { return &refusal{status, say} }

// admits reports why a request may not be answered: it is not the desk's own page that asks. The
// name under which the server was asked has been looked at before.
func (d *Desk) admits(r *http.Request) error {
	if from := r.Header.Get("Sec-Fetch-Site"); from != "" && from != "same-origin" {
		return refuse(http.StatusForbidden, "the desk answers its own page only")
	}
	origin := r.Header.Get("Origin")
	if origin != "http://"+r.Host && (origin != "" || r.Method == http.MethodPost) {
		return refuse(http.StatusForbidden, "the desk answers its own page only")
	}
	if subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenHeader)), []byte(d.token)) != 1 {
		return refuse(http.StatusForbidden, "the desk was opened anew: load its page again")
	}
	return nil
}

// mostAsked is how many bytes a request may have.
const mostAsked = 1 << 20

// read decodes what a request carries, strictly.
func read(w http.ResponseWriter, r *http.Request, into any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "send application/json")
	}
	body := json.NewDecoder(http.MaxBytesReader(w, r.Body, mostAsked))
	body.DisallowUnknownFields()
	if err := body.Decode(into); err != nil {
		return refuse(http.StatusBadRequest, "this request cannot be read: "+err.Error())
	}
	if _, err := body.Token(); !errors.Is(err, io.EOF) {
		return refuse(http.StatusBadRequest, "this request has more than one value")
	}
	return nil
}
