package slug

// letters says what each Latin letter beyond a–z is in an id, for the blocks Latin-1, Extended-A,
// Extended-B and Extended Additional: the letter without its accents, or what a careful typist
// without that key would write. Ids are addresses: an entry may be added for a letter that has
// none, never changed.
var letters = spread(map[string]string{
	"a":  "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺḀḁẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ",
	"b":  "ƀƁƂƃɃḂḃḄḅḆḇ",
	"c":  "ÇçĆćĈĉĊċČčƇƈȻȼḈḉ",
	"d":  "ÐðĎďĐđƉƊƋƌȡḊḋḌḍḎḏḐḑḒḓ",
	"e":  "ÈÉÊËèéêëĒēĔĕĖėĘęĚěƎƏƐǝȄȅȆȇȨȩɆɇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ",
	"f":  "ƑƒḞḟ",
	"g":  "ĜĝĞğĠġĢģƓƔǤǥǦǧǴǵḠḡ",
	"h":  "ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ",
	"i":  "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƖƗǏǐȈȉȊȋḬḭḮḯỈỉỊị",
	"j":  "ĴĵǰȷɈɉ",
	"k":  "ĶķĸƘƙǨǩḰḱḲḳḴḵ",
	"l":  "ĹĺĻļĽľĿŀŁłƚȴȽḶḷḸḹḺḻḼḽ",
	"m":  "ƜḾḿṀṁṂṃ",
	"n":  "ÑñŃńŅņŇňŉƝƞǸǹȠȵṄṅṆṇṈṉṊṋ",
	"o":  "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƆƟƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ",
	"p":  "ƤƥṔṕṖṗ",
	"q":  "Ɋɋ",
	"r":  "ŔŕŖŗŘřƦȐȑȒȓɌɍṘṙṚṛṜṝṞṟ",
	"s":  "ŚśŜŝŞşŠšſƩȘșȿṠṡṢṣṤṥṦṧṨṩẛẜẝ",
	"t":  "ŢţŤťŦŧƫƬƭƮȚțȶȾṪṫṬṭṮṯṰṱẗ",
	"u":  "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưƱǓǔǕǖǗǘǙǚǛǜȔȕȖȗɄṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự",
	"v":  "ƲɅṼṽṾṿỼỽ",
	"w":  "ŴŵƿǷẀẁẂẃẄẅẆẇẈẉẘ",
	"x":  "ẊẋẌẍ",
	"y":  "ÝýÿŶŷŸƳƴȜȝȲȳɎɏẎẏẙỲỳỴỵỶỷỸỹỾỿ",
	"z":  "ŹźŻżŽžƵƶƷǮǯȤȥɀẐẑẒẓẔẕ",
	"ae": "ÆæǢǣǼǽ",
	"db": "ȸ",
	"dz": "ǄǅǆǱǲǳ",
	"hv": "ƕǶ",
	"ij": "Ĳĳ",
	"lj": "Ǉǈǉ",
	"ll": "Ỻỻ",
	"ng": "Ŋŋ",
	"nj": "Ǌǋǌ",
	"oe": "Œœ",
	"ou": "Ȣȣ",
	"qp": "ȹ",
	"ss": "ßẞ",
	"th": "Þþ",
})

func spread(byFold map[string]string) map[rune]string {
	m := make(map[rune]string, 1024)
	for folded, from := range byFold {
		for _, r := range from {
			m[r] = folded
		}
	}
	return m
}
