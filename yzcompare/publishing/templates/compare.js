// Two texts side by side: they scroll together, changes are gone through by key, filtered, and shown in a strip.
(() => {
  const holder = document.querySelector(".panes");
  const panes = [...holder.querySelectorAll(".pane")];
  const strips = [...holder.querySelectorAll(".strip")];
  const steps = document.querySelector(".steps");
  const counter = steps.querySelector("output");
  const joined = steps.querySelector("input");
  const other = (pane) => panes[1 - panes.indexOf(pane)];
  const kinds = [...document.querySelectorAll(".kinds input")];
  const field = document.querySelector(".field select");

  // The changes: of each the stretches in both texts, its kind and its field.
  const changes = [];
  for (const stretch of holder.querySelectorAll("[data-u]")) {
    const number = Number(stretch.dataset.u);
    const change = changes[number] ??= { parts: [[], []], kind: stretch.classList[1], field: stretch.classList[2]?.slice(1) ?? "" };
    change.parts[panes[0].contains(stretch) ? 0 : 1].push(stretch);
  }
  let left = [];
  let now = -1;

  // Where the texts go together: heights of sentences that stand for each other, measured anew when the page is.
  const pairs = holder.dataset.anchors.split(" ").filter(Boolean).map((pair) => pair.split(":").map(Number));
  const sentences = panes.map((pane) => [...pane.querySelectorAll(".z")]);
  let heights = [[], []];
  const top = (element, pane) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  // The texts take what room the tools above them leave.
  const fit = () => holder.style.setProperty("--tools", `${document.querySelector(".tools").offsetHeight}px`);
  function measure() {
    fit();
    heights = panes.map((pane, side) => [0, ...pairs.map((pair) => top(sentences[side][pair[side]], pane)), pane.scrollHeight]);
    draw();
  }
  function across(place, from, to) {
    let low = 0, high = from.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (from[middle] <= place) low = middle; else high = middle;
    }
    const span = from[high] - from[low];
    return to[low] + (span > 0 ? (place - from[low]) / span : 0) * (to[high] - to[low]);
  }
  // The line that is held level goes down the pane as the text goes up, so that both ends are reached together.
  const level = (pane) => pane.scrollTop * pane.scrollHeight / Math.max(pane.scrollHeight - pane.clientHeight, 1);
  const scrollFor = (pane, place) => place * (pane.scrollHeight - pane.clientHeight) / pane.scrollHeight;

  const expected = [null, null];
  let drift = { pane: null, by: 0, from: 0 };
  function put(pane, place) {
    const most = pane.scrollHeight - pane.clientHeight;
    pane.scrollTop = Math.max(0, Math.min(most, place));
    expected[panes.indexOf(pane)] = pane.scrollTop;
  }
  function follow(pane) {
    const side = panes.indexOf(pane), its = other(pane);
    let place = scrollFor(its, across(level(pane), heights[side], heights[1 - side]));
    if (drift.by) {
      // What was set level by hand comes back to the common line over two screens.
      const rest = Math.max(0, 1 - Math.abs(pane.scrollTop - drift.from[side]) / (2 * pane.clientHeight));
      place += rest * (drift.pane === its ? drift.by : 0);
      if (!rest) drift.by = 0;
    }
    put(its, place);
  }
  // Keep the texts as they stand now, though they are not level: one was brought to the other.
  function hold(pane) {
    const side = panes.indexOf(pane), its = other(pane);
    const usual = scrollFor(its, across(level(pane), heights[side], heights[1 - side]));
    drift = { pane: its, by: its.scrollTop - usual, from: panes.map((each) => each.scrollTop) };
  }
  panes.forEach((pane, side) => {
    pane.addEventListener("scroll", () => {
      view(side);
      if (expected[side] !== null && Math.abs(pane.scrollTop - expected[side]) < 2) { expected[side] = null; return; }
      expected[side] = null;
      if (!joined.checked) return;
      if (drift.by && drift.pane === pane) hold(pane);
      follow(pane);
    }, { passive: true });
  });
  // The texts fill the window, below their tools.
  function show() {
    fit();
    const box = holder.getBoundingClientRect();
    if (box.bottom > innerHeight + 2 || box.top < 0) holder.scrollIntoView({ block: "start" });
  }
  const bring = (pane, element, share = 0.3) => put(pane, top(element, pane) - pane.clientHeight * share);

  // The strips: a tick a change, as high as it is in the text, and the part that is in view.
  function draw() {
    panes.forEach((pane, side) => {
      const whole = pane.scrollHeight, strip = strips[side];
      const ticks = document.createDocumentFragment();
      const tick = (kind, from, high) => {
        const made = document.createElement("i");
        made.className = kind;
        made.style.top = `${100 * from / whole}%`;
        made.style.height = `${100 * high / whole}%`;
        ticks.append(made);
      };
      pane.querySelectorAll(".gap").forEach((gap) => tick("gone", top(gap, pane), gap.offsetHeight));
      left.forEach((number) => {
        const parts = changes[number].parts[side];
        if (!parts.length) return;
        const first = top(parts[0], pane), last = parts[parts.length - 1];
        tick(changes[number].kind, first, top(last, pane) + last.getBoundingClientRect().height - first);
      });
      tick("view", 0, 0);
      strip.replaceChildren(ticks);
      view(side);
    });
  }
  function view(side) {
    const pane = panes[side], box = strips[side].querySelector(".view");
    if (!box) return;
    box.style.top = `${100 * pane.scrollTop / pane.scrollHeight}%`;
    box.style.height = `${100 * pane.clientHeight / pane.scrollHeight}%`;
  }
  strips.forEach((strip, side) => {
    const go = (event) => {
      const box = strip.getBoundingClientRect(), pane = panes[side];
      pane.scrollTop = (event.clientY - box.top) / box.height * pane.scrollHeight - pane.clientHeight / 2;
    };
    strip.addEventListener("pointerdown", (event) => { strip.setPointerCapture(event.pointerId); go(event); });
    strip.addEventListener("pointermove", (event) => { if (event.buttons) go(event); });
  });

  // Filters: what is left out goes pale, and is not stepped to.
  function filter() {
    const shown = new Set(kinds.filter((box) => box.checked).map((box) => box.value));
    kinds.forEach((box) => box.parentElement.querySelector(".key").classList.toggle("off", !box.checked));
    left = [];
    changes.forEach((change, number) => {
      const stays = shown.has(change.kind) && (!field.value || change.field === field.value);
      change.parts.flat().forEach((part) => part.classList.toggle("off", !stays));
      if (stays) left.push(number);
    });
    if (!left.includes(now)) leave();
    tell();
    draw();
  }
  kinds.forEach((box) => box.addEventListener("change", filter));
  field.addEventListener("change", filter);

  // The change that the reader is at.
  function leave() {
    holder.querySelectorAll(".now").forEach((part) => part.classList.remove("now"));
    now = -1;
  }
  function tell() {
    if (now < 0) { counter.replaceChildren(...inLanguages("changes", { n: left.length })); return; }
    const change = changes[now];
    const kind = kinds.find((box) => box.value === change.kind).parentElement.querySelector(".key").cloneNode(true);
    kind.className = "kind";
    const links = panes.flatMap((pane, side) => {
      const part = change.parts[side][0];
      if (!part) return [];
      const sentence = part.closest(".z")?.querySelector(":scope > a") ?? part.querySelector(".z > a");
      return sentence ? [make("a", { href: sentence.getAttribute("href") }, pane.dataset.document)] : [];
    });
    counter.replaceChildren(...inLanguages("changeOf", { at: left.indexOf(now) + 1, n: left.length }), " ", kind, ...links);
  }
  function go(number) {
    leave();
    now = number;
    tell();
    show();
    const change = changes[number];
    change.parts.flat().forEach((part) => part.classList.add("now"));
    const lead = change.parts[1].length ? 1 : 0;
    bring(panes[lead], change.parts[lead][0]);
    if (change.parts[1 - lead].length) bring(panes[1 - lead], change.parts[1 - lead][0]);
    else if (joined.checked) follow(panes[lead]);
    hold(panes[lead]);
    const named = change.parts.flat().find((part) => part.id);
    if (named) history.replaceState(null, "", `#${named.id}`);
  }
  // From the change the reader is at, else from what is in view.
  function step(way) {
    if (!left.length) return;
    let at = left.indexOf(now) + way;
    if (now < 0) {
      const seen = left.findIndex((number) => {
        const part = changes[number].parts[1][0];
        return part && top(part, panes[1]) >= panes[1].scrollTop;
      });
      at = way > 0 ? Math.max(seen, 0) : (seen < 0 ? left.length : seen) - 1;
    }
    go(left[(at + left.length) % left.length]);
  }
  steps.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (pressed) step(Number(pressed.dataset.step));
  });
  const KEYS = { n: 1, j: 1, p: -1, k: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("select, textarea, input:not([type=checkbox], [type=radio])")) return;
    if (event.key === "Escape") { leave(); unlight(); tell(); return; }
    const way = KEYS[event.key];
    if (!way) return;
    event.preventDefault();
    step(way);
  });

  // Headings: the sections on the same task come beside it, and all are lit.
  const unlight = () => holder.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
  const named = (link) => document.getElementById(link.hash.slice(1));
  function light(heading, first) {
    const partners = [...heading.querySelectorAll("a.to")].map(named).filter(Boolean);
    if (!partners.length) return;
    show();
    unlight();
    [heading, ...partners].forEach((each) => each.classList.add("lit"));
    const pane = heading.closest(".pane"), its = other(pane);
    put(its, top(first ?? partners[0], its) - (top(heading, pane) - pane.scrollTop));
    hold(pane);
    history.replaceState(null, "", `#${heading.id}`);
  }
  holder.addEventListener("click", (event) => {
    const to = event.target.closest("a.to");
    const heading = event.target.closest(".pane [id^=h]");
    if (to) { event.preventDefault(); light(heading, named(to)); return; }
    const way = event.target.closest("a.way");
    if (!way && event.target.closest("a")) return;
    if (heading && getSelection().isCollapsed && heading.querySelector("a.to") && !event.target.closest("[data-u]")) { light(heading); return; }
    const stretch = event.target.closest("[data-u]");
    if (!stretch || !getSelection().isCollapsed) return;
    if (way) event.preventDefault();
    const number = Number(stretch.dataset.u);
    if (left.includes(number)) go(number);
  });

  // The address may name a change or a heading.
  function arrive() {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    const stretch = target?.closest("[data-u]");
    if (stretch) {
      const box = kinds.find((each) => each.value === changes[stretch.dataset.u].kind);
      if (!box.checked) { box.checked = true; filter(); }
      go(Number(stretch.dataset.u));
    } else if (target?.matches(".pane [id^=h]")) {
      bring(target.closest(".pane"), target);
      light(target);
    }
  }

  // By key one goes through the changes, whose sentences the counter leads to: the signs are no stops.
  holder.querySelectorAll(".z > a").forEach((sign) => { sign.tabIndex = -1; });
  [steps, ...kinds, field.parentElement].forEach((part) => { part.hidden = false; });
  const narrow = matchMedia("(max-width: 60rem)");
  document.querySelector(".filters").open = !narrow.matches;
  narrow.addEventListener("change", () => { document.querySelector(".filters").open = !narrow.matches; });
  document.documentElement.classList.add("scripted");
  new ResizeObserver(measure).observe(holder);
  document.fonts?.ready.then(measure);
  filter();
  measure();
  document.addEventListener("DOMContentLoaded", () => { arrive(); });
  addEventListener("hashchange", arrive);
})();
