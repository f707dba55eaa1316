// The desk: one card after the other, by keyboard, mouse, touch or screen reader. What is decided is
// sent at once, and the answer brings the next card.
(() => {
  const token = document.querySelector('meta[name="desk-token"]').content;
  const $ = (id) => document.getElementById(id);
  const cardBox = $("card"), saidBox = $("said"), followsBox = $("follows");

  // el makes an element: its name, properties or attributes, and what is in it.
  const el = (name, of = {}, ...inside) => {
    const e = document.createElement(name);
    for (const [k, v] of Object.entries(of)) {
      if (v === undefined || v === null || v === false) continue;
      if (k === "on") for (const [event, f] of Object.entries(v)) e.addEventListener(event, f);
      else if (k in e && k !== "list") e[k] = v;
      else e.setAttribute(k, v === true ? "" : v);
    }
    e.append(...inside.filter((x) => x !== null && x !== undefined && x !== ""));
    return e;
  };
  const key = (k) => el("kbd", {}, k);
  const counted = (n, one, more) => n + " " + (n === 1 ? one : more);

  // ---- asking

  let busy = false;
  const ask = async (name, body) => {
    const headers = { "X-Desk-Token": token };
    if (body) headers["Content-Type"] = "application/json";
    const r = await fetch(name, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    const answer = await r.json();
    if (!r.ok) throw Object.assign(new Error(answer.error), { status: r.status });
    return answer;
  };

  // once does one thing at a time, and says what went wrong.
  const once = async (work) => {
    if (busy) return;
    busy = true;
    const began = performance.now();
    try {
      await work();
    } catch (e) {
      say(el("span", { className: "wrong" }, e.message || "The desk does not answer: is it still running?"));
      if (e.status === 409 && now) {
        try { show(await ask("next?" + new URLSearchParams({ ...filter(), key: now.key }))); } catch { await next(); }
      }
      if (e.status === 428) showSign();
    } finally {
      busy = false;
      document.body.dataset.took = Math.round(performance.now() - began);
      document.body.dataset.turn = 1 + Number(document.body.dataset.turn || 0);
      if (turnDue) turn();
    }
  };

  const say = (...what) => saidBox.replaceChildren(...what);

  // ---- filters

  const form = document.querySelector("#filters form");
  const names = ["person", "topic", "year", "story", "rule"];
  const filter = () => {
    const f = {};
    for (const n of names) if (form.elements[n].value) f[n] = form.elements[n].value;
    if (form.elements.all.checked) f.all = "1";
    return f;
  };
  const filterBody = () => { const f = filter(); if (f.all) f.all = true; return f; };
  const choose = async () => {
    const choices = await ask("choices?" + new URLSearchParams(filter()));
    for (const n of names) {
      const select = form.elements[n], was = select.value;
      const all = choices[n] || [];
      select.replaceChildren(el("option", { value: "" }, "All"),
        ...all.map((c) => el("option", { value: c.value }, `${c.name} (${c.left})`)));
      if (was && !all.some((c) => c.value === was)) select.append(el("option", { value: was }, was + " (0)"));
      select.value = was;
    }
    const set = names.filter((n) => form.elements[n].value)
      .map((n) => form.elements[n].selectedOptions[0].textContent.replace(/ \(\d+\)$/, ""));
    if (form.elements.all.checked) set.push("also those that are clear");
    $("which").textContent = set.length ? "· " + set.join(" · ") : "";
  };
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("change", () => once(async () => { await choose(); clearFollows(); await next(); }));
  $("every").addEventListener("click", () => once(async () => {
    form.reset();
    for (const n of names) form.elements[n].value = "";
    await choose();
    await next();
  }));
  $("filters").addEventListener("toggle", () => { if ($("filters").open) once(choose); });

  // ---- the card

  let now = null, joint = null;
  const next = async () => show(await ask("next?" + new URLSearchParams(filter())));

  const showLeft = (a) => {
    const parts = [counted(a.left, "left", "left")];
    if (a.whole !== a.left) parts.push("of " + a.whole);
    if (a.decided) parts.push("· " + counted(a.decided, "decided", "decided"));
    $("left").textContent = parts.join(" ");
    document.body.dataset.decided = a.decided;
  };

  const show = (a) => {
    if (a.by === "") showSign(); else $("sign").hidden = true;
    showLeft(a);
    now = a.card;
    joint = person = judged = null;
    document.body.dataset.card = now ? now.key : "";
    $("file").textContent = now ? now.file : "";
    if (!now) {
      done("Nothing is left", a.whole ? "Of what you have chosen, everything is decided." : "Every quotation is clear, or decided.");
      return;
    }
    cardBox.replaceChildren(head(now), text(now), panel(now));
    arrive();
  };

  // arrive puts a keyboard and a screen reader on the card, and the card's beginning into view.
  const arrive = () => {
    cardBox.focus({ preventScroll: true });
    const top = (followsBox.hidden ? cardBox : followsBox).getBoundingClientRect().top;
    if (top < 0 || top > innerHeight / 2) scrollTo(0, Math.max(0, scrollY + top - 48));
  };

  const done = (title, words) => cardBox.replaceChildren(el("div", { className: "done" }, el("h1", {}, title), el("p", {}, words)));

  const head = (c) => el("header", {},
    el("h1", {}, el("a", { href: c.link, target: "_blank" }, c.title, el("span", { className: "vh" }, " (opens the page)"))),
    el("p", { className: "soft" }, [c.where, c.day, c.rule].filter(Boolean).join(" · ")),
    c.asked ? el("p", { className: "asked" }, c.asked) : null);

  const text = (c) => {
    const out = el("div", { className: "text", lang: c.lang });
    for (const p of c.paragraphs) {
      if (p.gap) out.append(el("p", { className: "gap" }, "…"));
      out.append(el("p", { className: p.kind }, ...p.pieces.map((r) => r.is
        ? el("mark", { className: r.is, id: r.place ? "place-" + r.place : "" }, r.text)
        : document.createTextNode(r.text))));
    }
    for (const e of out.querySelectorAll('[id=""]')) e.removeAttribute("id");
    return out;
  };

  const light = (place, on) => {
    for (const e of cardBox.querySelectorAll("#place-" + place)) e.classList.toggle("lit", on);
  };
  const why = (c) => el("p", { className: "why" }, ...c.working.map((w) => w.place
    ? el("a", {
      href: "#place-" + w.place,
      on: {
        click: (e) => { e.preventDefault(); $("place-" + w.place)?.scrollIntoView({ block: "center" }); },
        mouseenter: () => light(w.place, true), mouseleave: () => light(w.place, false),
        focus: () => light(w.place, true), blur: () => light(w.place, false),
      },
    }, w.text)
    : document.createTextNode(w.text)));

  const proposal = (c) => el("div", {},
    el("h2", {}, c.decided ? "Decided" : "Proposed"),
    el("p", { className: "who" }, c.proposal.kind ? c.proposal.name : "Nobody",
      el("small", {}, [c.proposal.role, c.decided || c.sure].filter(Boolean).join("; "))),
    why(c));

  const candidate = (c, i) => el("li", {},
    el("button", { type: "button", on: { click: () => pick(c) }, "data-who": i, "aria-pressed": joint ? String(joint.some((p) => same(p, c))) : undefined },
      key(i + 1), el("span", {}, c.name, el("small", {}, [c.role, c.why].filter(Boolean).join("; ")))));

  const panel = (c) => {
    const list = el("ol", { className: "candidates", id: "candidates" }, ...c.candidates.map(candidate));
    return el("section", { className: "panel", "aria-label": "Who said it" },
      proposal(c), acts(c), unnamed(c),
      el("div", { hidden: c.candidates.length === 0 }, el("h2", {}, "Or one of these"), list),
      finder(c));
  };

  // finder looks for anybody registered or printed; what is found is numbered as the candidates are.
  const finder = (c) => {
    const list = el("ol", { className: "candidates", id: "found" });
    let asked = 0;
    const look = async () => {
      const mine = ++asked;
      const q = field.value.trim();
      const all = q ? await ask("find?" + new URLSearchParams({ q, key: c.key })) : [];
      if (mine !== asked) return;
      list.replaceChildren(...all.map((p, i) => el("li", {},
        el("button", { type: "button", on: { click: () => pick(p) } },
          el("span", {}, p.name, el("small", {}, [p.role, p.why].filter(Boolean).join("; ")))))));
      list.hidden = all.length === 0;
    };
    const field = el("input", {
      id: "find", type: "search", autocomplete: "off", "aria-controls": "found",
      on: {
        input: () => look().catch(() => {}),
        keydown: (e) => {
          if (e.key === "Enter") {
            e.preventDefault();
            look().then(() => list.querySelector("button")?.click()).catch(() => {});
          }
          if (e.key === "ArrowDown") { e.preventDefault(); list.querySelector("button")?.focus(); }
        },
      },
    });
    list.addEventListener("keydown", (e) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!step) return;
      e.preventDefault();
      const all = [...list.querySelectorAll("button")];
      (all[all.indexOf(document.activeElement) + step] || field).focus();
    });
    list.hidden = true;
    return el("div", { className: "find" }, el("label", { htmlFor: "find" }, key("/"), "Anybody registered or printed"), field, list);
  };

  const unnamed = (c) => el("form", {
    className: "find", id: "unnamed", hidden: true,
    on: { submit: (e) => { e.preventDefault(); nameless($("phrase").value); } },
  }, el("label", { htmlFor: "phrase" }, "An unnamed source, called"),
  el("div", { className: "row" }, el("input", { id: "phrase", value: c.phrase, autocomplete: "off", required: true }), el("button", {}, "Write it")));

  const acts = (c) => el("div", { className: "acts", role: "group", "aria-label": "Decide" }, ...actions.map((a) =>
    el("button", {
      type: "button", className: a.main ? "main" : "", id: "act-" + a.id, on: { click: a.go },
      disabled: a.id === "confirm" && !c.proposal.kind, "aria-pressed": a.id === "joint" ? "false" : undefined,
    }, key(a.shown || a.key), el("span", {}, a.id === "confirm" && c.proposal.kind ? "It is " + c.proposal.name : a.name))));

  // ---- deciding

  const decide = (what) => once(async () => {
    if (!now) return;
    const a = await ask("decide", { key: now.key, digest: now.digest, note: "", who: [], filter: filterBody(), ...what });
    told(a);
    show(a);
  });
  const same = (p, o) => p.kind === o.kind && p.value === o.value && p.name === o.name;
  const bare = ({ kind, value, name, role, note, members }) => ({ kind, value, name, role, note, members });

  const pick = (p) => {
    if (onSample()) { judge("wrong", p.name); return; }
    if (!joint) return decide({ do: "speaker", who: [bare(p)] });
    joint = joint.some((o) => same(o, p)) ? joint.filter((o) => !same(o, p)) : [...joint, p];
    showJoint();
    $("find").value = "";
    $("found").hidden = true;
  };
  const showJoint = () => {
    $("candidates").replaceChildren(...now.candidates.map(candidate));
    $("act-joint").setAttribute("aria-pressed", String(Boolean(joint)));
    say(joint ? "Said jointly by " + (joint.map((p) => p.name).join(", ") || "…: choose them, then Enter") : "");
  };
  const together = () => {
    if (joint) { joint = null; showJoint(); return; }
    joint = [];
    showJoint();
  };
  const confirm = () => {
    if (!now) return;
    if (joint) {
      if (joint.length < 2) { say(el("span", { className: "wrong" }, "A joint statement is by two or more: choose them first.")); return; }
      decide({ do: "speaker", who: joint.map(bare) });
      return;
    }
    if (!now.proposal.kind) { say(el("span", { className: "wrong" }, "Nobody is proposed: choose somebody, or x for nobody.")); return; }
    decide({ do: "confirm" });
  };
  const askPhrase = () => { $("unnamed").hidden = false; $("phrase").focus(); $("phrase").select(); };
  const nameless = (words) => {
    if (words.trim()) decide({ do: "speaker", who: [{ kind: "unnamed", value: words.trim(), name: words.trim(), role: "", note: "" }] });
  };
  const later = () => once(async () => {
    if (!now) return;
    const a = await ask("later", { key: now.key, filter: filterBody() });
    say("Put off.");
    show(a);
  });
  const undo = () => once(async () => {
    const a = await ask("undo", { key: "", filter: filterBody() });
    told(a);
    if (onPeople()) { await nextPerson(); return; }
    if (onSample()) { await nextSample(); return; }
    show(a);
  });
  const edit = () => once(async () => {
    if (!now) return;
    const a = await ask("edit", { key: now.key, filter: {} });
    say("Opened " + a.file + ".");
  });

  const actions = [
    { id: "confirm", key: "Enter", shown: "⏎", name: "Nobody is proposed", go: confirm, main: true },
    { id: "unnamed", key: "u", name: "Unnamed", go: askPhrase },
    { id: "nobody", key: "x", name: "Nobody", go: () => decide({ do: "nobody" }) },
    { id: "not-speech", key: "n", name: "Not speech", go: () => decide({ do: "not-speech" }) },
    { id: "joint", key: "g", name: "Jointly", go: together },
    { id: "withheld", key: "w", name: "Withheld", go: () => decide({ do: "withheld" }) },
    { id: "disputed", key: "d", name: "Disputed", go: () => decide({ do: "disputed" }) },
    { id: "later", key: "s", name: "Later", go: later },
    { id: "undo", key: "z", name: "Undo", go: undo },
    { id: "edit", key: "e", name: "Edit file", go: edit },
  ];

  // ---- what follows

  const clearFollows = () => {
    asked++;
    followsBox.hidden = true;
    followsBox.ariaBusy = "false";
    followsBox.replaceChildren();
  };
  const told = (a) => {
    say(el("b", {}, a.said), a.file ? " written into " + a.file : "",
      a.undo ? el("button", { type: "button", on: { click: undo } }, "Undo") : "");
    clearFollows();
    const parts = [];
    if (a.changes.length) {
      parts.push(el("h2", {}, counted(a.changes.length, "other reading has", "other readings have") + " changed by it"),
        el("ul", {}, ...a.changes.map((c) => el("li", {}, el("q", {}, strip(c.words)), ` ${c.before} → ${c.after}. `,
          el("a", { href: c.link, target: "_blank" }, c.rule)))));
    }
    followsBox.replaceChildren(...parts);
    followsBox.hidden = parts.length === 0;
    alike = a.alike ? askGroups(asked) : null;
  };
  // What may be decided alike comes after the next card, which does not wait for it.
  let alike = null, asked = 0;
  const askGroups = async (mine) => {
    followsBox.ariaBusy = "true";
    const groups = await ask("groups").catch(() => []);
    if (mine !== asked) return;
    followsBox.ariaBusy = "false";
    followsBox.append(...groups.map(groupOf));
    if (groups.length) followsBox.hidden = false;
  };
  const strip = (words) => words.replace(/^["“”„«»‘’']+|["“”„«»‘’']+$/g, "");

  const groupOf = (g, at) => {
    const count = () => box.querySelectorAll("input:checked").length;
    const button = el("button", { type: "button", on: { click: () => takeGroup(g, box) } });
    const label = () => { button.replaceChildren(at === 0 ? key("a") : "", "Decide " + counted(count(), "quotation", "quotations") + " so"); button.disabled = count() === 0; };
    const box = el("details", { on: { change: label } },
      el("summary", {}, `${g.title} (${g.members.length}${g.more ? ", and " + g.more + " more after these" : ""})`),
      el("ol", {}, ...g.members.map((m, i) => el("li", {}, el("label", {},
        el("input", { type: "checkbox", checked: true, value: i }),
        el("span", {}, el("q", {}, strip(m.words)), ` ${m.now === m.then ? m.then : m.now + " → " + m.then}. `,
          el("span", { className: "soft" }, (g.kind === "rule" ? "" : `${m.title}, ${m.day}. `) + m.sentence)))))),
      el("p", {}, button));
    label();
    return box;
  };
  const takeGroup = (g, box) => once(async () => {
    const members = [...box.querySelectorAll("input:checked")].map((i) => g.members[Number(i.value)])
      .map(({ key, digest }) => ({ key, digest }));
    const a = await ask("group", { do: g.do, who: (g.who || []).map(bare), members, filter: filterBody() });
    told(a);
    show(a);
  });
  const openGroup = async () => {
    await alike;
    const box = followsBox.querySelector("details");
    if (!box) return;
    box.open = true;
    box.querySelector("p button").focus();
  };

  // ---- people

  let person = null;
  const onPeople = () => location.hash === "#people";
  const nextPerson = async () => showPerson(await ask("people"));
  const showPerson = (a) => {
    if (a.by === "") showSign(); else $("sign").hidden = true;
    person = a.card;
    now = judged = null;
    $("left").textContent = counted(a.left, "left", "left");
    document.body.dataset.card = person ? person.key : "";
    $("file").textContent = person ? person.file : "";
    if (!person) {
      done("Nobody is left", "Whoever is quoted often has a file, or was put aside.");
      return;
    }
    const p = person;
    split = null;
    cardBox.replaceChildren(
      el("header", {}, el("h1", {}, p.name), el("p", { className: "soft" }, p.summary), p.doubt ? el("p", {}, "Not sure: " + p.doubt) : null),
      el("div", { className: "panel" }, facts(p), samples(p)),
      el("section", { className: "panel", "aria-label": "What becomes of it" },
        el("div", { className: "acts", role: "group", "aria-label": "Decide" }, ...personActions(p).map((x) => el("button", {
          type: "button", id: "act-" + x.id, className: x.main ? "main" : "", on: { click: x.go }, disabled: x.off,
          "aria-pressed": x.id === "split" ? "false" : undefined,
        }, key(x.shown || x.key), el("span", {}, x.name)))), others(p)));
    arrive();
  };
  const rows = (title, all) => all.length ? [el("dt", {}, title), el("dd", {}, el("ul", {}, ...all.map((x) => el("li", {}, x))))] : [];
  let split = null;
  const facts = (p) => el("dl", { className: "facts", id: "facts" },
    el("dt", {}, split ? "Printed as: which are somebody else’s?" : "Printed as"),
    el("dd", {}, el("ol", { className: "candidates" }, ...p.forms.map((f, i) => {
      const inside = el("span", {}, f.name, el("small", {}, f.told));
      return el("li", {}, split && i > 0
        ? el("button", { type: "button", "aria-pressed": String(split.has(i)), on: { click: () => toggle(i) } }, key(i), inside)
        : inside);
    }))),
    ...rows("Called", p.posts), ...rows("He or she", p.pronouns ? [p.pronouns] : []), ...rows("Kept apart from", p.apart));
  const samples = (p) => p.samples.length ? el("div", { className: "samples" }, el("h2", {}, "Quoted saying"),
    el("ul", {}, ...p.samples.map((s) => el("li", {}, el("q", {}, strip(s.words)), el("small", {}, el("a", { href: s.link, target: "_blank" }, s.title), ", " + s.day))))) : "";
  const others = (p) => p.others.length ? el("div", {}, el("h2", {}, p.kind === "proposal" ? "Of the same name: join it to" : "Whose it may be"),
    el("ol", { className: "candidates" }, ...p.others.map((o, i) => el("li", {}, el("button", { type: "button", on: { click: () => settle("join", o.id) } },
      key(i + 1), el("span", {}, o.name, el("small", {}, o.note))))))) : "";
  const settle = (what, other = "") => once(async () => {
    if (!person) return;
    const a = await ask("person", { key: person.key, do: what, with: other, forms: split ? [...split] : [] });
    told(a);
    showPerson(a.person);
  });
  const toggle = (i) => { split.has(i) ? split.delete(i) : split.add(i); $("facts").replaceWith(facts(person)); };
  const splitting = () => {
    if (split && split.size) { settle("split"); return; }
    split = split ? null : new Set();
    $("facts").replaceWith(facts(person));
    $("act-split").setAttribute("aria-pressed", String(Boolean(split)));
    if (split) say("Choose by their figures the names that are somebody else’s, then Enter.");
  };
  const accept = () => {
    if (split) { splitting(); return; }
    if (person.accept) settle("accept");
    else say(el("span", { className: "wrong" }, "Choose by a figure whose it is, or put it aside."));
  };
  const personActions = (p) => [
    { id: "accept", key: "Enter", shown: "⏎", name: p.accept || "Choose whose it is", go: accept, main: true, off: !p.accept },
    ...(p.kind === "proposal" ? [{ id: "split", key: "p", name: "Part in two", go: splitting, off: p.forms.length < 2 }] : []),
    { id: "aside", key: "x", name: "Put aside", go: () => settle("aside") },
    { id: "later", key: "s", name: "Later", go: () => settle("later") },
    { id: "undo", key: "z", name: "Undo", go: undo },
  ];

  // ---- the sample: how right are this archive's names?

  let judged = null, whose = false;
  const onSample = () => location.hash === "#sample";
  const nextSample = async () => showSample(await ask("sample"));
  const showSample = (a) => {
    if (a.by === "") showSign(); else $("sign").hidden = true;
    judged = a.card;
    now = person = null;
    whose = false;
    $("left").textContent = a.drawn ? `${a.left} left of ${a.drawn} drawn` : "";
    document.body.dataset.card = judged ? judged.key : "";
    $("file").textContent = judged ? judged.file : "";
    if (!judged) { cardBox.replaceChildren(noSample(a)); return; }
    const c = judged;
    judged.other = a.other;
    cardBox.replaceChildren(head(c), text(c), el("section", { className: "panel", "aria-label": "Is it right?" },
      el("div", {}, el("h2", {}, "Read as"), el("p", { className: "who" },
        a.other ? "No speech" : c.proposal.name || "Nobody is named", el("small", {}, c.sure ? "confidence " + c.sure : ""))),
      el("div", { className: "acts", role: "group", "aria-label": "Judge" }, ...sampleActions(c).map((x) => el("button", {
        type: "button", id: "act-" + x.id, className: x.main ? "main" : "", on: { click: x.go },
      }, key(x.shown || x.key), el("span", {}, x.name)))),
      el("div", { id: "whose", hidden: true }, el("h2", {}, "Whose are they?"),
        el("ol", { className: "candidates", id: "candidates" }, ...c.candidates.map(candidate)), finder(c))));
    arrive();
  };
  const noSample = (a) => el("form", {
    className: "done",
    on: { submit: (e) => { e.preventDefault(); once(async () => heard(await ask("draw", { n: Number($("drawn").value) }))); } },
  }, el("h1", {}, "How right is this archive?"), el("p", {}, a.drawn ? "All that was drawn is judged. " : "Nothing is drawn yet. ",
    "How many of a hundred names are right in this archive? Draw a sample and judge it: the page on accuracy shows what comes of it."),
  el("p", { className: "row" }, el("label", {}, "How many ", el("input", { id: "drawn", type: "number", min: 1, max: 2000, value: Math.max(100, (a.drawn || 0) + 100) })),
    el("button", {}, "Draw")));
  const heard = (a) => {
    say(el("b", {}, a.said), " written into " + a.file, a.undo ? el("button", { type: "button", on: { click: undo } }, "Undo") : "");
    showSample(a);
  };
  const judge = (verdict, name = "") => once(async () => {
    if (judged) heard(await ask("judge", { key: judged.key, verdict, whose: name }));
  });
  const askWhose = () => {
    whose = true;
    $("whose").hidden = false;
    say("Whose are they? A figure, / for anybody else, x for nobody, or Enter where you cannot tell.");
  };
  const sampleActions = (c) => [
    { id: "right", key: "Enter", shown: "⏎", name: "Right", main: true, go: () => judge(whose ? "wrong" : "right") },
    { id: "wrong", key: "w", name: c.other ? "Wrong: it is speech" : "Wrong", go: askWhose },
    ...(c.other ? [] : [{ id: "not-speech", key: "n", name: "Not speech", go: () => judge("not speech") }]),
    { id: "none", key: "x", name: "Wrong: nobody’s", go: () => judge("wrong", "nobody") },
    { id: "undo", key: "z", name: "Undo", go: undo },
  ];

  // ---- who decides

  const showSign = () => {
    $("sign").hidden = false;
    const kept = localStorage.getItem("onrecord-desk-by");
    if (kept && !$("by").value) $("by").value = kept;
    $("by").focus();
  };
  $("sign").addEventListener("submit", (e) => {
    e.preventDefault();
    once(async () => {
      const a = await ask("by", { by: $("by").value });
      localStorage.setItem("onrecord-desk-by", a.by);
      $("sign").hidden = true;
      say("You decide as ", el("b", {}, a.by), ".");
      cardBox.focus();
    });
  });

  // ---- keys

  const keysOn = $("keys");
  keysOn.checked = localStorage.getItem("onrecord-desk-keys") !== "off";
  keysOn.addEventListener("change", () => localStorage.setItem("onrecord-desk-keys", keysOn.checked ? "on" : "off"));
  const typing = (e) => e.target.closest("input:not([type=checkbox]), select, textarea");

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.key === "Escape") {
      if (joint) together();
      if ($("unnamed")) $("unnamed").hidden = true;
      cardBox.focus();
      return;
    }
    if (!keysOn.checked || typing(e)) return;
    if (e.key === "Enter" && e.target.closest("a, button, summary, label, input")) return;
    const digit = /^[1-9]$/.test(e.key) ? Number(e.key) : 0;
    let go = null;
    if (onPeople()) {
      if (person && digit && split) go = digit < person.forms.length ? () => toggle(digit) : null;
      else if (person && digit) go = person.others[digit - 1] && (() => settle("join", person.others[digit - 1].id));
      else go = person ? personActions(person).find((a) => a.key === e.key && !a.off)?.go : e.key === "z" ? undo : null;
    } else if (onSample()) {
      if (judged && whose && digit) go = judged.candidates[digit - 1] && (() => pick(judged.candidates[digit - 1]));
      else if (judged && e.key === "/") go = () => { askWhose(); $("find").focus(); };
      else go = judged ? sampleActions(judged).find((a) => a.key === e.key)?.go : e.key === "z" ? undo : null;
    } else if (digit) {
      go = now?.candidates[digit - 1] && (() => pick(now.candidates[digit - 1]));
    } else if (e.key === "/") {
      go = now && (() => $("find").focus());
    } else if (e.key === "a") {
      go = openGroup;
    } else {
      go = actions.find((a) => a.key === e.key)?.go;
    }
    if (!go) return;
    e.preventDefault();
    go();
  });

  // What the address asks for while an answer is awaited is shown after it.
  let turnDue = false;
  const turn = () => {
    turnDue = busy;
    if (!busy) turnNow();
  };
  const turnNow = () => once(async () => {
    clearFollows();
    say();
    for (const [id, is] of [["to-people", onPeople()], ["to-sample", onSample()], ["to-quotations", !onPeople() && !onSample()]]) {
      if (is) $(id).setAttribute("aria-current", "page"); else $(id).removeAttribute("aria-current");
    }
    $("filters").hidden = onPeople() || onSample();
    cardBox.setAttribute("aria-label", onPeople() ? "The person" : "The quotation");
    if (onPeople()) await nextPerson(); else if (onSample()) await nextSample(); else await next();
  });
  addEventListener("hashchange", turn);
  turn();
})();
