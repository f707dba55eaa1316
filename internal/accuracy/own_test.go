package accuracy

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
)

const ownHead = "file,utterance,what,name,engine,verdict,whose,by,on\n"

func TestReadOwn(t *testing.T) {
	all, found := ReadOwn("content/accuracy.csv", []byte("\ufeff"+ownHead+
		"a.md,aaaaaaa,quotation,Ann Lee,v1,right,,E. Marsh,2025-05-20\n"+
		"a.md,bbbbbbb,not speech,,v1,wrong,ann-lee,,\n"+
		"a.md,ccccccc,quotation,Bo Key,v1,,,,\n"+
		"a.md,ddddddd,quotation,Bo Key,v1,perhaps,,,\n"+
		"a.md,eeeeeee,not speech,,v1,not speech,,,\n"+
		"a.md,fffffff,quotation,,,right,,,\n"+
		"a.md,aaaaaaa,quotation,Ann Lee,v1,wrong,,,\n"+
		"a.md,ggggggg,quotation,,v1,right,,,20 May\n"))
	if len(all) != 2 || !all[0].Right || all[0].By != "E. Marsh" || all[0].On.Format(time.DateOnly) != "2025-05-20" ||
		!all[1].Other || all[1].Right {
		t.Errorf("%+v", all)
	}
	var codes []string
	for _, f := range diag.Sort(found) {
		codes = append(codes, f.Pos.String()+" "+f.Code)
	}
	want := "content/accuracy.csv:5:1 bad-verdict\ncontent/accuracy.csv:6:1 bad-verdict\n" +
		"content/accuracy.csv:7:1 bad-verdict\ncontent/accuracy.csv:8:1 judged-twice\ncontent/accuracy.csv:9:1 bad-date"
	if got := strings.Join(codes, "\n"); got != want {
		t.Errorf("found\n%s", got)
	}
}

// TestInterval holds Wilson's intervals against figures from the literature on them.
func TestInterval(t *testing.T) {
	for _, c := range []struct {
		Part
		low, high float64
	}{
		{Part{0, 10}, 0, .2775}, {Part{10, 10}, .7225, 1}, {Part{5, 10}, .2366, .7634}, {Part{81, 263}, .2553, .3662},
		{Part{15, 148}, .0624, .1605}, {Part{0, 0}, 0, 1},
	} {
		if low, high := c.Interval(); math.Abs(low-c.low) > 5e-5 || math.Abs(high-c.high) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f", c.K, c.N, low, high)
		}
	}
}

func TestSum(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2025, 5, d, 0, 0, 0, 0, time.UTC) }
	all := []Judged{
		{Utterance: "a", Name: "Ann Lee", Engine: "old", Right: true, By: "E. Marsh", On: day(20)},
		{Utterance: "b", Name: "Bo Key", Engine: "old", By: "A. Oak", On: day(3)},
		{Utterance: "c", Engine: "old", Right: true},
		{Utterance: "d", Name: "Cy Hall", Engine: "old", NotSpeech: true},
		{Utterance: "e", Other: true, Engine: "old", Right: true},
		{Utterance: "f", Name: "Ann Lee", Engine: annotate.Version(), Right: true},
	}
	o := Sum(all, func(j *Judged) (string, bool, bool) {
		switch j.Utterance {
		case "a":
			return "ANN LEE", true, true
		case "b":
			return "Ann Lee", true, true
		case "e":
			return "", true, true
		}
		return "", false, false
	})
	if o.Names != (Part{2, 4}) || o.Named != (Part{3, 4}) || o.Others != (Part{1, 1}) || o.Compared != 3 || o.Changed != 2 {
		t.Errorf("%+v", o)
	}
	if strings.Join(o.By, ";") != "A. Oak;E. Marsh" || o.First != day(3) || o.Last != day(20) || len(o.Engines) != 2 {
		t.Errorf("%+v", o)
	}
	if Sum(nil, nil) != nil {
		t.Error("nothing was judged, and is summed up")
	}
}
