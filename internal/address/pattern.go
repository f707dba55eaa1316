package address

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// The steps of a pattern that stand for many: where the pages of a kind stand is said as an address
// with these in it, as in Speakers.Of(AnyID).
const (
	AnyID    = "<id>"
	AnyYear  = "<year>"
	AnyMonth = "<month>"
	AnyDay   = "<day>"
	AnyPath  = "<path>" // one step or more; stands alone
)

// Patterns of the pages by date. Below the page of an entry they are those of its years and months.
const (
	YearPattern  = AnyYear + "/"
	MonthPattern = YearPattern + AnyMonth + "/"
	DayPattern   = MonthPattern + AnyDay + "/"
	StoryPattern = DayPattern + AnyID + "/"
)

// Fits reports whether an address is one of those that a pattern stands for.
func Fits(pattern, address string) bool {
	if pattern == Other(AnyPath) {
		return called.HasSuffix(address, "/")
	}
	want, have := strings.Split(pattern, "/"), strings.Split(address, "/")
	if len(want) != len(have) {
		return false
	}
	for i, step := range have {
		if !fitsStep(want[i], step) {
			return false
		}
	}
	return true
}

func fitsStep(pattern, step string) bool {
	switch pattern {
	case AnyID:
		return step != ""
	case AnyYear:
		return isYear(step)
	case AnyMonth, AnyDay:
		return len(step) == 2 && isNumber(step)
	}
	return step == pattern
}

// Narrower reports whether pattern a says more of an address than b: fewer of its steps stand for
// many. Of two patterns that an address fits, the narrower one is meant.
func Narrower(a, b string) bool {
	if wide := Other(AnyPath); a == wide || b == wide {
		return a != wide
	}
	return strings.Count(a, "<") < strings.Count(b, "<")
}
