package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// story is one made-up story.
type story struct {
	day      string
	slug     string
	title    string
	topics   []string
	speakers []string
	body     string
}

// madeUp makes n stories of some 500 words and nine quotations. The same n, the same stories. Who
// is quoted follows Zipf's law over a twentieth as many people, as in a newspaper: a few are quoted
// in every third story.
func madeUp(n int) []story {
	dice := rand.New(rand.NewPCG(20, uint64(n)))
	people := names(max(n/20, 10))
	out := make([]story, n)
	for i := range out {
		days := i * 7300 / n
		day := fmt.Sprintf("%04d-%02d-%02d", 2001+days/365, days%365/31+1, days%365%31%28+1)
		s := story{day: day, slug: fmt.Sprintf("%s-%d", strings.ReplaceAll(phrase(dice, 3), " ", "-"), i)}
		s.title = capital(phrase(dice, 7))
		for range 1 + dice.IntN(3) {
			s.topics = addOnce(s.topics, topics[dice.IntN(len(topics))])
		}
		for range 1 + dice.IntN(5) {
			at := int(math.Pow(float64(len(people)), dice.Float64())) - 1
			s.speakers = addOnce(s.speakers, people[at])
		}
		s.body = body(dice, s.speakers)
		out[i] = s
	}
	return out
}

func addOnce(list []string, s string) []string {
	for _, have := range list {
		if have == s {
			return list
		}
	}
	return append(list, s)
}

// names are n made-up names of people.
func names(n int) []string {
	out := make([]string, n)
	for i := range out {
		at := i / len(given)
		out[i] = given[i%len(given)] + " " + heads[at%len(heads)] + tails[at/len(heads)%len(tails)]
		if more := at / len(heads) / len(tails); more > 0 {
			out[i] += "-" + heads[more%len(heads)] + "ton"
		}
	}
	return out
}

// said are the ways in which a story quotes.
var said = []string{
	"“%[1]s,” %[2]s said.", "“%[1]s,” said %[2]s, who spoke for an hour.", "%[2]s said: “%[1]s.”",
	"“%[1]s,” %[2]s told the meeting. “%[3]s.”", "“%[1]s,” %[2]s added.",
	"%[2]s called it “%[3]s” and left.", "According to %[2]s, “%[1]s.”",
}

func body(dice *rand.Rand, speakers []string) string {
	var b strings.Builder
	for i := range 9 {
		b.WriteString(capital(phrase(dice, 22)) + ". " + capital(phrase(dice, 14)) + ".\n\n")
		who := speakers[i%len(speakers)]
		fmt.Fprintf(&b, said[dice.IntN(len(said))]+"\n\n", capital(phrase(dice, 13)), who, phrase(dice, 4))
	}
	return b.String()
}

// phrase is n words; one in fifteen is rare, so that there are more words the more stories there
// are.
func phrase(dice *rand.Rand, n int) string {
	out := make([]string, n)
	for i := range out {
		if dice.IntN(15) == 0 {
			k := int(math.Pow(60_000, dice.Float64()))
			out[i] = strings.ToLower(heads[k%len(heads)]) + tails[k/len(heads)%len(tails)] + rare[k/600%len(rare)]
			continue
		}
		out[i] = words[int(float64(len(words))*dice.Float64()*dice.Float64())]
	}
	return strings.Join(out, " ")
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// writeArchive writes the stories as an archive of ours.
func writeArchive(dir string, stories []story) error {
	files := map[string]string{
		"site.yaml": "title: The Bench\nbase_url: https://bench.example/archive\nlanguage: en\n",
	}
	for _, t := range topics {
		files["content/topics/"+t+".md"] = "---\nname: " + capital(t) + "\n---\n"
	}
	for _, name := range names(40) {
		id := strings.ReplaceAll(strings.ToLower(name), " ", "-")
		files["content/people/"+id+".md"] = "---\nname: " + name + "\n---\n"
	}
	for _, s := range stories {
		name := fmt.Sprintf("content/stories/%s/%s-%s.md", s.day[:4], s.day, s.slug)
		files[name] = fmt.Sprintf("---\ntitle: %q\ndate: %s\ntopics: [%s]\n---\n\n%s", s.title, s.day,
			strings.Join(s.topics, ", "), s.body)
	}
	return write(dir, files)
}

func write(dir string, files map[string]string) error {
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

var (
	topics = strings.Fields("harbour schools ferries elections weather libraries bridges hospitals theatre courts " +
		"markets farming fishing forests housing trains roads museums rivers police")
	given = strings.Fields("Ada Bram Corin Dagny Edvard Fenna Gareth Halina Ivo Jorun Katrin Lorens Mette Nils Oda " +
		"Perrin Runa Sander Tilda Ulrik")
	heads = strings.Fields("Alder Brack Cast Dun East Fen Gray Holl Inver Jarr Keld Low Marr Nether Oster " +
		"Pen Quar Ross Sel Thorn")
	tails = strings.Fields("moor well ern holm vane wick stone in ley ow er mark gate by rose end wyn by worth ham " +
		"dale field ford bury")
	rare  = strings.Fields("ing ed ly s er ness ment able less ful")
	words = strings.Fields("the of and a to in for that on with at by from it was had which as said not " +
		"their were who after before board council harbour report meeting members vote plan money winter " +
		"summer work road water people town year week month children families repair budget notice question " +
		"answer decision hearing committee office building street river weather letter record number service " +
		"school market farmers boats workers owners could would should must may might never always nearly " +
		"already again still only even under over between during " +
		"against without about through because while where when new old long short early late open closed public " +
		"private local common small large better worse clear certain likely ready willing able")
)
