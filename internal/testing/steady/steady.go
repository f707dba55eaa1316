// Package steady makes property tests try the same made-up cases each time. Whoever has one imports
// it for that:
//
//	import _ "github.com/onrecord/onrecord/internal/testing/steady"
//
// With -rapid.seed=0 they try others.
package steady

import (
	"flag"

	_ "pgregory.net/rapid" // its flags must be there
)

func init() {
	if err := flag.Set("rapid.seed", "1"); err != nil {
		panic(err)
	}
}
