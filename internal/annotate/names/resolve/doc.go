// Package resolve knows whose forms are one: that "Ann Lee", "Ms Lee" and "Ann" are one person, and
// "HPC" the Harbour Pilots Commission.
//
//   - Overlay lays names over those that were read: the registry's (overlay.go, registry.go), and
//     those of organisations called by somebody else's name (namesake.go).
//   - People joins full names into people (people.go, couple.go, registered.go) and tells whose the
//     short forms are (short.go) and the names alone (kin.go).
//   - OrgsAndPlaces joins those of organisations and places (org_place.go, club.go), by their
//     acronyms (expand.go) and their short forms (short_org.go).
//   - Resolver tells what is still alone by the evidence, and whose it is (lone.go).
//
// Each holds the one before. People, organisations and places are numbered from 1 on; 0 is nobody.
package resolve
