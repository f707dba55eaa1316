/* What the search needs beside finding and showing: what may have been meant, the results as a table, facets, names completed. search.js loads it. */
(function () {
  "use strict";
  var d = document, o = window.onrecord;
  var { tokens, near, oneApart, bearers, shelf, get, withIndex, results, pick, value, fullID, el, link, way, go, figures, count, flag, place, found, said, list, both, records } = o;

  /* 1. Nothing was found, or nothing that has all words: what may have been meant. */
  /* A word of which a term is the stem, as a quotation has it. */
  async function printed(r, term, list) {
    var all = await list.q.all();
    if (!all.length) return term;
    var word = tokens((await records(r, "q", [all[all.length - 1] >> 1]))[0].words).find(w => o.stem(w.t) === term);
    return word ? word.t : term;
  }
  /* The words that are one letter apart from one, the commonest first. */
  async function spellings(r, word) {
    var stem = o.stem(word), f = await shelf(r, stem), out = [];
    f.terms.forEach((t, i) => {
      if (word.length > 3 && /^[^@=]+$/.test(t) && t !== stem && oneApart(t, stem)) out.push({ t: t, list: both(f.lists[i]) });
    });
    out = out.sort((a, b) => b.list.q.n - a.list.q.n || b.list.s.n - a.list.s.n).slice(0, 4);
    for (var s of out) s.word = await printed(r, s.t, s.list);
    return out;
  }
  var kinds = "direct partial nested likely denied retracted corrected story quotation".split(" ");
  async function lost(section, x) {
    var p = el("ul", { class: "go plain" }), some = Object.values(x.kinds).some(k => k.hits.length);
    var r = x.r, seen = {};
    for (var c of x.ask.words) {
      if (c.not || some && c.n("q") + c.n("s")) continue;
      var names = await near(r, c.t), spelled = await spellings(r, c.t);
      for (var w of names.slice(0, 3)) for (var e of (await bearers(r, w, false)).slice(0, 3)) {
        if (seen[e.id] || !e.count) continue;
        seen[e.id] = true;
        p.append(el("li", {}, way(e.name, { q: ({ s: "speaker:", t: "topic:", p: "place:" })[e.kind] + e.id }), el("span", { class: "n" }, " " + count(e.count, "quotation", "quotations"))));
      }
      spelled.forEach(s => { p.append(el("li", {}, "Words like ", way("“" + s.word + "”", { q: o.state().q.replace(new RegExp(c.t, "iu"), s.word) }))); });
    }
    if (some) return p.children.length && section.append(p);
    section.append(p);
    if (x.ask.words.some(c => c.not) || x.ask.phrases.some(c => c.not)) p.append(el("li", {}, way("The same, whatever else stands in it", { q: o.state().q.replace(/(^|\s)-("[^"]*"?|[^\s:]+(?=\s|$))/g, " ").replace(/\s+/g, " ").trim() })));
    if (x.ask.phrases.length) p.append(el("li", {}, way("The same words in any order", { q: o.state().q.replace(/["“”„«»]/g, "") })));
    if (x.ask.filters.length + x.ask.years.length || x.ask.parsed.filters.after || x.ask.parsed.filters.before) p.append(el("li", {}, way("The same words without a filter", { q: o.state().q.replace(/-?\b[a-z]+:("[^"]*"?|\S+)/gi, "").trim() })));
    if (x.ask.filters.some(c => c.key === "kind" && c.ids.some(k => !kinds.includes(k.id)))) {
      var li = el("li", {}, "The kinds are");
      kinds.forEach(k => { li.append(" ", way(k, { q: o.state().q.replace(/(-?\bkind:)("[^"]*"?|\S+)/gi, "$1" + k) })); });
      p.append(li);
    }
    if (!p.children.length) p.append(el("li", {}, "Fewer words, or the beginning of one and *, may find more."));
  }

  /* 2. The results under their speakers. */
  function grouped(q, ask) {
    var by = new Map(), out = el("div");
    q.hits.forEach(u => {
      var key = u.who ? u.who.name : "Unattributed";
      by.set(key, (by.get(key) || []).concat(u));
    });
    by.forEach((us, name) => {
      var id = us[0].who && us[0].who.id;
      out.append(el("h3", { class: "by" }, id ? way(name, { q: o.state().q + " speaker:" + id, group: "" }) : name, el("span", { class: "n" }, " " + us.length + (q.exact && q.count === q.hits.length ? "" : " of those shown"))), list(us, ask));
    });
    return out;
  }

  /* 3. The results as a table, with the columns of the archive's own tables. A text that a spreadsheet would take for a formula has an apostrophe before it. */
  var formula = /^[\s"'“”‘’„‚«»‹›`\u115f\u1160\u3164\uffa0\u2800\ufffc\p{Cf}\p{Cc}\p{Z}\p{Variation_Selector}]*[=+\-@\t\n＝＋－＠]/u;
  function cell(v) {
    v = String(v).replace(/\r\n?/g, "\n");
    if (formula.test(v)) v = "'" + v;
    return /[",\n]/.test(v) || /^\s/.test(v) ? '"' + v.replace(/"/g, '""') + '"' : v;
  }
  function table(us) {
    var rows = [["words", "kind", "speaker_id", "speaker", "role", "via", "assertion", "reading", "status", "corrected", "topics", "title", "date", "address"]];
    us.forEach(u => {
      var is = f => u.flags & flag[f];
      rows.push([u.words, is("partial") ? "partial" : "direct", u.who ? u.who.id : "", u.who ? u.who.name : "", u.who ? u.who.role : "", u.via,
        is("not said") ? "not_said" : is("hypothetical") ? "hypothetical" : "said", !u.who ? "not found" : is("likely") ? "likely" : "clear",
        is("retracted") ? "retracted" : is("checked") ? "confirmed" : "auto", is("corrected") ? "true" : "", u.topics.map(t => t.id).join(";"),
        u.story.title, u.story.address.slice(0, 10).replace(/\//g, "-"), location.origin + place(u)]);
    });
    return "\ufeff" + rows.map(r => r.map(cell).join(",")).join("\n") + "\n";
  }
  function take(b, most) {
    b.disabled = true;
    return withIndex(r => results(r, o.state().q, { n: most, newest: o.state().sort === "new" })).then(x => {
      save("search.csv", table(x.kinds.q.hits));
      b.disabled = false;
      said.textContent = count(x.kinds.q.hits.length, "row", "rows") + " taken.";
    });
  }
  function save(name, text) {
    var a = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" })), download: name });
    d.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => { URL.revokeObjectURL(a.href); }, 1e4);
  }

  /* 4. Facets: of how many of the results who speaks, on what, when, of what kind. */
  var back = ""; // the box that has the focus again once all is counted anew
  var facetFiles = 5, inFacets = 2048, inTable = 256, inFacet = 6;
  function tally(of, key, name) {
    var t = of.get(key) || { key: key, name: name, n: 0 };
    t.n++;
    of.set(key, t);
  }
  /* Reads the columns of the newest results: {counted, speaker, topic, kind: maps by id}. */
  async function columns(r, q) {
    var f = await get("facets/" + r.facets), out = {}, read = {}, tables = {};
    var name = async i => {
      var t = Math.floor(i / inTable), row = (tables[t] = tables[t] || await get("facets/" + f.n[t]))[i % inTable];
      return { id: fullID(row[1], row[2]), name: row[2] };
    };
    for (var kind of ["speaker", "topic", "kind"]) {
      var docs = q.count === q.hits.length ? q.all : pick(q.base, q.sets, kind), counts = new Map(), counted = 0;
      for (var i = docs.length - 1; i >= 0; i--) {
        var n = Math.floor(docs[i] / inFacets);
        if (!read[n]) {
          if (Object.keys(read).length >= facetFiles) break;
          read[n] = await get("facets/" + f.f[n]);
        }
        var col = read[n], at = docs[i] % inFacets;
        counted++;
        if (kind === "kind") {
          var bits = value[col.k[at]];
          if (!(bits & 1)) tally(counts, "direct", "Direct");
          ["partial", "likely", "denied", "retracted", "nested"].forEach((k, b) => { if (bits >> b & 1) tally(counts, k, k === "denied" ? "Not said" : k[0].toUpperCase() + k.slice(1)); });
          continue;
        }
        var v = (kind === "speaker" ? col.s : col.t)[at];
        for (var one of v < -1 ? col.x[-2 - v] : [v]) if (one >= 0 || kind === "speaker") tally(counts, one, "");
      }
      var top = Array.from(counts.values()).sort((a, b) => b.n - a.n || (a.key > b.key ? 1 : -1)).slice(0, inFacet);
      if (kind !== "kind") for (var t of top) Object.assign(t, t.key < 0 ? { key: "none", name: "Unattributed" } : await name(t.key).then(e => { return { key: e.id, name: e.name }; }));
      out[kind] = { rows: top, counted: counted, of: docs.length };
    }
    return out;
  }
  /* Where all results are shown, they are counted as they stand. */
  function shown(q) {
    var out = { speaker: new Map(), topic: new Map(), kind: new Map() };
    q.hits.forEach(u => {
      if (!u.who || u.who.id) tally(out.speaker, u.who ? u.who.id : "none", u.who ? u.who.name : "Unattributed");
      u.topics.forEach(t => tally(out.topic, t.id, t.name));
      if (!(u.flags & flag.partial)) tally(out.kind, "direct", "Direct");
      [["partial", "partial"], ["likely", "likely"], ["denied", "not said"], ["denied", "hypothetical"], ["retracted", "retracted"], ["nested", "nested"]].forEach(k => {
        if (u.flags & flag[k[1]]) tally(out.kind, k[0], k[0] === "denied" ? "Not said" : k[0][0].toUpperCase() + k[0].slice(1));
      });
    });
    for (var k in out) out[k] = { rows: Array.from(out[k].values()).sort((a, b) => b.n - a.n || (a.key > b.key ? 1 : -1)).slice(0, inFacet), counted: 1, of: 1 };
    return out;
  }
  function years(r, q) {
    var rows = [], docs = pick(q.base, q.sets, "year"), at = 0;
    r.years.forEach((y, i) => {
      var end = i + 1 < r.years.length ? r.years[i + 1][2] : r.quotations, n = 0;
      for (; at < docs.length && docs[at] < end; at++) n++;
      if (n) rows.unshift({ key: String(y[0]), name: String(y[0]), n: n });
    });
    return { rows: rows.sort((a, b) => b.n - a.n || b.key - a.key).slice(0, inFacet).sort((a, b) => b.key - a.key), counted: docs.length, of: docs.length };
  }
  async function facets(x, into, section) {
    var q = x.kinds.q, mine = o.turn(), box = el("div", { class: "facets", id: "narrow" });
    await fill();
    async function fill() {
      var all = q.count === q.hits.length && !Object.keys(q.sets).length ? shown(q) : await columns(x.r, q);
      if (mine !== o.turn()) return;
      all.year = years(x.r, q);
      [["speaker", "Speaker"], ["topic", "Topic"], ["year", "Year"], ["kind", "Kind"]].forEach(f => { facet(box, x, f[0], f[1], all[f[0]]); });
      if (!box.children.length) return;
      into.append(box);
      box.querySelectorAll("input").forEach(i => { if (i.name + i.value === back) i.focus(); });
      back = "";
      section.querySelector("h2").after(el("p", { class: "app narrow" }, el("a", { href: "#narrow" }, "Narrow these results")));
    }
  }
  function chosen(ask, key) {
    if (key === "year") return ask.years.filter(y => !y.not).map(y => { return { id: y.value, name: y.value }; });
    return [].concat.apply([], ask.filters.filter(c => c.key === key && !c.not).map(c => c.ids));
  }
  function facet(box, x, key, title, of) {
    var on = chosen(x.ask, key), rows = of.rows.slice();
    on.slice(0, 4).forEach(e => { if (!rows.some(t => t.key === e.id)) rows.push({ key: e.id, name: e.name, n: -1 }); });
    if (rows.length < 2 && !on.length) return;
    var set = el("fieldset", {}, el("legend", {}, title));
    rows.forEach(t => {
      var is = on.some(e => e.id === t.key);
      var input = el("input", { type: "checkbox", name: key, value: t.key, checked: is });
      input.addEventListener("change", () => {
        back = key + t.key;
        go({ q: is ? without(o.state().q, key, t.key) : (o.state().q + " " + key + ":" + t.key).trim() });
      });
      set.append(el("label", {}, input, t.name, t.n >= 0 && el("span", { class: "n" }, figures(t.n))));
    });
    if (!x.kinds.q.exact) set.append(el("p", { class: "soft" }, "At least so many."));
    if (of.counted < of.of) set.append(el("p", { class: "soft" }, "Of the newest " + figures(of.counted) + "."));
    box.append(set);
  }
  /* The query without a filter; where it was given by a name, without all of its key. */
  function without(text, key, id) {
    var one = text.replace(new RegExp("(^|\\s)" + key + ':"?' + id.replace(/[^\p{L}\p{N}]/gu, "\\$&") + '"?(?=\\s|$)', "giu"), " ");
    return (one !== text ? one : text.replace(new RegExp("(^|\\s)" + key + ':("[^"]*"?|\\S+)', "gi"), " ")).replace(/\s+/g, " ").trim();
  }

  /* 5. Names are completed as one types. */
  function complete(input, choose) {
    var box = el("ul", { class: "names", role: "listbox", id: input.id + "-names", "aria-label": "People and topics", hidden: true }), at = -1, all = [], asked = 0;
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": box.id, autocomplete: "off" }).forEach(a => { input.setAttribute(a[0], a[1]); });
    input.parentNode.append(box);
    if (!d.getElementById("search")) d.head.append(el("link", { rel: "stylesheet", href: o.beside(".css") }));
    function close() { box.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); }
    function mark(i) {
      at = (i + all.length + 1) % (all.length + 1);
      if (at === all.length) at = -1;
      Array.from(box.children).forEach((li, k) => { li.setAttribute("aria-selected", k === at); });
      if (at < 0) input.removeAttribute("aria-activedescendant"); else input.setAttribute("aria-activedescendant", box.children[at].id);
    }
    function take(i) { var e = all[i]; close(); choose(e); }
    function suggest() {
      var mine = ++asked, words = tokens(input.value.replace(/\S*:\S*/g, " ")).map(x => x.t), t = words[words.length - 1];
      if (!t || t.length < 2 || /\s$/.test(input.value)) return close();
      withIndex(r => bearers(r, t, true)).then(found => {
        if (mine !== asked || d.activeElement !== input) return;
        var before = words[words.length - 2], both = before ? found.filter(e => { return tokens(e.name).some(x => x.t === before); }) : [];
        all = (both.length ? both : found).filter(e => e.kind !== "p").sort((a, b) => b.count - a.count).slice(0, 8);
        all.forEach(e => { e.words = both.length ? 2 : 1; });
        box.replaceChildren();
        all.forEach((e, i) => {
          var li = el("li", { role: "option", id: input.id + "-name-" + i, "aria-selected": "false" }, e.name, el("small", {}, e.kind === "t" ? "topic" : e.role), el("span", { class: "n" }, figures(e.count)));
          li.addEventListener("pointerdown", event => { event.preventDefault(); take(i); });
          box.append(li);
        });
        box.hidden = !all.length;
        input.setAttribute("aria-expanded", String(all.length > 0));
        at = -1;
      }).catch(close);
    }
    input.addEventListener("input", suggest);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", e => {
      if (box.hidden) return;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); mark(at + (e.key === "ArrowDown" ? 1 : at < 0 ? all.length : -1)); }
      if (e.key === "Escape") { e.preventDefault(); close(); }
      if (e.key === "Enter" && at >= 0) { e.preventDefault(); take(at); }
    });
  }

  /* A name is chosen on the search page: it becomes a filter. */
  function filter(e) {
    var field = d.getElementById("q"), text = field.value.trimEnd(), n = e.words;
    while (n--) text = text.replace(/\s*[^\s"]+$/, "");
    go({ q: (text + " " + (e.kind === "t" ? "topic:" : "speaker:") + e.id).trim() });
  }

  o.more = { lost, grouped, take, table, cell, facets, complete, filter };
}());
