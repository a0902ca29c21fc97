// Places of a page: links that lead to a row, and the way back to where the reader was.

// A link to something inside a closed switch or a searched table opens it.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
  if (!target) return;
  const row = target.closest("tr");
  if (row?.hidden) worked.filter(({ table }) => table.contains(row)).forEach(({ search }) => { search.filter = ""; });
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView({ block: row ? "center" : "start" });
}

function decoded(part) {
  try { return decodeURIComponent(part); } catch { return part; }
}

// A sign at the row or heading that the reader is at: its address, to be copied. One sign goes from place to place,
// so that a table of many rows is not as many stops for the Tab key.
const LINKED = "main tr[id], main :is(h2, h3)[id], main li[id]";
let staying = false;

function linkRows() {
  const sign = make("a", { class: "permalink" }, "¶");
  setInLanguages(sign, "aria-label", "linkRow");
  setInLanguages(sign, "title", "linkRow");
  const say = make("output", { class: "told", role: "status" });
  document.body.append(say);
  const bring = ({ target }) => {
    const place = target.closest?.(LINKED);
    if (!place || sign.dataset.of === place.id) return;
    sign.dataset.of = place.id;
    sign.href = `#${encodeURIComponent(place.id)}`;
    (place.cells?.[0] ?? place).append(sign);
    for (const attribute of ["aria-label", "title"]) swap(sign, attribute); // the switch knows what is on the page only
  };
  document.addEventListener("pointerover", bring);
  document.addEventListener("focusin", bring);
  let quiet;
  const tell = (name) => {
    say.replaceChildren(...inLanguages(name));
    clearTimeout(quiet);
    quiet = setTimeout(() => say.replaceChildren(), 4000);
  };
  sign.addEventListener("click", (event) => {
    event.preventDefault();
    // The row is in view already: the page stays where it is.
    const [left, top] = [scrollX, scrollY];
    staying = sign.hash !== location.hash;
    if (staying) addEventListener("hashchange", () => scrollTo(left, top), { once: true });
    location.hash = sign.hash;
    scrollTo(left, top);
    if (navigator.clipboard) navigator.clipboard.writeText(sign.href).then(() => tell("linkCopied"), () => tell("linkShown"));
    else tell("linkShown");
  });
}

// What is open, sorted, searched and in view is kept with the page's entry in the history: whoever comes back, from
// a source text for one, finds it again. That works where storage is refused, too.
let placeChanged = () => {};

function keepPlace() {
  const folds = [...document.querySelectorAll("details")].filter((fold) => !fold.closest("nav"));
  const closed = folds.map((fold) => fold.open);
  let waiting;
  const keep = () => {
    clearTimeout(waiting);
    const turned = folds.flatMap((fold, number) => (fold.open === closed[number] ? [] : [number]));
    const tables = worked.map(({ order, search }) => [order.sorted, search.filter]);
    const place = { top: scrollY, turned, tables };
    try { history.replaceState({ ...history.state, place }, ""); } catch { /* too often, or refused: an older one stays */ }
  };
  const goBack = (place) => {
    folds.forEach((fold, number) => { fold.open = closed[number] !== place.turned.includes(number); });
    worked.forEach(({ order, search }, number) => { [order.sorted, search.filter] = place.tables[number] ?? [null, ""]; });
    scrollTo(0, place.top);
  };
  placeChanged = () => { clearTimeout(waiting); waiting = setTimeout(keep, 200); };
  history.scrollRestoration = "manual";
  const asked = () => {
    if (history.state?.place) goBack(history.state.place);
    else if (!staying) openTarget();
    staying = false;
  };
  asked();
  // The browser goes to what the address names when all is loaded: whoever came back is led back again.
  const came = history.state?.place;
  if (came) addEventListener("load", () => requestAnimationFrame(() => scrollTo(0, came.top)), { once: true });
  addEventListener("hashchange", asked);
  document.addEventListener("toggle", placeChanged, true);
  addEventListener("scroll", placeChanged, { passive: true });
  addEventListener("pagehide", keep);
  // Before a link is followed: what it leads to is another entry of the history.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link) return;
    keep();
    if (link.hash && link.hash === location.hash && link.pathname === location.pathname) openTarget();
  }, true);
}
