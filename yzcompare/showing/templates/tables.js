// Long tables can be sorted by a column and searched.

const LONG_TABLE = 12; // rows: longer tables can be searched and sorted

// A figure opens its cell: ≥ 6%, −3, 1.2亿, 3,280, 7亿美元, 3–5%; a place (2014:386), a date, a numbered heading is none.
const FIGURE = /^(?:[≥≤<>≈=~±约近超逾]|about |over |at least |at most )*\s*([-+]?\d[\d,]*(?:\.\d+)?)(?:\s*[–—~至]\s*\d[\d,]*(?:\.\d+)?)?\s*(万亿|千万|百万|亿|万|千)?\s*([%‰])?(?![\d:.年月、-])/;
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

// What a cell says, without the sentence behind a figure.
const said = (cell) => words(cell?.querySelector("details.evidence > summary") || cell);

const ORDERS = { none: "ascending", ascending: "descending", descending: "none" };

function makeSortable(table, rows) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const sort = (column, order) => {
    heads.forEach((head, number) => head.setAttribute("aria-sort", number === column ? order : "none"));
    let sorted = rows;
    if (order !== "none") {
      const turn = order === "descending" ? -1 : 1;
      const keyed = rows.map((row) => [said(row.cells[column]), row]);
      const figures = keyed.every(([text]) => NOTHING.has(text) || asNumber(text) !== null);
      const compare = byValue(figures || heads[column].classList.contains("number"));
      // An empty cell stands last whichever way the column is sorted.
      keyed.sort(([a], [b]) => NOTHING.has(a) - NOTHING.has(b) || turn * compare(a, b));
      sorted = keyed.map(([, row]) => row);
    }
    body.append(...sorted);
  };
  heads.forEach((head, column) => {
    const button = make("button", { type: "button", class: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => { sort(column, ORDERS[head.getAttribute("aria-sort")]); placeChanged(); });
  });
  return {
    // The column that is sorted by and its order; null where the rows stand as they were made.
    get sorted() {
      const column = heads.findIndex((head) => head.getAttribute("aria-sort") !== "none");
      return column < 0 ? null : [column, heads[column].getAttribute("aria-sort")];
    },
    set sorted(wanted) {
      const [column, order] = wanted ?? [0, "none"];
      if (column < heads.length && String(wanted) !== String(this.sorted)) sort(column, order);
    },
  };
}

let searches = 0;

function makeSearchable(table, rows) {
  searches += 1;
  const tool = make("div", { class: "search" });
  const field = make("input", { type: "search", id: `search-${searches}`, autocomplete: "off", spellcheck: "false" });
  const named = Object.fromEntries(LANGUAGES.map((wanted) => [wanted, nameOf(table, wanted) || told("thisTable", wanted)]));
  setInLanguages(field, "aria-label", "searchRowsOf", { table: named });
  setInLanguages(field, "placeholder", "searchRows");
  const count = make("span", { role: "status" });
  const real = rows.filter((row) => !row.classList.contains("gone"));
  let texts; // made when they are first asked for: a page opens sooner
  const show = () => {
    const wanted = field.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length) texts ??= rows.map((row) => row.textContent.normalize("NFKC").toLowerCase());
    rows.forEach((row, number) => { row.hidden = !wanted.every((word) => texts[number].includes(word)); });
    const left = real.filter((row) => !row.hidden).length;
    count.replaceChildren(...inLanguages(wanted.length ? "rowsLeft" : "rows", { left, n: real.length }));
  };
  field.addEventListener("input", () => { show(); placeChanged(); });
  show();
  tool.append(field, count);
  (table.closest(".scroll") || table).before(tool);
  return {
    get filter() { return field.value; },
    set filter(wanted) { if (wanted !== field.value) { field.value = wanted; show(); } },
  };
}

function nameOf(table, wanted) {
  if (!table.caption) return "";
  const copy = table.caption.cloneNode(true);
  copy.querySelectorAll(`.in:not([lang="${wanted}"]), del.since`).forEach((gone) => gone.remove());
  return copy.textContent.trim();
}

// The tables that can be worked with, in the order of the page: each with what it is sorted and searched by.
const worked = [];

function workTables() {
  for (const table of document.querySelectorAll("table.data")) {
    if (!table.tHead || table.tBodies.length !== 1) continue;
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= LONG_TABLE || table.querySelector("[rowspan], [colspan]")) continue;
    worked.push({ table, order: makeSortable(table, rows), search: makeSearchable(table, rows) });
  }
}
