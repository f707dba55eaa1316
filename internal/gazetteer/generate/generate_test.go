package main

import (
	"bytes"
	"encoding/binary"
	"maps"
	"os"
	"testing"

	"github.com/onrecord/onrecord/internal/gazetteer"
)

// TestTable makes the table anew and holds it against the one that is checked in. It needs the
// packages: ONRECORD_COLLECTIONS names their folder.
func TestTable(t *testing.T) {
	from := os.Getenv("ONRECORD_COLLECTIONS")
	if from == "" {
		t.Skip("set ONRECORD_COLLECTIONS to the folder in which the packages lie, or shall lie")
	}
	if err := fetch(from); err != nil {
		t.Fatal(err)
	}
	table, err := makeTable(from)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../" + gazetteer.Table)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(table, kept) {
		t.Errorf("the table made anew has %d bytes, the one checked in %d, and they differ", len(table), len(kept))
	}
}

// TestReaders reads collections of a few words.
func TestReaders(t *testing.T) {
	town := func(name string, people uint64) string {
		rec := append([]byte{2<<3 | 2, byte(len(name))}, name...)
		rec = binary.AppendUvarint(append(rec, 9<<3), people)
		return string(append([]byte{byte(len(rec))}, rec...))
	}
	for _, x := range []struct {
		name  string
		read  func(gathered, files) error
		files files
		want  gathered
	}{
		{"towns", readTowns, files{"cities.pbf": []byte(town("Halmö", 80_000) + town("Small", 900) + town("Long Name Of Four", 80_000))},
			gathered{"halmo": gazetteer.Town}},
		{"regions", readRegions, files{"admin1.json": []byte(`[{"name":"Ost Vrin (old)"}]`)},
			gathered{"ost vrin": gazetteer.Region}},
		{"given names", readGiven, files{
			"names/de.js": []byte("['mirka', 'female'],\n['tove', 'unisex'],\n['solo', 'male']"),
			"names/en.js": []byte("  ['mirka', 'female'],\n['tove', 'male'],"),
			"names/es.js": {}, "names/fr.js": {}, "names/it.js": {}, "names/tr.js": {},
		}, gathered{"mirka": gazetteer.GivenFemale, "tove": gazetteer.Given}},
		{"census", readCensus, files{"lib/names.js": []byte("module.exports.first_male = [\n'Ulf',\n'Odo'];\n" +
			"module.exports.first_female = [\n'Una'];\nmodule.exports.last = [\n'Brandt',\n];")},
			gathered{"ulf": gazetteer.GivenMale, "odo": gazetteer.GivenMale, "una": gazetteer.GivenFemale,
				"brandt": gazetteer.Surname}},
	} {
		got := gathered{}
		if err := x.read(got, x.files); err != nil {
			t.Errorf("%s: %v", x.name, err)
		} else if !maps.Equal(got, x.want) {
			t.Errorf("%s: %v, not %v", x.name, got, x.want)
		}
		if err := x.read(gathered{}, files{}); err == nil {
			t.Errorf("%s: a package without its files is no error", x.name)
		}
	}
}

func TestBraced(t *testing.T) {
	src := "a:{x},first_name:{female:`Ada.Una`,male:[`Ulf`,`Odo`]},last_name:{generic:`Brandt`}"
	got := gathered{}
	for _, list := range fakerLists {
		for _, m := range fakerSex.FindAllStringSubmatch(braced(src, list.begins), -1) {
			got.addFaker(m, list.fact(m[1]))
		}
	}
	want := gathered{"ada": gazetteer.GivenFemale, "una": gazetteer.GivenFemale, "ulf": gazetteer.GivenMale,
		"odo": gazetteer.GivenMale, "brandt": gazetteer.Surname}
	if !maps.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestWordNet(t *testing.T) {
	f := files{
		"dict/data.noun": []byte("  1 licence\n00000001 18 n 01 cooper 0 000 | x\n" +
			"00000004 18 n 01 Shetlander 0 001 @ 00000001 n 0000 | x\n00000005 18 n 01 Orr 0 001 @i 00000001 n 0000 | x\n00000002 06 n 01 barrel 0 000 | x\n"),
		"dict/data.verb": []byte("00000003 30 v 01 stop 0 000 | x\n"),
		"dict/data.adj":  {}, "dict/data.adv": {},
		"dict/index.sense": []byte("cooper%1:18:00:: 00000001 1 0\ncooper%1:18:01:: 00000009 2 7\n" +
			"shetlander%1:18:00:: 00000004 1 0\norr%1:18:00:: 00000005 1 0\n" +
			"barrel%1:06:00:: 00000002 1 5\nstop%2:30:00:: 00000003 1 9\n"),
	}
	got := gathered{}
	if err := readWordNet(got, f); err != nil {
		t.Fatal(err)
	}
	const verb = gazetteer.Ordinary | gazetteer.Verb
	want := gathered{
		"cooper": gazetteer.PersonNoun, "coopers": gazetteer.PersonNoun,
		"shetlander": gazetteer.PersonNoun, "shetlanders": gazetteer.PersonNoun,
		"barrel": gazetteer.Ordinary, "barrels": gazetteer.Ordinary,
		"stop": verb, "stops": verb, "stopped": verb, "stopping": verb,
	}
	if !maps.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestInflect(t *testing.T) {
	for _, x := range [][4]string{
		{"carry", "carries", "carried", "carrying"},
		{"stop", "stops", "stopped", "stopping"},
		{"vex", "vexes", "vexed", "vexing"},
		{"tie", "ties", "tied", "tying"},
		{"play", "plays", "played", "playing"},
		{"decide", "decides", "decided", "deciding"},
		{"agree", "agrees", "agreed", "agreeing"},
	} {
		if got := [4]string{x[0], third(x[0]), past(x[0]), gerund(x[0])}; got != x {
			t.Errorf("%v, not %v", got, x)
		}
	}
	for one, many := range map[string]string{"fireman": "firemen", "lady": "ladies", "boss": "bosses", "cook": "cooks"} {
		if got := plural(one); got != many {
			t.Errorf("%s, not %s", got, many)
		}
	}
}
