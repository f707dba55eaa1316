package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"
)

// answers are the settings with which an archive begins.
type answers struct{ title, baseURL, language, timezone string }

// question is one of them: how it is asked for, and what it is where nobody answers.
type question struct {
	key, text string
	given     string // by a flag
	otherwise string
	into      *string
}

// answers takes each setting from its flag, from whoever sits at the terminal, or from what the
// folder and the machine tell.
func (c *initCmd) answers(s *streams, dir string) (answers, error) {
	var a answers
	questions := []question{
		{"title", "What is the archive called?", c.Title, titleOf(dir), &a.title},
		{"base_url", "At which address will it stand?", c.BaseURL, addressOf(dir), &a.baseURL},
		{"language", "In which language are its stories?", c.Language, machineLanguage(s.env), &a.language},
		{"timezone", "In which time zone does it count its days?", c.Timezone, machineTimezone(s.env), &a.timezone},
	}
	lines := bufio.NewScanner(s.in)
	for _, q := range questions {
		if err := s.settle(q, lines); err != nil {
			return a, err
		}
	}
	return a, nil
}

// settle finds the answer to one question.
func (s *streams) settle(q question, lines *bufio.Scanner) error {
	if q.given != "" {
		*q.into = q.given
		if wrong := wrongWith(q.key, q.given); wrong != "" {
			return called.Errorf("--%s: %s", strings.ReplaceAll(q.key, "_", "-"), wrong)
		}
		return nil
	}
	*q.into = q.otherwise
	if !s.asks {
		fmt.Fprintf(s.err, "onrecord: %s is %s; site.yaml has it\n", q.key, q.otherwise)
		return nil
	}
	for {
		fmt.Fprintf(s.err, "%s [%s] ", q.text, q.otherwise)
		if !lines.Scan() {
			return errors.Join(errors.New("nothing was written"), lines.Err())
		}
		answer := strings.TrimSpace(lines.Text())
		if answer == "" {
			return nil
		}
		wrong := wrongWith(q.key, answer)
		if wrong == "" {
			*q.into = answer
			return nil
		}
		fmt.Fprintln(s.err, wrong)
	}
}

// wrongWith says what is wrong with a setting, as the program will read it; "" for nothing.
func wrongWith(key, value string) string {
	a := answers{"A", "https://example.org/", "en", "UTC"}
	switch key {
	case "title":
		a.title = value
	case "base_url":
		a.baseURL = value
	case "language":
		a.language = value
	case "timezone":
		a.timezone = value
	}
	_, found := config.Read("site.yaml", []byte(a.settings()))
	for _, f := range found {
		if f.Severity == diag.Error {
			return f.Message + "; " + f.Hint
		}
	}
	return ""
}

// settings is the text of site.yaml.
func (a answers) settings() string {
	q := strconv.Quote
	return fmt.Sprintf(siteYAML, q(a.title), q(a.baseURL), q(a.language), q(a.timezone))
}

func (a answers) location() *time.Location {
	if l, err := time.LoadLocation(a.timezone); err == nil {
		return l
	}
	return time.UTC
}

// titleOf makes a title of the folder's name: "ostrey-packet" is "Ostrey packet".
func titleOf(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "Our archive"
	}
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
	words := strings.FieldsFunc(filepath.Base(abs), between)
	if len(words) == 0 {
		return "Our archive"
	}
	title := []rune(strings.Join(words, " "))
	title[0] = unicode.ToUpper(title[0])
	return string(title)
}

// remote is a line of a clone's settings that names a repository on GitHub.
var remote = pattern.New(
	`(?m)^\s*url = (?:https://github\.com/|git@github\.com:)([\w.-]+)/([\w.-]+?)(?:\.git)?\s*$`)

// addressOf is where GitHub Pages publishes the folder, where it is a clone from there.
func addressOf(dir string) string {
	src, err := os.ReadFile(filepath.Join(dir, ".git", "config"))
	m := remote.FindSubmatch(src)
	if err != nil || m == nil {
		return "https://example.org/"
	}
	host := strings.ToLower(string(m[1])) + ".github.io"
	if strings.EqualFold(string(m[2]), host) {
		return "https://" + host + "/"
	}
	return "https://" + host + "/" + string(m[2]) + "/"
}

// machineLanguage is the language in which the machine speaks: of LANG=en_GB.UTF-8 en-GB.
func machineLanguage(env func(string) string) string {
	for _, name := range []string{"LC_ALL", "LANG"} {
		tag, _, _ := called.Cut(env(name), ".")
		tag = strings.ReplaceAll(tag, "_", "-")
		if tag != "" && tag != "C" && tag != "POSIX" && wrongWith("language", tag) == "" {
			return tag
		}
	}
	return "en"
}

// machineTimezone is the name of the machine's time zone, UTC where it tells none.
func machineTimezone(env func(string) string) string {
	name := called.TrimPrefix(env("TZ"), ":")
	if name == "" {
		to, err := os.Readlink("/etc/localtime")
		if _, after, ok := called.Cut(filepath.ToSlash(to), "zoneinfo/"); err == nil && ok {
			name = after
		}
	}
	if name == "" || called.HasPrefix(name, "Etc/") || wrongWith("timezone", name) != "" {
		return "UTC"
	}
	return name
}
