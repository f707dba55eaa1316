(async () => {
	const asked = ["lamp", "lamp nothing", "nothing -lamp", "lam*", "lamp speaker:ottilie-brand", "lamp watch -nothing",
		'lamp "the watch"', "lamp kind:partial"];
	const ids = async q => {
		const x = (await onrecord.search(q, { n: 200, newest: true })).kinds.q;
		return { ids: x.hits.map(u => u.id).sort().join(" "), loose: x.loose, count: x.count, exact: !!x.exact };
	};
	const before = [];
	for (const q of asked) before.push(await ids(q));
	const n = before[0].count;
	await onrecord.withIndex(async r => {
		const f = await onrecord.shelf(r, "lamp"), at = f.terms.indexOf("lamp");
		f.lists[at] = ["x" + n].concat(f.lists[at].split(" ").slice(1)).join(" ");
	});
	const wrong = [];
	let some = 0;
	for (const [i, q] of asked.entries()) {
		const now = await ids(q), was = before[i];
		if (was.ids && !was.loose) some++;
		if (!was.loose && now.ids !== was.ids) wrong.push(q + ": other quotations, " + now.ids.slice(0, 60) + "…, was " + was.ids.slice(0, 60));
		if (now.exact && !now.loose && !was.loose && now.count !== was.count) wrong.push(q + ": " + now.count + ", was " + was.count);
	}
	if (some < 5) wrong.push("only " + some + " queries find anything");
	const few = (await onrecord.search("lamp", { n: 10 })).kinds.q;
	if (few.count !== n || !few.exact || few.hits.length !== Math.min(n, 10)) wrong.push("alone it is in " + few.count + " of " + n);
	return wrong.join("\n");
})()
