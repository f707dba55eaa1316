package newswire

import (
	"strings"
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	for text, want := range map[string]string{
		"20140829T134951+0000":                     "2014-08-29T13:49:51Z zone",
		"20131020T192751+1100":                     "2013-10-20T19:27:51+11:00 zone",
		"2013-03-04T11:40:31.000Z":                 "2013-03-04T11:40:31Z zone",
		"2025-05-15T14:05:00+02:00":                "2025-05-15T14:05:00+02:00 zone",
		"2016-01-12 12:35:40":                      "2016-01-12T12:35:40Z",
		"2019-04-15T13:49:15":                      "2019-04-15T13:49:15Z",
		"20180404":                                 "2018-04-04",
		"2025-05-15":                               "2025-05-15",
		"2025-02-30":                               "raw",
		"yesterday":                                "raw",
		"15 May 2025":                              "2025-05-15",
		"May 15, 2025":                             "2025-05-15",
		"15. Mai 2025, 14:05 Uhr":                  "2025-05-15T14:05:00Z",
		"le 1er mai 2025":                          "2025-05-01",
		"15 de mayo de 2025":                       "2025-05-15",
		"Thu, 15 May 2025 14:05:00 GMT":            "2025-05-15T14:05:00Z zone",
		"Published: Thursday 15 May 2025, 2:05 pm": "2025-05-15T14:05:00Z",
		"Thursday 15 May 2025, 14:05 BST":          "2025-05-15T14:05:00Z",
		"15/05/2025":                               "raw",
		"05/15/2025":                               "raw",
		"5.1.2025":                                 "2025-01-05",
		"05/01/2004":                               "raw",
		"05/05/04":                                 "raw",
	} {
		d := Moment(text, "a test")
		got := "raw"
		if d.Raw == "" {
			got = d.Time.Format("2006-01-02")
			if d.Hours {
				got = d.Time.Format(time.RFC3339)
			}
			if d.Zone {
				got += " zone"
			}
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for line, want := range map[string]string{
		"By ANN LEE and BO EK":                         "Ann Lee+Bo Ek|",
		"By Ann Lee, The Harbour Packet":               "Ann Lee|The Harbour Packet",
		"By Ann Lee, Bo Ek and Cy Poe in Ostrey":       "Ann Lee+Bo Ek+Cy Poe|",
		"Ann Lee and Tove d'Ask":                       "Ann Lee+Tove d'Ask|",
		"By The Associated Press":                      "|The Associated Press",
		"By Staff Reporter":                            "|Staff Reporter",
		"gr/bp":                                        "|",
		"VRG":                                          "|",
		"By J.R. O'NEILL":                              "J.R. O'Neill|",
		"By TJ VAN DER BERG":                           "TJ van der Berg|",
		"Von Ann Lee und Bo Ek":                        "Ann Lee+Bo Ek|",
		"By Ann Lee (ann.lee@packet.example) | Packet": "Ann Lee|Packet",
		"Ann Lee; Bo Ek":                               "Ann Lee+Bo Ek|",
	} {
		names, desk := Names(line)
		if got := strings.Join(names, "+") + "|" + desk; got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

func TestIsByline(t *testing.T) {
	for line, want := range map[string]bool{
		"By Ann Lee": true, "By ANN LEE and BO EK": true, "By J.R. Lee": true, "Von Ann Lee in Ostrey": true,
		"By Thursday the ferry had gone to the harbour and back again": false, "By 2025 it sails": false,
		"By Ann Lee. The ferry sails": false, "Bye Ann": false, "by the way": false,
	} {
		if IsByline(line) != want {
			t.Errorf("%q: want %v", line, want)
		}
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		line                  string
		note, kills           bool
		correction, embargoes string
	}{
		{line: "Eds: With AP Photos.", note: true},
		{line: "AP Photo XX101, XX102", note: true},
		{line: "Eds: KILL. The harbour board never met.", note: true, kills: true},
		{line: "Eds: Updates. CORRECTS spelling of Lund in 3rd paragraph. With photos.", note: true,
			correction: "CORRECTS spelling of Lund in 3rd paragraph."},
		{line: "Eds: Hold for release Sunday, May 18.", note: true, embargoes: "Eds: Hold for release Sunday, May 18."},
		{line: "EDITOR'S NOTE _ This is part of a series."},
		{line: "Eds: Kill previous version; updates with reaction.", note: true},
		{line: "Eds: Withdraws reference to Lund in 3rd paragraph.", note: true},
		{line: "Editors: this story has been withdrawn.", note: true, kills: true},
		{line: "Eds: Do not use before 6 p.m.", note: true},
		{line: "Attention: the ferry leaves at six."},
		{line: "Photos show that the ferry had sunk."},
		{line: "Editors in Ostrey were angry."},
	} {
		if IsNote(c.line) != c.note || Kills(c.line) != c.kills || Correction(c.line) != c.correction ||
			Embargoes(c.line) != c.embargoes {
			t.Errorf("%q: note %v, kills %v, correction %q, embargo %q", c.line, IsNote(c.line), Kills(c.line),
				Correction(c.line), Embargoes(c.line))
		}
	}
	for slug, want := range map[string]bool{"BC-XX--Ferry, BULLETIN KILL": true, "BC-XX--Ferry,KILL": true,
		"BC-XX--Road Killings, 1st Ld": false, "Kilimanjaro": false} {
		if KillsSlug(slug) != want {
			t.Errorf("%q: want %v", slug, want)
		}
	}
}

func TestSignOffsAndRules(t *testing.T) {
	for line, want := range map[string]bool{
		"hh/ph/ts/hd": true, "ends": true, "-30-": true, "AAP RTV ar": true, "dpa wsz jln npr": true,
		"(BusinessDesk)": true, "###": true,
		"The ferry ends": false, "and/or": true, "PA said no": false, "Either/or": false, "30": false,
	} {
		if IsSignOff(line) != want {
			t.Errorf("%q: want %v", line, want)
		}
	}
	for line, want := range map[string]bool{"___": true, "* * *": true, "--": false, "": false, "-30-": false} {
		if IsRule(line) != want {
			t.Errorf("rule %q: want %v", line, want)
		}
	}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct {
		said    string
		line    string
		forbids bool
	}{
		{"NO ARCHIVAL USE", "NO ARCHIVAL USE", true},
		{"Copyright 2019 The Packet. All rights reserved. This material may not be published, broadcast or " +
			"redistributed.", "", true},
		{"This material may not be published without permission.", "", false},
		{"Editorial use only.|Editorial use only", "Editorial use only.", false},
		{"Not for online use in Ostrey", "", true},
		{"Not for web", "", true}, {"Not for the internet.", "", true}, {"Not for digital use", "", true},
		{"No digital use", "", true}, {"For print only", "", true}, {"Print use only", "", true},
		{"Not for websites of rivals without a licence", "", false}, {"Print and online", "", false},
		{"Printed only in May", "", false}, {"The only print edition", "", false},
	} {
		line, forbids := Terms(strings.Split(c.said, "|")...)
		if forbids != c.forbids || c.line != "" && line != c.line {
			t.Errorf("%q: %q, %v", c.said, line, forbids)
		}
	}
}

func FuzzLines(f *testing.F) {
	for _, s := range []string{"By ANN LEE", "15 May 2025, 14:05 GMT", "20140829T134951+0000", "Eds: CORRECTS it.",
		"Published: 5.1.2025", "+", "2025-05-15 14:05 +1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		Names(s)
		IsByline(s)
		Moment(s, "")
		LeadingDate(s)
		Correction(s)
		Terms(s)
		IsSignOff(s)
	})
}
