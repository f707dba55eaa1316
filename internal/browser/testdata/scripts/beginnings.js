onrecord.withIndex(async r => {
	const all = await onrecord.records(r, "q", [...Array(r.quotations).keys()]);
	const said = all.map(u => onrecord.tokens(u.words + " " + (u.who && u.who.id ? u.who.name : "")).map(x => x.t));
	const words = [...new Set(said.flat())].filter(w => w.length > 3);
	let seed = 5, asked = 0, forms = 0;
	const next = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
	for (let i = 0; i < times; i++) {
		const word = words[next(words.length)], begins = word.slice(0, 2 + next(word.length - 1));
		const has = s => s.some(t => t.startsWith(begins)), ids = f => f.kinds.q.hits.map(u => u.id);
		const found = await onrecord.search(begins + "* kind:quotation", { n: 1000 }), got = new Set(ids(found));
		const rest = new Set(ids(await onrecord.search("-" + begins + "* after:1000 kind:quotation", { n: 1000 })));
		if (found.kinds.q.exact) for (let k = 0; k < all.length; k++) if (has(said[k]) && !got.has(all[k].id)) return begins + "* misses " + all[k].words + JSON.stringify([all[k].who, found.kinds.q.count]);
		for (let k = 0; k < all.length; k++) if (has(said[k]) && rest.has(all[k].id)) return "-" + begins + "* keeps " + all[k].words;
		if (found.kinds.q.exact && got.size + rest.size !== all.length) return begins + "*: " + got.size + " with it, " + rest.size + " without, of " + all.length;
		asked++;
		if (found.ask.words[0].forms.length) forms++;
	}
	return asked > times * 2 / 3 && forms > times / 30 ? "" : asked + " asked, " + forms + " with shorter stems";
})
