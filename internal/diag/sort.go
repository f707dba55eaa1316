package diag

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/order"
)

// Sort orders findings by file, line, column, then severity (worst first), code and text, and drops
// those said twice. It works in place and returns what is left, so that findings gathered by
// several workers always come out alike.
func Sort(all []Finding) []Finding {
	order.By(all, compare)
	return slices.Compact(all)
}

func compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Col, b.Col),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Hint, b.Hint),
	)
}

// HasErrors reports whether any finding is an Error.
//
//go:noinline
func HasErrors(all []Finding) bool {
	return slices.ContainsFunc(all, func(f Finding) bool { return f.Severity == Error })
}

// Count returns how many findings have each severity.
func Count(all []Finding) (errors, warnings, notes int) {
	for _, f := range all {
		switch f.Severity {
		case Error:
			errors++
		case Warning:
			warnings++
		default:
			notes++
		}
	}
	return errors, warnings, notes
}
