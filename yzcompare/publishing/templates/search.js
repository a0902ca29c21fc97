// The search: what is searched stands in the page (search.py). What has the words as they are typed comes first, then
// what has all their pieces, then what has most of them; pieces of Chinese are pairs of characters.
(() => {
  const index = JSON.parse(document.getElementById("index").textContent);
  const SHOWN = 12; // results of a kind, until more are asked for
  const MOST = 0.6; // of the pieces

  const IGNORED = /[\s“”‘’"'《》〈〉「」『』]/u;
  const fold = (text) => [...text.normalize("NFKC").toLowerCase()].filter((sign) => !IGNORED.test(sign)).join("");

  // Text folded with the way home: where each folded character stands in the text.
  function traced(text) {
    const signs = [], homes = [];
    let at = 0;
    for (const sign of text) {
      for (const folded of fold(sign)) { signs.push(folded); homes.push([at, at + sign.length]); }
      at += sign.length;
    }
    return { signs, homes };
  }

  // The pieces of a query: pairs of Chinese characters, words of others.
  function pieces(query) {
    const found = new Set();
    for (const word of query.normalize("NFKC").toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}.%]+/gu) ?? []) {
      if (/^\p{Script=Han}/u.test(word)) {
        const signs = [...word];
        if (signs.length === 1) found.add(word);
        for (let n = 0; n + 1 < signs.length; n += 1) found.add(signs[n] + signs[n + 1]);
      } else for (const part of word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)) found.add(part);
    }
    return [...found];
  }

  // Everything that can be found, of whatever kind, in one shape.
  const documents = index.documents;
  const entry = (kind) => ([zh, file, anchor, years, en = "", detail = "", detailEn = "", also = ""]) => ({
    kind, zh, en: en || zh, detail: { zh: detail, en: detailEn || detail }, also, years,
    address: `${index.files[file]}#${anchor}`,
  });
  function ofDocument(number) {
    const { id, file, sections, sentences } = documents[number];
    const path = [];
    const at = sections.map(([start, level, title]) => {
      while (path.length && path.at(-1)[0] >= level) path.pop();
      path.push([level, title]);
      return [start, path.map(([, name]) => name)];
    });
    const made = { sections: [], sentences: [] };
    const labelled = (start, text, path, kind) => made[kind].push({
      kind, zh: text, en: text, also: "", years: [number], address: `${file}#s${start}`,
      detail: { zh: [id, ...path].join(" › "), en: [id, ...path].join(" › ") },
    });
    at.forEach(([start, names]) => labelled(start, names.at(-1), names.slice(0, -1), "sections"));
    let section = -1;
    for (const [start, text] of sentences) {
      while (section + 1 < at.length && at[section + 1][0] <= start) section += 1;
      labelled(start, text, section < 0 ? [] : at[section][1], "sentences");
    }
    return made;
  }
  // The newest text first.
  const texts = documents.map((_, number) => ofDocument(number)).reverse();
  const KINDS = {
    findings: index.findings.map(entry("findings")),
    indicators: index.indicators.map(entry("indicators")),
    formulations: index.formulations.map(entry("formulations")),
    sections: texts.flatMap((each) => each.sections),
    sentences: texts.flatMap((each) => each.sentences),
  };
  const folded = new Map(); // made when a kind is first searched

  // How well an entry fits: 3 as typed, 2 in all its pieces, above 1 in most of them, 0 not.
  function fit(hay, whole, parts) {
    if (hay.includes(whole)) return 3;
    const held = parts.filter((part) => hay.includes(part)).length;
    if (held === parts.length && held > 0) return 2;
    return held > 1 && held / parts.length >= MOST ? 1 + held / (parts.length + 1) : 0;
  }

  function search(query, year) {
    const whole = fold(query), parts = pieces(query);
    return Object.fromEntries(Object.entries(KINDS).map(([kind, entries]) => {
      if (!folded.has(kind)) folded.set(kind, entries.map(({ zh, en, also }) => fold(`${zh}\n${en === zh ? "" : en}\n${also}`.replaceAll("\n", "\u0001"))));
      const hays = folded.get(kind);
      const found = [];
      entries.forEach((each, number) => {
        if (year !== "" && !each.years.includes(Number(year))) return;
        const score = fit(hays[number], whole, parts);
        if (score) found.push([score, each]);
      });
      // Where something fits as typed or in all pieces, what holds only most of them is no help.
      const enough = found.some(([score]) => score >= 2) ? 2 : 0;
      return [kind, found.filter(([score]) => score >= enough).sort(([a], [b]) => b - a)];
    }));
  }

  // Words with what was searched for marked in them.
  function marked(text, query) {
    const { signs, homes } = traced(text);
    const hay = signs.join(""), whole = fold(query);
    const spots = new Array(hay.length).fill(false);
    const wanted = hay.includes(whole) ? [whole] : pieces(query).map(fold);
    for (const part of wanted.filter(Boolean)) {
      for (let at = hay.indexOf(part); at >= 0; at = hay.indexOf(part, at + 1)) spots.fill(true, at, at + part.length);
    }
    // `hay` counts code units, `homes` characters: the two differ beyond the basic plane.
    const units = signs.flatMap((sign, number) => Array(sign.length).fill(number));
    const lit = new Array(text.length).fill(false);
    spots.forEach((on, unit) => { if (on) lit.fill(true, ...homes[units[unit]]); });
    const parts = [];
    let start = 0;
    for (let n = 1; n <= text.length; n += 1) {
      if (n < text.length && lit[n] === lit[start]) continue;
      const piece = text.slice(start, n);
      parts.push(lit[start] ? make("mark", {}, piece) : piece);
      start = n;
    }
    return parts;
  }

  const each = (zh, en, shape) => (zh === en ? shape(zh) : [
    make("span", { class: "in", lang: "zh" }, ...shape(zh)), make("span", { class: "in", lang: "en", hidden: "" }, ...shape(en)),
  ]);

  function shownResult(score, found, query) {
    const link = make("a", { href: found.address, ...(found.zh === found.en ? { lang: "zh" } : {}) }, ...each(found.zh, found.en, (text) => marked(text, query)));
    const line = make("p", { class: "where" }, ...each(found.detail.zh, found.detail.en, (text) => [text]));
    if (found.also) line.append(" ", make("span", { lang: "zh" }, ...marked(found.also, query)));
    if (score < 3) line.append(" ", make("span", { class: "state" }, ...inLanguages(score < 2 ? "foundMost" : "foundAll")));
    return make("li", {}, link, line);
  }

  const form = document.querySelector("form.hunt"), box = form.elements.q;
  const status = document.querySelector(".found"), results = document.querySelector(".results");
  form.hidden = false;

  const NAMES = { findings: "kindFindings", indicators: "kindIndicators", formulations: "kindFormulations", sections: "kindSections", sentences: "kindSentences" };
  const option = (value, name, text) => {
    const made = make("option", { value });
    if (name) setInLanguages(made, "text", name);
    else made.textContent = text;
    return made;
  };
  form.elements.kind.append(option("", "kindAll"), ...Object.keys(KINDS).map((kind) => option(kind, NAMES[kind])));
  form.elements.year.append(option("", "yearAll"), ...documents.map(({ id }, number) => option(number, "", id)).reverse());

  function show() {
    const query = box.value.trim(), { kind, year } = form.elements;
    results.replaceChildren();
    if (!fold(query)) { status.replaceChildren(...inLanguages("searchEmpty")); return; }
    const found = search(query, year.value);
    const kinds = Object.keys(KINDS).filter((name) => found[name].length && (!kind.value || kind.value === name));
    const n = kinds.reduce((sum, name) => sum + found[name].length, 0);
    if (!n) {
      const elsewhere = kind.value || year.value !== "";
      status.replaceChildren(...inLanguages(elsewhere ? "searchNoneHere" : "searchNone", { query }));
      return;
    }
    const asTyped = kinds.some((name) => found[name][0][0] === 3);
    status.replaceChildren(...inLanguages(asTyped ? "searchFound" : "searchNear", { n, query }));
    for (const name of kinds) {
      const all = found[name];
      const list = make("ol", {}, ...all.slice(0, kind.value ? SHOWN * 4 : SHOWN).map(([score, one]) => shownResult(score, one, query)));
      const section = make("section", { class: "kind" }, make("h2", {}, ...inLanguages(NAMES[name]), " ", make("small", {}, all.length.toLocaleString("en"))), list);
      if (all.length > list.children.length) {
        const more = make("button", { type: "button" }, ...inLanguages("searchMore", { n: all.length - list.children.length }));
        more.addEventListener("click", () => {
          const next = list.children.length;
          list.append(...all.slice(next).map(([score, one]) => shownResult(score, one, query)));
          more.remove();
          list.children[next].querySelector("a").focus();
        });
        section.append(more);
      }
      results.append(section);
    }
  }

  // The address holds what is asked for: it can be kept, sent, and come back to.
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    box.value = asked.get("q") ?? "";
    for (const name of ["kind", "year"]) {
      form.elements[name].value = asked.get(name) ?? "";
      if (form.elements[name].selectedIndex < 0) form.elements[name].value = "";
    }
    show();
  };
  const write = () => {
    const asked = new URLSearchParams();
    for (const name of ["q", "kind", "year"]) if (form.elements[name].value) asked.set(name, form.elements[name].value);
    history.replaceState(history.state, "", `#${asked}`);
    show();
  };
  let waiting = 0;
  const atOnce = () => { if (waiting) { clearTimeout(waiting); waiting = 0; write(); } };
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(atOnce, 120); });
  for (const name of ["kind", "year"]) form.elements[name].addEventListener("change", write);
  form.addEventListener("submit", (event) => { event.preventDefault(); atOnce(); });
  addEventListener("hashchange", read);
  // Arrows lead from the box through the results and back.
  document.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return;
    atOnce();
    const stops = [box, ...results.querySelectorAll("li > a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + way, 0), stops.length - 1)].focus();
  });
  read();
  if (!box.value) box.focus();
})();
