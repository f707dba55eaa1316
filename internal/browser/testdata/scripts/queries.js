onrecord.withIndex(async r => {
	const all = await onrecord.records(r, "q", [...Array(r.quotations).keys()]), { flag } = onrecord;
	const names = new Set((await onrecord.get("names/" + r.names)).w);
	const stems = new Map(all.map(u => [u, new Set(onrecord.tokens(u.words).map(x => onrecord.stem(x.t)))]));
	const words = [...new Set(all.flatMap(u => onrecord.tokens(u.words).map(x => x.t)))].filter(w => !names.has(w));
	const ids = [...new Set(all.map(u => u.who && u.who.id).filter(Boolean))], topics = [...new Set(all.flatMap(u => u.topics.map(t => t.id)))];
	const kinds = { direct: u => !(u.flags & flag.partial), partial: u => u.flags & flag.partial, nested: u => u.flags & flag.nested, likely: u => u.flags & flag.likely,
		denied: u => u.flags & (flag["not said"] | flag.hypothetical), retracted: u => u.flags & flag.retracted, corrected: u => u.flags & flag.corrected };
	const day = u => u.story.address.slice(0, 10).replaceAll("/", "-");
	let seed = 11, asked = 0, some = 0;
	const next = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n, one = list => list[next(list.length)];
	const parts = [
		() => { const w = one(words), s = onrecord.stem(w); return [w, u => stems.get(u).has(s)]; },
		() => { const u = one(all), w = one([...onrecord.tokens(u.words)]); return !w || names.has(w.t) ? null : [w.t, v => stems.get(v).has(onrecord.stem(w.t))]; },
		() => { const w = one(words), s = onrecord.stem(w); return ["-" + w, u => !stems.get(u).has(s)]; },
		() => { const id = one(ids); return ["speaker:" + id, u => u.who && u.who.id === id]; },
		() => { const id = one(ids); return ["-speaker:" + id, u => !u.who || u.who.id !== id]; },
		() => { const id = one(topics); return ["topic:" + id, u => u.topics.some(t => t.id === id)]; },
		() => { const k = one(Object.keys(kinds)); return ["kind:" + k, kinds[k]]; },
		() => { const d = day(one(all)); return ["after:" + d, u => day(u) >= d]; },
		() => { const d = day(one(all)).slice(0, 7); return ["before:" + d, u => day(u) < d]; },
		() => { const y = day(one(all)).slice(0, one([4, 7, 10])); return ["year:" + y, u => day(u).startsWith(y)]; },
	];
	for (let i = 0; i < times; i++) {
		const use = [...Array(1 + next(3))].map(() => one(parts)()).filter(Boolean);
		if (!use.some(p => !p[0].startsWith("-")) || new Set(use.map(p => p[0].replace(/[^:]*$/, ""))).size < use.length && use.some(p => p[0].includes(":"))) continue;
		const query = use.map(p => p[0]).join(" "), found = (await onrecord.search(query, { n: 1000 })).kinds.q;
		if (!found || found.loose) continue;
		const got = new Set(found.hits.map(u => u.id)), want = all.filter(u => use.every(p => p[1](u)));
		const group = u => u.who && !u.who.id; // several who speak together are found by each
		const wrong = found.hits.find(u => !want.some(v => v.id === u.id) && !group(u)) || want.find(u => !got.has(u.id) && !group(u));
		if (wrong) return query + " is wrong of " + wrong.words + " by " + (wrong.who && wrong.who.name);
		if (!found.exact || found.count !== found.hits.length) return query + " counts " + found.count + " of " + found.hits.length;
		asked++;
		if (want.length) some++;
	}
	return asked > times / 3 && some > times / 8 ? "" : asked + " asked, " + some + " found";
})
