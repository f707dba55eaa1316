package page

import "testing"

// Below a chart as many years are named as have room on a phone, however long the archive runs.
func TestYearsHaveRoom(t *testing.T) {
	for n := 2; n <= 200; n++ {
		for _, size := range []int{1, 3, 12} {
			s := series{first: 1900, months: make([]int, 12*n)}
			marks := s.years(size)
			if len(marks) > yearsNamed || len(marks) < 2 || marks[0].Text != "1900" {
				t.Errorf("%d years in bars of %d months: %v", n, size, marks)
			}
		}
	}
}
