package stamp

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2015-12-31 10:00:12 -0400":          "2015-12-31T10:00:12-04:00",
		"2016-03-23 9:00:00 -4":              "2016-03-23T09:00:00-04:00",
		"2013-08-15 9:34:10 -0400":           "2013-08-15T09:34:10-04:00",
		"2014-03-31T11:02:00-04:00":          "2014-03-31T11:02:00-04:00",
		"2024-12-5":                          "2024-12-05",
		"2024-02-30":                         "?",
		"2023-04-05 09:10:11":                "2023-04-05 09:10:11",
		"2023-04-05T08:10:11.123456Z":        "2023-04-05T08:10:11Z",
		"20230405T081011Z":                   "2023-04-05T08:10:11Z",
		"20230405":                           "2023-04-05",
		"Wed, 05 Apr 2023 08:10:11 +0000":    "2023-04-05T08:10:11Z",
		"Wed, 5 Apr 2023 08:10:11 EST":       "2023-04-05T08:10:11-05:00",
		"Wednesday, 05-Apr-23 08:10:11 GMT":  "2023-04-05T08:10:11Z",
		"April 5, 2023":                      "2023-04-05",
		"Apr. 5, 2023, 3:04 p.m.":            "2023-04-05 15:04:00",
		"April 5th, 2023 at 12:30 AM":        "2023-04-05 00:30:00",
		"5. März 2023":                       "2023-03-05",
		"5. März 2023 um 14:30 Uhr":          "2023-03-05 14:30:00",
		"1er avril 2023":                     "2023-04-01",
		"5 de mayo de 2023":                  "2023-05-05",
		"31/12/2004":                         "2004-12-31",
		"12/31/2004 5:06 PM":                 "2004-12-31 17:06:00",
		"05/01/2004":                         "?",
		"05.01.2004":                         "2004-01-05",
		"Sat Nov 28 2026":                    "2026-11-28",
		"0000-00-00 00:00:00":                "",
		"":                                   "",
		"soon":                               "?",
		"2023":                               "?",
		"2023-04-05 24:99":                   "?",
		"20230405081011":                     "2023-04-05 08:10:11",
		"202304050810":                       "2023-04-05 08:10:00",
		"20231305081011":                     "?",
		"43831":                              "?",
		"2023-04-05T08:10:11+02:00[Europe/X": "?",
	} {
		d := Parse(in)
		got := ""
		switch {
		case d.Known() && d.Zone:
			got = d.Time.Format(time.RFC3339)
		case d.Known() && d.Hours:
			got = d.Time.Format(time.DateTime)
		case d.Known():
			got = d.Time.Format(time.DateOnly)
		case d.Raw != "":
			got = "?"
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"31/12/2004": "dmy", "12/31/2004": "mdy", "31.12.2004": "",
		"05/05/2004": ""} {
		if got := Parse(in).Order; got != want {
			t.Errorf("%q tells the order %q, want %q", in, got, want)
		}
	}
	if got := Unix("1700000000").Time.Format(time.RFC3339); got != "2023-11-14T22:13:20Z" {
		t.Error(got)
	}
	if got := Unix("1700000000123").Time.Format(time.RFC3339); got != "2023-11-14T22:13:20Z" {
		t.Error(got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("2015-12-31 10:00:12 -0400")
	f.Add("Apr. 5, 2023, 3:04 p.m.")
	f.Fuzz(func(t *testing.T, s string) {
		if d := Parse(s); d.Known() && (d.Time.Year() < 1399 || d.Time.Year() > 2201) {
			t.Error(d)
		}
	})
}

// TestSerial holds that days as spreadsheets count them are read, and that other numbers are none.
func TestSerial(t *testing.T) {
	for in, want := range map[string]string{
		"43831": "2020-01-01 00:00:00 false", "43831.5": "2020-01-01 12:00:00 true", "18264": "1950-01-01 00:00:00 false",
		"43831.00001": "2020-01-01 00:00:01 true", "10115": "", "99999": "", "4383": "", "-43831": "", "4383e1": "",
		"43 831": "",
	} {
		got := ""
		if d := Unix(in); d.Known() {
			got = d.Time.Format(time.DateTime) + map[bool]string{true: " true", false: " false"}[d.Hours]
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q", in, got, want)
		}
	}
}
