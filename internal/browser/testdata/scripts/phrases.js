onrecord.withIndex(async r => {
	const all = await onrecord.records(r, "q", [...Array(r.quotations).keys()]);
	const said = all.map(u => " " + onrecord.tokens(u.words).map(x => x.t).join(" ") + " ");
	const words = [...new Set(said.join("").trim().split(/ +/))];
	let seed = 3, there = 0, nowhere = 0, known = 0;
	const next = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
	for (let i = 0; i < times; i++) {
		const from = said[next(said.length)].trim().split(" "), at = next(from.length), phrase = from.slice(at, at + 2 + next(3));
		if (i % 2) phrase[next(phrase.length)] = i % 4 === 1 ? words[next(words.length)] : from[next(from.length)];
		if (phrase.length < 2) continue;
		const found = await onrecord.search('"' + phrase.join(" ") + '" kind:quotation', { n: 200 }), q = found.kinds.q;
		const want = said.filter(s => s.includes(" " + phrase.join(" ") + " ")).length;
		if (q.exact ? q.count !== want : q.count > want || want && !q.count) return phrase.join(" ") + ": found " + q.count + ", want " + want;
		want ? there++ : nowhere++;
		if (found.ask.phrases[0].nowhere) known++;
	}
	return there > times / 4 && nowhere > times / 8 && known > times / 40 ? "" : [there, nowhere, known].join(", ") + " phrases";
})
