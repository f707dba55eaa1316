/* The search, as docs/search.md describes it: internal/search writes the files that this reads. */
(function () {
  "use strict";
  var d = document, own = d.currentScript.src;
  function beside(ending) { return own.replace(/\.js$/, ending); }

  /* 1. Words, folded and stemmed exactly as internal/search does it (token. */
  var plain = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ə": "e", "ς": "σ" };
  var dropped = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06edʼ]|[^\p{L}\p{M}\p{N}]/gu;
  var unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u30fc]+/gu;
  var longest = 32;

  function fold(word) {
    if (/^[a-z0-9]*$/.test(word)) return word;
    return word.normalize("NFKD").replace(dropped, "").toLowerCase()
      .replace(/[ßæœøđðþłħıŋŧĸəς]/g, c => plain[c]).normalize("NFC");
  }
  function tokens(text) {
    var out = [];
    for (var m of text.replace(/ʼ/g, "’").matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu)) {
      var add = t => { if (t) out.push({ t: t, at: m.index, end: m.index + m[0].length }); };
      var word = fold(m[0].replace(/['’][sS]$/, "").replace(/['’]/g, ""));
      var last = 0;
      for (var run of word.matchAll(unspaced)) {
        if (run.index > last) add(cut(word.slice(last, run.index)));
        var all = Array.from(run[0]);
        if (all.length === 1) add(run[0]);
        for (var i = 0; i + 1 < all.length; i++) add(all[i] + all[i + 1]);
        last = run.index + run[0].length;
      }
      if (last < word.length) add(cut(word.slice(last)));
    }
    return out;
  }
  function cut(word) { return word.length > longest ? Array.from(word).slice(0, longest).join("") : word; }

  var special = { skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl", ugly: "ugli", early: "earli", only: "onli", singly: "singl" };
  var kept = /^(sky|news|howe|atlas|cosmos|bias|andes|(?:inn|out|cann)ing|(?:herr|earr)ing|proceed|exceed|succeed)$/;
  var keptForms = /^((?:inn|out|cann|herr|earr)ing)s$|^((?:pro|ex|suc)ceed)(?:s|ed|ing)$/;
  var step2 = [["ational", "ate"], ["fulness", "ful"], ["iveness", "ive"], ["ization", "ize"], ["ousness", "ous"], ["biliti", "ble"], ["lessli", "less"], ["tional", "tion"], ["alism", "al"], ["aliti", "al"], ["ation", "ate"], ["entli", "ent"], ["fulli", "ful"], ["iviti", "ive"], ["ousli", "ous"], ["anci", "ance"], ["abli", "able"], ["alli", "al"], ["ator", "ate"], ["enci", "ence"], ["izer", "ize"], ["bli", "ble"], ["ogi", "og"], ["li", ""]];
  var step3 = [["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["ative", ""], ["iciti", "ic"], ["ical", "ic"], ["ful", ""], ["ness", ""]];
  var step4 = ["ement", "ance", "ence", "able", "ible", "ment", "ent", "ant", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic"];

  function region(w, from) {
    var m = /[aeiouy][^aeiouy]/.exec(w.slice(from));
    return m ? from + m.index + 2 : w.length;
  }
  function shortEnd(w) { return w.length === 2 ? /^[aeiouy][^aeiouy]$/.test(w) : /[^aeiouy][aeiouy][^aeiouywxY]$/.test(w); }
  function ending(w, list) {
    return list.find(s => w.endsWith(s[0].length > 1 ? s[0] : s));
  }
  function english(word) {
    if (word.length < 3 || /[^a-z]/.test(word)) return word;
    if (Object.hasOwn(special, word)) return special[word];
    var m = kept.exec(word) || keptForms.exec(word);
    if (m) return m[1] || m[2];
    var w = yes(word), head = /^(gener|commun|arsen)/.exec(w), r1 = head ? head[0].length : region(w, 0), r2 = region(w, r1), s;
    if (/sses$/.test(w)) w = w.slice(0, -2);
    else if (/ie[ds]$/.test(w)) w = w.slice(0, w.length > 4 ? -2 : -1);
    else if (/s$/.test(w) && !/[us]s$/.test(w) && /[aeiouy]/.test(w.slice(0, -2))) w = w.slice(0, -1);
    r1 = Math.min(r1, w.length); r2 = Math.min(r2, w.length);
    if ((m = /(?:eed|(ed|ing))(?:ly)?$/.exec(w))) {
      if (!m[1]) {
        if (m.index >= r1) w = w.slice(0, m.index) + "ee";
      } else if (/[aeiouy]/.test(w.slice(0, m.index))) {
        w = w.slice(0, m.index);
        if (/(?:at|bl|iz)$/.test(w)) w += "e";
        else if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(w)) w = w.slice(0, -1);
        else if (r1 >= w.length && shortEnd(w)) { w += "e"; r1 = r2 = w.length; }
      }
      r1 = Math.min(r1, w.length); r2 = Math.min(r2, w.length);
    }
    if (w.length > 2 && /[^aeiouy][yY]$/.test(w)) w = w.slice(0, -1) + "i";
    if ((s = ending(w, step2)) && w.length - s[0].length >= r1) {
      var stem = w.slice(0, -s[0].length);
      if (s[0] === "li" ? /[cdeghkmnrt]$/.test(stem) : s[0] !== "ogi" || /l$/.test(stem)) w = stem + s[1];
    }
    r1 = Math.min(r1, w.length); r2 = Math.min(r2, w.length);
    if ((s = ending(w, step3)) && w.length - s[0].length >= r1 && (s[0] !== "ative" || w.length - 5 >= r2)) w = w.slice(0, -s[0].length) + s[1];
    r1 = Math.min(r1, w.length); r2 = Math.min(r2, w.length);
    if ((s = ending(w, step4)) && w.length - s.length >= r2 && (s !== "ion" || /[st]ion$/.test(w))) w = w.slice(0, -s.length);
    r1 = Math.min(r1, w.length); r2 = Math.min(r2, w.length);
    if (/e$/.test(w) && r1 < w.length && (r2 < w.length || !shortEnd(w.slice(0, -1)))) w = w.slice(0, -1);
    else if (/ll$/.test(w) && r2 < w.length) w = w.slice(0, -1);
    return w.toLowerCase();
  }
  function yes(word) {
    var w = "";
    for (var c of word) w += c === "y" && (w === "" || /[aeiouy]$/.test(w)) ? "Y" : c;
    return w;
  }

  /* 2. What was asked. */
  var keys = ["speaker", "topic", "place", "kind", "year", "before", "after"];
  function parse(text) {
    var q = { words: [], phrases: [], filters: {} };
    text = text.replace(/[“”„«»]/g, '"');
    for (var m of text.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/gi)) {
      var not = m[1] === "-", key = (m[2] || "").toLowerCase(), value = m[3] === undefined ? m[4] : m[3].trim();
      if (keys.includes(key)) {
        if (value) (q.filters[key] = q.filters[key] || []).push({ value: value, not: not });
        continue;
      }
      value = (m[2] ? m[2] + " " : "") + value;
      var found = tokens(value), all = found.map(x => x.t);
      if (m[3] !== undefined && all.length > 1) q.phrases.push({ t: all, not: not, typed: value });
      else all.forEach((t, i) => {
        var ends = i === all.length - 1; // open: more letters may follow as one types
        q.words.push({ t: t, not: not, typed: value.slice(found[i].at, found[i].end), prefix: ends && /\*$/.test(value), open: ends && m[3] === undefined && m.index + m[0].length === text.length });
      });
    }
    return q;
  }

  /* 3. The files. */
  var base = "", files = new Map(), stemmed = String;
  function get(path, fresh) {
    if (!files.has(path)) {
      files.set(path, fetch(base + path + ".json", fresh ? { cache: "reload" } : {}).then(r => {
        if (!r.ok) throw Object.assign(new Error(path), { gone: true });
        return r.json();
      }).catch(e => { files.delete(path); throw e; }));
    }
    return files.get(path);
  }
  function root(fresh) {
    return get("index", fresh).then(r => {
      stemmed = r.stem === "en" ? english : String;
      r.books.push([r.stories, r.quotations]);
      return r;
    });
  }
  var begun;
  function open() { return begun || (begun = root(false).catch(e => { begun = null; throw e; })); }
  function withIndex(f) {
    return open().then(f).catch(e => {
      if (!e.gone) throw e;
      files.clear();
      begun = root(true);
      return begun.then(f);
    });
  }
  function last(n, before) {
    var a = 0, b = n;
    while (a < b) { var c = (a + b) >> 1; if (before(c)) a = c + 1; else b = c; }
    return a - 1;
  }
  function upTo(a, b) {
    if (!/[\ud800-\uffff]/.test(a + b)) return a <= b;
    var x = Array.from(a), y = Array.from(b);
    for (var i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i].codePointAt(0) < y[i].codePointAt(0);
    return x.length <= y.length;
  }

  /* 4. Lists of documents. */
  var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", value = {}, byCode = new Uint8Array(128);
  for (var l = 0; l < 64; l++) byCode[letters.charCodeAt(l)] = value[letters[l]] = l;
  function decode(text, first) {
    var out = [], cut = text.indexOf("."), end = cut < 0 ? text.length : cut, i, b, v;
    if (text[0] === "b") {
      for (i = 1; i < end; i++) for (v = byCode[text.charCodeAt(i)], b = 0; v; b++, v >>= 1) if (v & 1) out.push((first + 6 * (i - 1) + b) * 2);
    } else {
      for (var at = first - 1, gap = 0, shift = 0, k = 1; k < end; k++) {
        v = byCode[text.charCodeAt(k)];
        gap += (v & 31) << shift;
        shift += 5;
        if (v < 32) { at += gap + 1; out.push(at * 2); gap = shift = 0; }
      }
    }
    for (i = end + 1; i < text.length; i++) for (v = byCode[text.charCodeAt(i)], b = 0; v; b++, v >>= 1) if (v & 1) out[6 * (i - end - 1) + b] |= 1;
    return out;
  }
  function docs(text) {
    if (text[0] !== "x") {
      var whole = text ? decode(text, 0) : [];
      return { n: whole.length, all: () => whole };
    }
    var parts = text.slice(1).split(",");
    return {
      n: +parts.shift(), apart: true, none: !parts.length, all: () => {
        return Promise.all(parts.map(p => {
          var two = p.split("=");
          return get("lists/" + two[1]).then(f => decode(f.l, +two[0]));
        })).then(all => all.flat());
      }
    };
  }
  function begins(line) { return line.slice(0, line.indexOf(" ")); }
  function shelfAt(r, at) {
    if (!r.terms[at]) return Promise.resolve({ terms: [], lists: [] });
    return get("terms/" + r.terms[at].split(" ")[1]).then(f => {
      f.terms = f.terms || f.t.split(" ");
      f.lists = f.lists || f.l.split(";");
      f.read = f.read || {};
      return f;
    });
  }
  function placeOf(r, term) { return Math.max(0, last(r.terms.length, i => upTo(begins(r.terms[i]), term))); }
  function shelf(r, term) { return shelfAt(r, placeOf(r, term)); }
  function both(text) {
    var all = (text || "").split(" "), common = (all[2] || "").split(":");
    return { q: docs(all[0] || ""), s: docs(all[1] || ""), common: common[0], after: common.slice(1) };
  }
  function find(r, term) { return shelf(r, term).then(f => listsOf(f, f.terms.indexOf(term))); }
  function listsOf(f, i) { return f.read[i] || (f.read[i] = both(f.lists[i])); }
  var mostOfPrefix = 80;
  /* The files that may have terms with a beginning: at most so many. */
  function shelves(r, prefix, most) {
    var at = placeOf(r, prefix), end = at + 1;
    while (end < r.terms.length && end < at + most && begins(r.terms[end]).startsWith(prefix)) end++;
    return Promise.all(r.terms.slice(at, end).map((_, i) => shelfAt(r, at + i)));
  }
  /* The clause of a beginning: the commonest words, of what must not be there all; cut says that there are others. */
  async function beginning(r, w, more) {
    var all = [], prefix = w.t, most = w.not ? Infinity : 2, forms = shorter(prefix), next = r.terms[placeOf(r, prefix) + most];
    for (var f of await shelves(r, prefix, most)) f.terms.forEach((t, i) => { if (t.startsWith(prefix)) all.push(listsOf(f, i)); });
    all = all.concat(await Promise.all(forms.map(t => find(r, t)))).filter(l => l.q.n + l.s.n);
    if (!w.not) all = all.sort((a, b) => b.q.n + b.s.n - a.q.n - a.s.n).slice(0, mostOfPrefix + 1);
    return clause(all.slice(0, w.not ? Infinity : mostOfPrefix), { ...w, ...more, forms: forms, cut: all.length > mostOfPrefix || next && begins(next).startsWith(prefix) });
  }
  /* The stems of words that begin so which are shorter themselves: of "electio" elect. */
  var endings = "able al ance ation ed ence er es ful ible ies ing ings ion ions ism ity ive ize ly ment ments ness ous s".split(" ");
  function shorter(prefix) {
    var out = new Set([stemmed(prefix)]); // of "ferry" ferri
    for (var e of endings) for (var k = 1; k <= e.length; k++) if (prefix.endsWith(e.slice(0, k))) out.add(stemmed(prefix + e.slice(k)));
    return Array.from(out).filter(t => t.length > 2 && !t.startsWith(prefix));
  }

  /* 5. Names. */
  function oneApart(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0, k = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    while (k < Math.min(a.length, b.length) - i && a[a.length - 1 - k] === b[b.length - 1 - k]) k++;
    var x = a.length - i - k, y = b.length - i - k;
    return Math.max(x, y) <= 1 || x === 2 && y === 2 && a[i] === b[i + 1] && a[i + 1] === b[i];
  }
  async function near(r, word) {
    if (word.length < 3) return [];
    var names = await get("names/" + r.names);
    return names.w.filter(w => w.length > 2 && oneApart(w, word)).slice(0, 6);
  }
  async function bearers(r, word, begin) {
    var names = await get("names/" + r.names), out = [], seen = {};
    var from = last(names.w.length, i => !upTo(word, names.w[i])) + 1;
    for (var at = from; at < names.w.length && (begin ? names.w[at].startsWith(word) : names.w[at] === word) && out.length < 60; at++) {
      var f = await get("names/" + names.f[last(names.n.length, i => names.n[i] <= at)]);
      f.b[f.w.indexOf(names.w[at])].forEach(i => {
        var e = f.e[i], id = fullID(e[1], e[2]);
        if (!seen[e[0] + id]) out.push(seen[e[0] + id] = { kind: e[0], id: id, name: e[2], count: e[3], role: e[4] || "" });
      });
    }
    return out;
  }
  function fullID(id, name) { return id === "=" ? tokens(name).map(x => x.t).join("-") : id || ""; }
  async function meant(r, kind, value) {
    if ((await find(r, "@" + kind + ":" + value.toLowerCase())).q.n || value === "none") return [{ id: value.toLowerCase(), name: value }];
    var all = null;
    for (var x of tokens(value)) {
      var words = [x.t], found = await bearers(r, x.t, false);
      if (!found.length) for (words of await near(r, x.t)) found = found.concat(await bearers(r, words, false));
      found = found.filter(e => e.kind === kind);
      all = all ? all.filter(e => { return found.some(f => f.id === e.id); }) : found;
    }
    return all || [];
  }

  /* 6. What is asked, as clauses. */
  function clause(lists, more) {
    var c = Object.assign({ q: [], s: [], names: [] }, more);
    lists.forEach(l => { c.q.push(l.q); c.s.push(l.s); });
    c.n = of => { return c[of].concat(of === "q" ? c.names : []).reduce((n, l) => n + l.n, 0); };
    return c;
  }
  async function weights(c, of, total) {
    var w = new Uint8Array(total), own = await lists(c[of]);
    for (var l of own) for (var p of l) w[p >> 1] = Math.max(w[p >> 1], 2 + (p & 1));
    if (of === "q") for (l of await lists(c.names)) for (p of l) w[p >> 1] = 3;
    return w;
  }
  function lists(all) { return Promise.all(all.map(l => l.all())); }
  async function wordClause(r, w, live, others) {
    if (w.prefix) return beginning(r, w);
    if (live) shelves(r, w.t, 2).catch(() => {}); // in one breath with what the word itself needs
    var [own, name] = await Promise.all([find(r, stemmed(w.t)), find(r, w.t + "=")]), c = clause([own], w);
    c.names = [name.q];
    if (own.q.n + name.q.n || w.not || live && own.s.n) return c;
    if (live && w.t.length < 3 && others) return null; /* hardly begun: the other words tell more */
    if (live) {
      var all = await beginning(r, w, { prefix: true, begun: true });
      if (all.q.length) return all;
    }
    var alike = await near(r, w.t);
    for (var o of alike) {
      var [said, of] = await Promise.all([find(r, stemmed(o)), find(r, o + "=")]);
      c.names.push(of.q); c.q.push(said.q);
      if (!own.s.n) c.s.push(said.s);
    }
    if (alike.length) c.also = alike;
    return c;
  }
  var short = { speaker: "s", topic: "t", place: "p", kind: "k" };
  async function filterClauses(r, key, values, ask) {
    var out = [];
    for (var not of [false, true]) {
      var ids = [];
      for (var v of values.filter(v => v.not === not)) {
        if (key === "kind" && /^(story|stories|quotation|quotations)$/.test(v.value)) ask.only = v.value[0] === "s" === !not ? "s" : "q";
        else ids = ids.concat(key === "kind" ? [{ id: v.value, name: v.value }] : await meant(r, short[key], v.value), []);
      }
      if (!ids.length && !values.some(v => v.not === not && !(key === "kind" && ask.only))) continue;
      var lists = [];
      for (var x of ids) lists.push(await find(r, "@" + short[key] + ":" + x.id));
      out.push(clause(lists, { key: key, not: not, ids: ids }));
    }
    return out;
  }
  var someDay = /^\d{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?$/;
  async function firstOn(r, date) {
    var m = /^(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(date);
    if (!m) return null;
    if (!m[2] && !m[3]) {
      var y = r.years.find(y => y[0] >= +m[1]);
      return y ? { s: y[1], q: y[2] } : { s: r.stories, q: r.quotations };
    }
    var want = Date.UTC(+m[1], +m[2] - 1, +(m[3] || 1)) / 864e5, day = 0, s = 0, q = 0;
    for (var row of await get("days/" + r.days)) {
      day += row[0];
      if (day >= want) break;
      s += row[1]; q += row[2];
    }
    return { s: s, q: q };
  }
  function asking(r, more) {
    return { words: [], phrases: [], filters: [], years: [], notes: [], wrong: [], from: { q: 0, s: 0 }, to: { q: r.quotations, s: r.stories }, ...more };
  }
  async function understand(r, text, live) {
    var p = parse(text), ask = asking(r, { parsed: p, as: text });
    var others = p.words.length + p.phrases.length > 1;
    [ask.words, ask.phrases] = await Promise.all([
      Promise.all(p.words.map(w => wordClause(r, w, live && w.open, others))),
      Promise.all(p.phrases.map(async ph => {
        var parts = await Promise.all(ph.t.map(t => find(r, stemmed(t))));
        return { ...ph, nowhere: !follow(parts), parts: parts.map((l, i) => clause([l], { t: ph.t[i], not: false, part: true })) };
      }))
    ]);
    // What these results are asked for by, once the last word is held to be whole.
    if (ask.words.includes(null)) ask.as = text.replace(/\S+$/, "").trim();
    else if (ask.words.some(c => c.begun)) ask.as += "*";
    ask.words = ask.words.filter(Boolean);
    ask.unranked = ask.words.some(c => c.prefix && !c.not); // of words that begin so none is better than another, and the newest stand in few files
    ask.notes = ask.words.filter(c => c.also).map(c => { return { word: c.t, taken: c.also }; });
    for (var key of ["speaker", "topic", "place", "kind"]) if (p.filters[key]) ask.filters = ask.filters.concat(await filterClauses(r, key, p.filters[key], ask));
    for (key of ["after", "before"]) for (var v of p.filters[key] || []) {
      var at = someDay.test(v.value) && await firstOn(r, v.value), end = key === "after" ? "from" : "to";
      if (!at) ask.wrong.push(v.value);
      else for (var of of ["q", "s"]) ask[end][of] = key === "after" ? Math.max(ask.from[of], at[of]) : Math.min(ask.to[of], at[of]);
    }
    for (v of p.filters.year || []) {
      var next = v.value.replace(/\d+$/, n => +n + 1), begins = someDay.test(v.value) && await firstOn(r, v.value), ends = begins && await firstOn(r, next); // a 13th month is the next year's first
      if (!begins) ask.wrong.push(v.value);
      else ask.years.push({ value: v.value, not: v.not, q: [begins.q, ends.q], s: [begins.s, ends.s] });
    }
    return ask;
  }

  /* Whether words may follow one another: of common ones it is known which never do, next or second. */
  function follow(parts) {
    return parts.every((l, i) => [1, 2].every(gap => {
      var to = parts[i + gap];
      return !to || !l.common || !to.common || decode(l.after[gap - 1], 0).includes(2 * to.common);
    }));
  }

  /* 7. The documents that an ask finds. */
  var sooner = 6;
  async function documents(r, ask, of) {
    var total = of === "q" ? r.quotations : r.stories, score = new Float32Array(total), few = total / 20, must = [], rare = Infinity;
    ask.words.forEach(c => { if (!c.not) must.push(c); });
    ask.phrases.forEach(p => { if (!p.not) must = must.concat(p.parts); });
    must.sort((a, b) => a.n(of) - b.n(of));
    var filters = ask.filters.filter(c => c.key !== "kind" || of === "q");
    must.concat(filters).forEach(c => { if (!c.not) rare = Math.min(rare, c.n(of)); });
    // What stands nearly everywhere has no list, and in a large archive a long one is not fetched where another word is rare: both are looked for in the records.
    var everywhere = c => c[of].some(l => l.none), large = total > 2e5;
    var soft = must.filter((c, i) => everywhere(c) || (c.part && (i > 1 || rare < few) || large && rare < few) && c.n(of) > total / (c.part && large ? 10 : 5) && c[of].some(l => l.apart));
    var hard = must.filter(c => !soft.includes(c)), held = new Uint8Array(total).fill(1, ask.from[of], Math.max(ask.from[of], ask.to[of]));
    held.fill(0, ask.to[of]);
    if (ask.phrases.some(p => p.nowhere && !p.not)) return { all: [], base: held.fill(0), sets: {}, verify: [] };
    var weigh = all => Promise.all(all.map(c => weights(c, of, total))), others = filters.filter(c => !c.not), sets = {}, loaded = [];
    var [without, within, known] = await Promise.all([weigh(ask.words.concat(filters).filter(c => c.not)), weigh(others), weigh(hard.filter(c => !c.part))]);
    without.forEach(w => { w.forEach((w, i) => { if (w) held[i] = 0; }); });
    others.forEach((c, i) => { sets[c.key] = within[i]; });
    ask.years.forEach(y => {
      if (y.not) held.fill(0, y[of][0], y[of][1]);
      else (sets.year = sets.year || new Uint8Array(total)).fill(1, y[of][0], y[of][1]);
    });
    var base = held.slice(), left = total, c, i;
    for (c of hard) {
      // A few quotations are sooner read than a long list of a phrase's word.
      if (c.part && left <= sooner && c[of].some(l => l.apart)) continue;
      var w = c.part ? await weights(c, of, total) : known.shift(), least = c.part && of === "s" ? 3 : 1; // of a story only the head can be looked at
      var rarity = Math.log(1 + total / c.n(of)) / 20;
      loaded.push(w);
      for (i = left = 0; i < total; i++) {
        if (w[i] < least) base[i] = 0;
        else if (!ask.newest) score[i] += w[i] / 2 + rarity;
        left += base[i];
      }
    }
    var all = pick(base, sets, ""), loose = false;
    if (!all.length && hard.length > 1 && !ask.phrases.length) {
      loose = true;
      // Whatever has one of the rarest words stays, also where another has a common one besides.
      var sum = new Float32Array(total), most = 0, near = new Uint8Array(total), idf = hard.map(c => Math.log(1 + total / (1 + c.n(of)))), top = Math.max(...idf);
      hard.forEach((c, k) => { loaded[k].forEach((w, i) => { if (w && held[i]) { sum[i] += idf[k]; if (idf[k] > top * 0.9) near[i] = 1; } }); });
      base = held.slice();
      var inside = pick(base, sets, "");
      inside.forEach(i => { most = Math.max(most, sum[i]); });
      base.forEach((b, i) => { if (!near[i] && sum[i] < most * 0.7 || !sum[i]) base[i] = 0; });
      score = sum;
      all = pick(base, sets, "");
    }
    for (c of soft.slice(0, 2)) if (all.length > 20 && !large) (await weights(c, of, total)).forEach((w, i) => { if (w) score[i] += w / 4; });
    if (ask.newest || !hard.length) all.reverse();
    else all = bestFirst(all, score);
    var verify = of === "s" || loose ? [] : soft.filter(c => !c.part).concat(ask.words.filter(c => c.not && everywhere(c)));
    var alone = verify.length === 1 && !verify[0].not && all.length === total ? verify[0].n(of) : 0;
    return { all: all, loose: loose, base: base, sets: sets, verify: verify, alone: alone };
  }
  /* What has run once is compiled and runs fast: it runs before the first key, of no words. */
  function warm() {
    var r = { quotations: 3e4 };
    return documents(r, asking(r, { words: [clause([{ q: docs("bf".repeat(5e3)) }])] }), "q");
  }
  /* The best of them first, among equals the newest: so many as are ever shown. Behind these the others, the newest first: all of them are not sorted at each key. */
  function bestFirst(all, score) {
    var most = 1000, worst = all.length > most ? Float32Array.from(all, i => score[i]).sort()[all.length - most] : -1, of = f => all.filter(i => f(score[i]));
    all.reverse();
    return of(s => s > worst).sort((a, b) => score[b] - score[a]).concat(of(s => s === worst), of(s => s < worst));
  }
  function pick(base, sets, but) {
    var out = [], use = Object.keys(sets).filter(k => k !== but);
    for (var i = 0; i < base.length; i++) if (base[i] && use.every(k => sets[k][i])) out.push(i);
    return out;
  }

  /* 8. Records. */
  var flag = { partial: 1, likely: 2, "not said": 4, hypothetical: 8, corrected: 16, retracted: 32, nested: 64, silent: 128, checked: 256, more: 512 };
  function spread(f) {
    if (f.stories) return f;
    var name = row => { return row && { name: row[0], id: fullID(row[1], row[0]), role: row[2] || "" }; };
    f.stories = f.s.map(s => {
      var story = { address: s[0], title: s[1], deck: s[3] || "", lang: s[4] || "", said: [] }, v = s[2];
      for (var i = 0; i < v.length;) {
        var cut = v[i].indexOf(" "), u = { story: story, id: v[i].slice(0, cut), words: v[i].slice(cut + 1), who: name(f.w[v[i + 1]]), flags: v[i + 2], lead: "", via: "" };
        u.topics = [].concat(v[i + 3] === -1 ? [] : v[i + 3]).map(t => name(f.t[t]));
        i += 4;
        if (u.flags & flag.more) { u.lead = v[i]; u.via = v[i + 1]; i += 2; }
        story.said.push(u);
      }
      return story;
    });
    return f;
  }
  async function where(r, of, at) {
    var column = of === "s" ? 0 : 1, b = r.books[last(r.books.length - 1, i => r.books[i][column] <= at)];
    var book = await get("books/" + b[2]), count = column ? book.q : book.s, first = b[column], i = 0;
    while (first + count[i] <= at) first += count[i++];
    return { file: book.f[i], at: at - first };
  }
  async function record(r, of, at) {
    var to = await where(r, of, at), f = spread(await get("records/" + to.file));
    return of === "s" ? f.stories[to.at] : f.stories.flatMap(s => s.said)[to.at];
  }
  function records(r, of, list) { return Promise.all(list.map(at => record(r, of, at))); }
  function holds(words, phrase) {
    for (var i = 0; i + phrase.length <= words.length; i++) if (phrase.every((t, k) => words[i + k].t === t)) return true;
    return false;
  }
  function fits(ask, text) {
    var words = ask.phrases.length ? tokens(text) : [];
    return ask.phrases.every(p => p.nowhere ? p.not : holds(words, p.t) !== p.not);
  }
  function has(c, u) {
    var all = tokens(u.words), is = t => stemmed(t) === stemmed(c.t) || c.prefix && t.startsWith(c.t);
    return all.some(x => is(x.t)) || !!u.who && tokens(u.who.name).some(x => x.t === c.t);
  }
  function closeness(ask, u) {
    var words = tokens(u.words).map(x => stemmed(x.t)), asked = ask.words.filter(c => !c.not).map(c => stemmed(c.t)), sum = 0;
    asked.forEach((t, i) => {
      var at = words.indexOf(t);
      if (at >= 0) sum += 2;
      if (i && at >= 0) for (; at >= 0; at = words.indexOf(t, at + 1)) if (words[at - 1] === asked[i - 1]) { sum += 3; break; }
    });
    return sum - words.length / 200;
  }

  /* 9. The first n results of each kind. */
  var enough = 24, toFind = 40, ranked = 20;
  /* Reads the records of a list until so many are right, or so many files were read: of ten wanted twenty-four, or forty where none is right in a large archive, or few have a word that stands nearly everywhere (short quotations come first, and lack it). */
  async function verified(r, ask, of, found, want) {
    var hits = [], at = 0, all = found.all, files = new Set(), some;
    var long = () => hits.length ? found.verify.length && hits.length * 2 < want : found.verify.length || r.quotations > 2e5;
    var most = () => of === "s" ? 10 : (long() ? toFind : enough) * Math.ceil(want / 10);
    for (; at < all.length && hits.length < want && files.size < most(); at += some.length) {
      some = all.slice(at, at + Math.min(10, most() - files.size));
      (await Promise.all(some.map(i => where(r, of, i)))).forEach(p => files.add(p.file));
      for (var x of await records(r, of, some)) if (fits(ask, of === "q" ? x.words : x.title + "\n" + x.deck) && found.verify.every(c => has(c, x) !== c.not)) hits.push(x);
      // Where the best have it not, all others are as good: read in their order, many stand in one file.
      if (!at && !hits.length) all = some.concat(all.slice(10).sort((a, b) => b - a));
    }
    found.exact = (at >= all.length || found.alone) && !capped(ask);
    found.count = found.alone || hits.length;
    if (!found.alone && at < all.length) found.read = at;
    return hits;
  }
  function capped(ask) { return ask.words.some(c => c.cut && !c.not); }
  async function kind(r, ask, of, o) {
    var found = await documents(r, ask, of), want = of === "q" ? o.n : ask.only ? o.n : 5, words = ask.words.filter(c => !c.not), hits;
    if (o.stale && o.stale()) return found;
    if (ask.phrases.length || found.verify.length) hits = await verified(r, ask, of, found, want);
    else {
      var rank = of === "q" && !ask.newest && words.length > 1, list = found.all.slice(0, rank && !o.live ? Math.max(want, ranked) : want);
      hits = await records(r, of, list);
      if (rank) hits = hits.map(u => ({ u: u, c: closeness(ask, u) })).sort((a, b) => b.c - a.c).map(x => x.u);
      found.exact = !capped(ask);
      found.count = found.all.length;
    }
    found.hits = hits.slice(0, want);
    return found;
  }
  /* One or two letters begin too many words: the newest records answer, which are at hand. */
  var atHand = 3;
  async function newest(r) {
    var book = await get("books/" + r.books[r.books.length - 2][2]), files = await Promise.all(book.f.slice(-atHand).map(f => get("records/" + f)));
    return files.flatMap(f => spread(f).stories);
  }
  async function glance(r, text, n) {
    var p = parse(text), w = p.words[0];
    if (!w || p.words[1] || p.phrases[0] || Object.keys(p.filters).length || w.not || w.prefix || w.t.length > 2 || !w.open || !r.stories) return null;
    var has = text => tokens(text).some(x => x.t.startsWith(w.t)), stories = (await newest(r)).reverse(), hits = stories.flatMap(s => s.said.slice().reverse()).filter(u => has(u.words) || u.who && u.who.id && has(u.who.name)).slice(0, n);
    if (hits.length < n) return null;
    var kind = hits => ({ hits: hits, count: hits.length, verify: [] });
    return { r: r, kinds: { q: kind(hits), s: kind(stories.filter(s => has(s.title + " " + s.deck)).slice(0, 5)) },
      ask: asking(r, { parsed: p, as: text + "*", unranked: true, newest: true, words: [clause([], { ...w, prefix: true, begun: true })] }) };
  }
  async function results(r, text, o) {
    var seen = o.live && await glance(r, text, o.n);
    if (seen) return seen;
    var ask = await understand(r, text, o.live), kinds = {};
    var nothing = !ask.words.some(c => !c.not) && !ask.phrases.some(p => !p.not) && !Object.keys(ask.parsed.filters).length;
    if (nothing) return null;
    ask.newest = ask.unranked || o.newest;
    var asked = ["q", "s"].filter(of => (!ask.only || ask.only === of) && (of === "q" || !ask.filters.some(c => c.key === "kind" && !c.not)));
    if (o.early && asked[1]) await o.early({ ask: ask, r: r, kinds: { q: kinds.q = await kind(r, ask, "q", o) } });
    await Promise.all(asked.map(async of => { kinds[of] = kinds[of] || await kind(r, ask, of, o); }));
    return { ask: ask, r: r, kinds: kinds };
  }

  /* 10. What a reader sees. */
  var form = d.querySelector("form#search"), field = form && form.q, found = d.getElementById("found"), said = d.getElementById("said");
  var thrifty = navigator.connection && navigator.connection.saveData;

  function el(name, attributes) {
    var e = d.createElement(name);
    for (var a in attributes || {}) if (attributes[a] !== false && attributes[a] !== "") e.setAttribute(a, attributes[a] === true ? "" : attributes[a]);
    for (var i = 2; i < arguments.length; i++) if (arguments[i]) e.append(arguments[i]);
    return e;
  }
  function figures(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, ","); }
  function count(n, one, many) { return figures(n) + " " + (n === 1 ? one : many); }
  function date(address) {
    return new Date(address.slice(0, 10)).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  }
  function rightToLeft(lang) { return /^(ar|he|iw|fa|ur|yi|ps|sd|ug|dv|ckb|syr)\b/i.test(lang) && "rtl"; }

  function marked(into, text, ask) {
    var stems = {}, starts = [], words = tokens(text), on = [], at = 0;
    ask.words.forEach(c => {
      if (c.not) return;
      if (c.prefix) starts.push(c.t);
      (c.forms || []).forEach(t => { stems[t] = true; });
      [c.t].concat(c.also || []).forEach(t => { stems[stemmed(t)] = true; });
    });
    words.forEach((x, i) => {
      if (stems[stemmed(x.t)] || starts.some(p => x.t.startsWith(p))) on[i] = true;
      ask.phrases.forEach(p => {
        if (!p.not && holds(words.slice(i, i + p.t.length), p.t)) for (var k = 0; k < p.t.length; k++) on[i + k] = true;
      });
    });
    for (var i = 0; i < words.length; i++) {
      if (!on[i] || words[i].at < at) continue;
      var from = i;
      if (ask.phrases.length) while (on[i + 1]) i++;
      into.append(text.slice(at, words[from].at), el("mark", {}, text.slice(words[from].at, words[i].end)));
      at = words[i].end;
    }
    into.append(text.slice(at));
    return into;
  }
  function link(href, text) { return el("a", { href: href }, text); }
  function place(u) { return form.dataset.home + u.story.address + "#q-" + u.id; }
  function tags(u) {
    var out = u.via ? ["as quoted by " + u.via] : [];
    ["partial", "likely", "not said", "hypothetical", "corrected", "retracted"].forEach(t => { if (u.flags & flag[t]) out.push(t); });
    return out;
  }
  function row(u, ask) {
    var li = el("li"), lang = u.story.lang, words = el("blockquote", { lang: lang, dir: rightToLeft(lang) });
    if (u.flags & flag.retracted) li.append(el("p", { class: "app" }, "Retracted words. They stand, marked, ", link(place(u), "in their story"), "."));
    else {
      u.words.split("\n").forEach((line, i) => {
        var p = el("p");
        if (u.lead && !i) p.append(el("span", { class: "soft" }, u.lead), " ");
        words.append(marked(p, line, ask));
      });
      li.append(words);
    }
    if (u.who) li.append(el("p", { class: "src plain" }, el("b", {}, u.who.id ? marked(link(form.dataset.speakers + u.who.id + "/", ""), u.who.name, ask) : u.who.name), u.who.role && el("span", {}, u.who.role)));
    else if (!(u.flags & flag.retracted)) li.append(el("p", { class: "src" }, el("i", {}, u.flags & flag.silent ? "Named in the story" : "Unattributed")));
    var src = el("p", { class: "src plain" }, link(place(u), u.story.title), el("span", {}, date(u.story.address)));
    tags(u).forEach(t => { src.append(el("span", { class: /not said|retracted|corrected/.test(t) && "grave" }, t)); });
    li.append(src);
    return li;
  }
  function storyRow(s, ask) {
    var a = marked(link(form.dataset.home + s.address, ""), s.title, ask), n = s.said.length;
    var li = el("li", {}, el("h3", { lang: s.lang, dir: rightToLeft(s.lang) }, a), s.deck && el("p", {}, s.deck));
    li.append(el("p", { class: "src" }, el("span", {}, date(s.address)), el("span", {}, n ? count(n, "quotation", "quotations") : "No quotations")));
    return li;
  }

  function told(ask) {
    var out = [], by = { speaker: "by ", topic: "on ", place: ask.only === "s" ? "that name " : "from stories that name ", kind: "of the kind " };
    ["with ", "without "].forEach((with_, not) => {
      var all = ask.words.concat(ask.phrases).filter(c => +c.not === not).map(c => "“" + c.typed + (c.prefix ? "…" : "") + "”");
      if (all.length) out.push(with_ + all.join(", "));
    });
    ask.filters.forEach(c => {
      var names = c.ids.map(x => x.name);
      out.push((c.not ? "not " : "") + by[c.key] + (names.slice(0, 4).join(" or ") || "nobody known") + (names.length > 4 ? " or others" : ""));
    });
    if (ask.years.length) out.push("printed in " + ask.years.map(y => y.value).join(" or "));
    ["after", "before"].forEach(k => { (ask.parsed.filters[k] || []).forEach(v => { out.push(k === "after" ? "from " + v.value + " on" : "before " + v.value); }); });
    return out.join(", ");
  }

  var state = {}, as = ""; // what is shown is asked for by this, whatever else is being typed
  function readState() {
    var p = new URLSearchParams(location.search);
    state = { q: ((p.get("in") || "") + " " + (p.get("q") || "")).trim(), sort: p.get("sort") || "", group: p.get("group") || "", n: Math.min(Math.max(+p.get("n") || 10, 10), 200) };
  }
  function address(s) {
    var p = new URLSearchParams();
    p.set("q", s.q);
    if (s.sort) p.set("sort", s.sort);
    if (s.group) p.set("group", s.group);
    if (s.n > 10) p.set("n", s.n);
    return "?" + p;
  }
  function go(change, how) {
    state = { ...state, q: as, n: 10, ...change };
    if (field.value.trim() !== state.q) field.value = state.q;
    history[how || "pushState"](null, "", address(state));
    return run(false);
  }
  function way(text, change) {
    var a = link(address({ ...state, q: as, n: 10, ...change }), text);
    a.addEventListener("click", e => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      go(change);
    });
    return a;
  }

  var turn = 0, loud;
  function run(live) {
    var mine = ++turn, asked = state.q;
    var early = x => { if (mine === turn && hits(x)) return show(x, true, true); }; // quotations do not wait for the stories below
    if (!asked) { found.hidden = true; said.textContent = ""; return Promise.resolve(); }
    return withIndex(r => {
      return results(r, asked, { n: state.group ? Math.max(state.n, 30) : state.n, newest: state.sort === "new", live: live, stale: () => mine !== turn, early: live && early });
    }).then(x => {
      if (mine !== turn) return;
      if (live && x && !hits(x)) return; // not before it is asked for in full
      show(x, live);
    }).catch(e => {
      if (mine !== turn) return;
      found.hidden = false;
      found.replaceChildren(el("p", { class: "app", role: "alert" }, "The search could not be read. Try again later."));
      if (!e.gone) throw e;
    });
  }
  function hits(x) { return Object.values(x.kinds).reduce((n, k) => n + k.hits.length, 0); }
  function total(k) { return (k.exact ? "" : "at least ") + figures(k.count); }

  async function show(x, live, early) {
    var mine = turn;
    found.hidden = false;
    as = x ? x.ask.as : state.q;
    if (!x) { found.replaceChildren(el("p", { class: "app" }, "Add a word to look for.")); said.textContent = ""; return; }
    await nameFilters(x);
    var q = x.kinds.q, s = x.kinds.s, section = el("section", { "aria-labelledby": "rs" }), how = told(x.ask);
    var head = !hits(x) ? "Nothing found " + how + (q && !q.exact ? " so far" : "") :
      q && q.hits.length ? (q.loose ? "No quotation has all of it. Nearest " : total(q) + (q.count === 1 && q.exact ? " quotation " : " quotations ")) + how : q ? "No quotation " + how : total(s) + (s.count === 1 ? " story " : " stories ") + how;
    section.append(el("h2", { class: "kick", id: "rs" }, head));
    x.ask.notes.forEach(n => { section.append(el("p", { class: "app" }, "No quotation has “" + n.word + "”: looked for " + n.taken.join(", ") + ".")); });
    x.ask.wrong.forEach(w => { section.append(el("p", { class: "app" }, "“" + w + "” is no date: write 2025, 2025-05 or 2025-05-15.")); });
    if (q && q.read) section.append(el("p", { class: "app" }, "Of " + figures(q.all.length) + " that may have it, " + figures(q.read) + (q.read > 1 ? " were" : " was") + " looked through."));
    var meant = el("div");
    if (!hits(x) || q && q.loose) { section.append(meant); rest().then(m => m.lost(meant, x)); }
    if (q && q.hits.length) {
      section.append(tools(x));
      section.append(state.group ? (await rest()).grouped(q, x.ask) : list(q.hits, x.ask));
      more(section, q, "quotations");
    }
    if (s && s.hits.length) {
      if (q) section.append(el("h2", { class: "kick later", id: "ss" }, (s.loose ? "Stories nearest to it" : total(s) + (s.count === 1 ? " story" : " stories") + (q.hits.length ? "" : " " + how))));
      var ul = el("ul", { class: "stories plain" });
      s.hits.forEach(h => { ul.append(storyRow(h, x.ask)); });
      section.append(ul);
      if (q && s.count > s.hits.length) section.append(el("p", { class: "go" }, way("All " + total(s) + " stories", { q: as + " kind:story" })));
      if (!q) more(section, s, "stories");
    }
    found.replaceChildren(el("div", { class: "cols c2r results" }, section));
    said.textContent = head.replace(/“|”/g, "");
    // Counts come when the hand rests.
    if (!early && q && q.count && q.base && !thrifty && !x.ask.phrases.length && !q.verify.length && !q.loose) setTimeout(() => { if (mine === turn) rest().then(m => m.facets(x, found.firstChild, section)); }, live ? 400 : 0);
  }
  async function nameFilters(x) {
    for (var c of x.ask.filters) if (c.key !== "kind") for (var e of c.ids) {
      var all = e.id === "none" ? [{ id: "none", name: "nobody named" }] : (x.kinds.q ? x.kinds.q.hits : []).flatMap(u => c.key === "topic" ? u.topics : u.who || []);
      if (!all.some(f => f.id === e.id)) all = await bearers(x.r, e.id.split("-")[0], false);
      all.forEach(f => { if (f.id === e.id) e.name = f.name; });
    }
  }
  function list(hits, ask) {
    var ol = el("ol", { class: "quotes" });
    hits.forEach(u => { ol.append(row(u, ask)); });
    return ol;
  }
  function tools(x) {
    var q = x.kinds.q, p = el("p", { class: "app tools" });
    [["Best first", "", !x.ask.newest], ["Newest first", "new", x.ask.newest]].forEach(w => {
      if (w[2] || !x.ask.unranked) p.append(w[2] ? el("span", { "aria-current": "true" }, w[0]) : way(w[0], { sort: w[1] }), " ");
    });
    p.append(state.group ? way("Not by speaker", { group: "" }) : way("By speaker", { group: "speaker" }), " ");
    var most = 1000, b = el("button", { type: "button" }, "Take " + (!q.exact ? "up to " : q.count <= most ? "all " : "the first ") + figures(q.exact ? Math.min(q.count, most) : most) + " as CSV");
    b.addEventListener("click", async () => (await rest()).take(b, most));
    p.append(b);
    return p;
  }
  function more(section, k, what) {
    if (k.hits.length >= k.count && k.exact) return;
    var b = el("button", { type: "button" }, "Ten more"), n = k.hits.length;
    b.addEventListener("click", () => {
      go({ n: state.n + 10 }, "replaceState").then(() => {
        var next = found.querySelectorAll(".results section > :is(ol, ul) > li, .results section > div li")[n];
        if (next) next.querySelector("a").focus();
      });
    });
    section.append(el("p", { class: "pages" }, el("span", {}, "1 to " + n + " of " + total(k) + " " + what), b));
  }

  var loading;
  function rest() {
    return loading || (loading = new Promise((done, failed) => {
      var e = el("script", { src: beside("-more.js") });
      e.onload = () => done(window.onrecord.more);
      e.onerror = failed;
      d.head.append(e);
    }));
  }
  window.onrecord = {
    beside, fold, tokens, english, parse, list, near, oneApart, bearers, shelf, get, withIndex, results, records, both, pick, value, fullID, el, link, way, go, figures, count, flag, place, found, said,
    stem: t => stemmed(t), state: () => ({ ...state, q: as }), turn: () => turn,
    at: where => { base = where; files.clear(); begun = null; },
    search: (text, o) => withIndex(r => results(r, text, { n: 10, ...o }))
  };

  /* 11. Begin. */
  if (form) {
    base = form.getAttribute("action");
    readState();
    field.value = state.q;
    if (/[?&]in=/.test(location.search)) history.replaceState(null, "", address(state));
    var wait, running = 0, type = () => {
      state = { ...state, q: field.value.trim(), n: 10 };
      running++;
      run(true).then(ahead).finally(() => { running--; });
      history.replaceState(null, "", address(state));
    };
    /* What the next letter will ask for, while the hand moves on to it. */
    function ahead() {
      var t = tokens(state.q).map(x => x.t).pop();
      if (t && t.length > 1) withIndex(r => Promise.all([shelves(r, t, 4)].concat(r.books.slice(-25, -1).map(b => get("books/" + b[2]))))).catch(() => {});
    }
    field.addEventListener("input", () => { // at once; where the last answer is not there yet, when the hand rests
      clearTimeout(wait);
      if (!thrifty && running) wait = setTimeout(type, 30);
      else if (!thrifty) type();
    });
    form.addEventListener("submit", e => {
      e.preventDefault();
      clearTimeout(wait);
      go({ q: field.value.trim() }, address({ ...state, q: field.value.trim(), n: 10 }) === location.search ? "replaceState" : "pushState");
    });
    addEventListener("popstate", () => { readState(); field.value = state.q; run(false); });
    if (!thrifty) field.addEventListener("focus", () => {
      rest().then(m => m.complete(field, m.filter));
      withIndex(r => Promise.all([newest(r), get("names/" + r.names)])).then(warm).catch(() => {});
    }, { once: true });
    run(false);
  } else if ((form = d.querySelector("form.seek"))) {
    base = form.getAttribute("action");
    if (!thrifty) rest().then(m => m.complete(form.q, e => { withIndex(r => { location.href = base + r.pages[e.kind] + e.id + "/"; }); }));
  }
}());
