package sheet

import (
	"slices"
	"strings"
	"testing"
)

// TestRoundTrip writes texts of all kinds and reads them as they were, however the table was saved.
func TestRoundTrip(t *testing.T) {
	texts := []string{"plain", "a, b; c\td", "two\nlines", `"quoted"`, "=1+1", "'=1+1", "“=1” he said", "'tis", "- item", "é"}
	src, err := Write([]string{"No", "text"}, [][]string{{"1", texts[0]}, {"2", texts[1]}, {"3", texts[2]}, {"4", texts[3]},
		{"5", texts[4]}, {"6", texts[5]}, {"7", texts[6]}, {"8", texts[7]}, {"9", texts[8]}, {"10", texts[9]}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"as written": string(src), "without a mark": strings.TrimPrefix(string(src), Mark),
		"carriage returns": strings.ReplaceAll(string(src), "\n", "\r\n"),
	} {
		table, found := Read("t.csv", []byte(text), []string{"no", "text"}, "us")
		if table == nil {
			t.Fatal(name, found)
		}
		var got []string
		for table.Next() {
			got = append(got, table.Cell("text"))
		}
		if !slices.Equal(got, texts) || len(table.Found) > 0 || table.Cell("other") != "" {
			t.Errorf("%s: %q, %v", name, got, table.Found)
		}
	}
}

func TestRead(t *testing.T) {
	for src, want := range map[string]string{
		"a;b\n1;2\n":        "1 2 t.csv:2:1",
		" A \tB\n1\t2,3\n":  "1 2,3 t.csv:2:1",
		"b,x,a\n2,9,1\n":    "1 2 t.csv:2:1",
		"a,b\n1\n":          "1  t.csv:2:1",
		"a,b\n\"x\ny\",2\n": "x\ny 2 t.csv:2:1",
		"a,c\n1,2\n":        "t.csv:1:1: the table has no column b; make it with: us",
		"":                  "t.csv:1:1: the table has no column a; make it with: us",
		"a,b\n\xff,2\n":     "t.csv:2:1: byte 4 (0xFF) is not UTF-8; save the table as CSV in UTF-8: in a spreadsheet, as “CSV UTF-8”",
		"a,b\n1,\"2\n":      "t.csv:2:6: from here on this is no table: extraneous or missing \" in quoted-field; save it anew as CSV; nothing of it was read from here on",
		"a,b\n<<<<<<< x\n1,2\n=======\n1,3\n>>>>>>> y\n": "conflict",
	} {
		table, found := Read("t.csv", []byte(src), []string{"a", "b"}, "us")
		got := ""
		if table != nil {
			for table.Next() {
				got += table.Cell("a") + " " + table.Cell("b") + " " + table.Pos.String()
			}
			found = table.Found
		}
		for _, f := range found {
			if got += f.String(); f.Code == "conflict" {
				got = f.Code
			}
		}
		if got != want {
			t.Errorf("%q:\n%q, not\n%q", src, got, want)
		}
	}
}

// TestSafe holds which texts get an apostrophe before them in a table.
func TestSafe(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"It holds.":                 "It holds.",
		"“It holds.”":               "“It holds.”",
		"=HYPERLINK(\"x\")":         "'=HYPERLINK(\"x\")",
		"+44 1326":                  "'+44 1326",
		"-1":                        "'-1",
		"@renn":                     "'@renn",
		"\tTab":                     "'\tTab",
		"\rReturn":                  "'\nReturn",
		"\r\n=1":                    "'\n=1",
		"“=1+1”":                    "'“=1+1”",
		"\"=1+1\"":                  "'\"=1+1\"",
		"'=1+1'":                    "''=1+1'",
		" ‘ @SUM(1)’":               "' ‘ @SUM(1)’",
		"＝1+1":                      "'＝1+1",
		"– a dash, as dialogue has": "– a dash, as dialogue has",
		"one\r\ntwo\rthree":         "one\ntwo\nthree",
		"a=b":                       "a=b",
		"\u3000=1+1":                "'\u3000=1+1",
		"\u2028=1+1":                "'\u2028=1+1",
		"\u2029@SUM(1)":             "'\u2029@SUM(1)",
		"\u200b=1+1":                "'\u200b=1+1",
		"\u200e\u202e-1":            "'\u200e\u202e-1",
		"\ufeff“\u2066=1":           "'\ufeff“\u2066=1",
		"\u00ad+1":                  "'\u00ad+1",
		"\u2800=1":                  "'\u2800=1",
		"\ufe0f=1":                  "'\ufe0f=1",
		"\u180e＝1":                  "'\u180e＝1",
		"\u3000a=1":                 "\u3000a=1",
		"\x11=1":                    "'\x11=1",
		"\x19\x10-1":                "'\x19\x10-1",
	} {
		if got := Safe(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
