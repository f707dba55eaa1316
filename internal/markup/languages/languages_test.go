package languages

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// tokens are the words of a text with their kinds.
func tokens(t *testing.T, l chroma.Lexer, text string) []chroma.Token {
	t.Helper()
	if l == nil {
		t.Fatal("the language is not known")
	}
	next, err := l.Tokenise(nil, text)
	if err != nil {
		t.Fatal(err)
	}
	return next.Tokens()
}

// Each name leads to the language that chroma means by it, and words are of the same kinds. Those
// that are read in another language's midst are found, too.
func TestAsChroma(t *testing.T) {
	for name, text := range map[string]string{
		"go":         `func open(gate int) string { return "shut" } // at 6`,
		"golang":     "var tide = 3.5",
		"python":     "def tide(hour):\n    return f'{hour} o\\'clock'  # local\n",
		"py":         "import csv\n",
		"r":          "mean(depth[depth > 3], na.rm = TRUE)\n",
		"sql":        "SELECT name, sum(berths) FROM harbour GROUP BY name -- all\n",
		"json":       `{"berths": [1, 2.5, null], "open": true}`,
		"yaml":       "title: Lock gates\ntags: [a, b]\n",
		"html":       "<p class=a>Gate<style>p { color: red }</style><script>let a = 1</script></p>\n",
		"css":        "p > a:hover { margin: 0 auto; }\n",
		"javascript": "const gate = (n) => `${n} shut`;\n",
		"ts":         "let gate: string = 'shut';\n",
		"bash":       "for f in *.csv; do wc -l \"$f\"; done\n",
		"diff":       "-open at 5\n+open at 6\n",
		"c":          "#include <stdio.h>\nint main(void) { return 0; }\n",
		"vue":        "<template><p>{{ gate }}</p></template>\n",
		"gates.toml": "open = 6 # hours\n",
	} {
		got, want := tokens(t, Get(name), text), tokens(t, lexers.Get(name), text)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q\n%v\nchroma reads\n%v", name, text, got, want)
		}
	}
	if Get("nonesuch") != nil {
		t.Error("a language that is not there is known")
	}
}

// The file is made of the chroma that go.mod names, of all but the languages that cannot be
// described.
func TestMadeOfThisChroma(t *testing.T) {
	descriptions, err := unpacked()
	if err != nil {
		t.Fatal(err)
	}
	goMod, err := os.ReadFile("../../../go.mod")
	if err != nil || !strings.Contains(string(goMod), descriptions.Comment+" ") {
		t.Errorf("made of %s: go generate ./internal/markup/languages (%v)", descriptions.Comment, err)
	}
	if there, here := len(lexers.GlobalLexerRegistry.Lexers), len(descriptions.File); here < there-12 {
		t.Errorf("%d of %d languages", here, there)
	}
}
