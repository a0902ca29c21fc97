"use strict";
// What a page of yzcompare does by script. It runs in the head; everything is readable without it.

const LONG_TABLE = 12; // rows: longer tables can be searched and sorted

const make = (tag, attributes, text) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
};

// Storage is refused to some pages (a file, a private window): the switch then lasts as long as the page.
const remembered = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* kept on the page only */ } },
};

const THEME = "yzcompare-theme";
const chosenTheme = remembered.get(THEME);
if (chosenTheme === "dark" || chosenTheme === "light") document.documentElement.dataset.theme = chosenTheme;

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function addSwitch(bar, label, pressed, change) {
  const button = make("button", { type: "button", "aria-pressed": String(pressed) }, label);
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    change(on);
  });
  bar.append(button);
  return button;
}

function addSwitches() {
  const header = document.querySelector("header.page");
  if (!header) return;
  const bar = make("div", { class: "switches", role: "group", "aria-label": "How this page is shown" });
  const code = [...document.querySelectorAll("details.code")];
  if (code.length) {
    addSwitch(bar, "Show code", false, (on) => code.forEach((cell) => { cell.open = on; }));
  }
  if (document.querySelector("main .since")) {
    addSwitch(bar, "Mark changes", true, (on) => { document.documentElement.dataset.since = on ? "on" : "off"; });
  }
  const dark = addSwitch(bar, "Dark", isDark(), (on) => {
    document.documentElement.dataset.theme = on ? "dark" : "light";
    remembered.set(THEME, on ? "dark" : "light");
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    dark.setAttribute("aria-pressed", String(isDark()));
  });
  header.append(bar);
}

// The contents list: folded where the screen is narrow, following the scroll where it stands beside the text.
function followScroll() {
  const list = document.querySelector("nav.contents");
  if (!list) return;
  const wide = matchMedia("(min-width: 72rem)");
  const fold = list.querySelector("details");
  const arrange = () => { if (fold) fold.open = wide.matches; };
  arrange();
  wide.addEventListener("change", arrange);
  const links = [...list.querySelectorAll('a[href^="#"]')];
  const targets = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (fold) list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) fold.open = false;
  });
  let waiting = false;
  const follow = () => {
    waiting = false;
    let current = 0;
    targets.forEach((target, number) => {
      if (target && target.getBoundingClientRect().top <= innerHeight * 0.3) current = number;
    });
    const root = document.scrollingElement;
    if (root.scrollTop > 0 && root.scrollTop + innerHeight >= root.scrollHeight - 2) {
      // At the end of the page several short sections are in view: the one that was asked for, else the last.
      const asked = targets.findIndex((target) => target && "#" + target.id === decodeURIComponent(location.hash));
      const seen = asked >= current && targets[asked].getBoundingClientRect().top < innerHeight;
      current = seen ? asked : links.length - 1;
    }
    links.forEach((link, number) => {
      if (number === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    const shown = links[current];
    if (shown && wide.matches) {
      const box = list.getBoundingClientRect(), place = shown.getBoundingClientRect();
      if (place.top < box.top || place.bottom > box.bottom) list.scrollTop += place.top - box.top - box.height / 2;
    }
  };
  const soon = () => {
    if (!waiting) { waiting = true; requestAnimationFrame(follow); }
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("hashchange", soon); // at the end of the page nothing scrolls
  follow();
}

// What a cell says, without what it said in an earlier run, and without the sentence behind a figure.
function words(cell) {
  if (!cell) return "";
  cell = cell.querySelector("details.evidence > summary") || cell;
  if (!cell.querySelector("del.since")) return cell.textContent.trim();
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("del.since").forEach((old) => old.remove());
  return copy.textContent.trim();
}

// A figure opens its cell: ≥ 6%, −3, 1.2亿, 3,280, 7亿美元; a place (2014:386), a date, a numbered heading is none.
const FIGURE = /^[≥≤<>≈=~±约近超逾]*\s*([-+]?\d[\d,]*(?:\.\d+)?)\s*(万亿|千万|百万|亿|万|千)?\s*([%‰])?(?![\d:.年月、-])/;
const SIZES = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12, "%": 1e-2, "‰": 1e-3 };

const asNumber = (text) => {
  const found = text.normalize("NFKC").replaceAll("−", "-").match(FIGURE);
  return found && Number(found[1].replaceAll(",", "")) * (SIZES[found[2]] ?? 1) * (SIZES[found[3]] ?? 1);
};

const NOTHING = new Set(["", "—", "–", "-"]);

const byWords = new Intl.Collator("zh-Hans", { numeric: true }).compare;

function byValue(number) {
  return (one, other) => {
    if (!number) return byWords(one, other);
    const [a, b] = [asNumber(one), asNumber(other)];
    if (a === null || b === null) return (a === null) - (b === null);
    return a - b || byWords(one, other);
  };
}

function makeSortable(table, rows) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = make("button", { type: "button", class: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort")];
      heads.forEach((each) => each.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", next);
      let sorted = rows;
      if (next !== "none") {
        const turn = next === "descending" ? -1 : 1;
        const keyed = rows.map((row) => [words(row.cells[column]), row]);
        const figures = keyed.every(([text]) => NOTHING.has(text) || asNumber(text) !== null);
        const compare = byValue(figures || head.classList.contains("number"));
        // An empty cell stands last whichever way the column is sorted.
        keyed.sort(([a], [b]) => NOTHING.has(a) - NOTHING.has(b) || turn * compare(a, b));
        sorted = keyed.map(([, row]) => row);
      }
      body.append(...sorted);
    });
  });
}

let searches = 0;

function makeSearchable(table, rows) {
  searches += 1;
  const name = table.caption ? words(table.caption) : "this table";
  const tool = make("div", { class: "search" });
  const field = make("input", { type: "search", id: `search-${searches}`, autocomplete: "off", spellcheck: "false", "aria-label": `Search the rows: ${name}`, placeholder: "Search the rows" });
  const count = make("span", { role: "status" });
  const real = rows.filter((row) => !row.classList.contains("gone"));
  const texts = rows.map((row) => row.textContent.normalize("NFKC").toLowerCase());
  const show = () => {
    const wanted = field.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, number) => { row.hidden = !wanted.every((word) => texts[number].includes(word)); });
    const left = real.filter((row) => !row.hidden).length;
    count.textContent = wanted.length ? `${left} of ${real.length} rows` : `${real.length} rows`;
  };
  field.addEventListener("input", show);
  show();
  tool.append(field, count);
  (table.closest(".scroll") || table).before(tool);
}

function workTables() {
  for (const table of document.querySelectorAll("table.data")) {
    if (!table.tHead || table.tBodies.length !== 1) continue;
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= LONG_TABLE || table.querySelector("[rowspan], [colspan]")) continue;
    makeSortable(table, rows);
    makeSearchable(table, rows);
  }
}

// A box is a stop for the Tab key only while there is something in it to scroll to.
function watchBoxes() {
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  document.querySelectorAll(".scroll").forEach((box) => watch.observe(box));
}

// A link to something inside a closed switch opens it.
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
}

// On paper nothing can be opened: all is, except the code that the reader has not asked for.
function openForPrint() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not(.code):not([open])")];
    opened.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => {
    opened.forEach((fold) => { fold.open = false; });
    opened = [];
  });
}

document.addEventListener("DOMContentLoaded", () => {
  addSwitches();
  followScroll();
  workTables();
  watchBoxes();
  openForPrint();
  openTarget();
  addEventListener("hashchange", openTarget);
});
