// The language of the page: every message stands in it in every language, and one is shown (language.css).

const LANGUAGES = ["zh", "en"];

// Storage is refused to some pages (a file, a private window): then the name of the window carries what is
// chosen from page to page.
const CARRIED = "yzcompare:";
const remembered = {
  get(key) {
    try { const kept = localStorage.getItem(key); if (kept !== null) return kept; } catch { /* the window has it */ }
    return carried()[key] ?? null;
  },
  set(key, value) {
    try { localStorage.setItem(key, value); return; } catch { /* the window carries it */ }
    window.name = CARRIED + JSON.stringify({ ...carried(), [key]: value });
  },
};

function carried() {
  try { return window.name.startsWith(CARRIED) ? JSON.parse(window.name.slice(CARRIED.length)) : {}; } catch { return {}; }
}

const LANGUAGE = "yzcompare-language";
const rooted = document.documentElement;
{
  const kept = remembered.get(LANGUAGE);
  rooted.dataset.language = LANGUAGES.includes(kept) ? kept : LANGUAGES.find((each) => rooted.lang.startsWith(each)) ?? LANGUAGES[0];
}
const language = () => rooted.dataset.language;

const make = (tag, attributes, ...inner) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inner);
  return element;
};

// The words of the catalogue that scripts use (script_words.py), in a language, with the values put in.
function told(name, wanted, values = {}) {
  const forms = WORDS[name][wanted];
  const form = forms[values.n === 1 ? 0 : forms.length - 1];
  return form.replace(/\{(\w+)\}/g, (place, key) => {
    const value = values[key];
    if (value === undefined) return place;
    if (typeof value === "number") return value.toLocaleString("en");
    return typeof value === "object" ? value[wanted] : value;
  });
}

// The same as elements, one a language: the switch shows the one that is asked for.
function inLanguages(name, values) {
  const each = LANGUAGES.map((wanted) => told(name, wanted, values));
  if (new Set(each).size === 1) return [each[0]];
  return LANGUAGES.map((wanted, number) =>
    make("span", { class: "in", lang: wanted, ...(number ? { hidden: "" } : {}) }, each[number]));
}

// An attribute in every language; "text" is what stands in the element, where no elements may (a title, an option).
function setInLanguages(element, attribute, name, values) {
  for (const wanted of LANGUAGES) element.setAttribute(`data-${wanted}-${attribute}`, told(name, wanted, values));
  swap(element, attribute);
}

function swap(element, attribute) {
  const words = element.getAttribute(`data-${language()}-${attribute}`);
  if (words === null) return;
  if (attribute === "text") element.textContent = words;
  else element.setAttribute(attribute, words);
}

const SWAPPED = ["aria-label", "title", "placeholder", "content", "alt", "text"];

function swapAll() {
  for (const attribute of SWAPPED) {
    document.querySelectorAll(`[data-${language()}-${attribute}]`).forEach((element) => swap(element, attribute));
  }
}

function showLanguage(wanted) {
  rooted.dataset.language = wanted;
  rooted.lang = wanted;
  document.querySelectorAll('input[name="language"]').forEach((button) => { button.checked = button.value === wanted; });
  swapAll();
  document.dispatchEvent(new CustomEvent("language"));
}

// What a reader sees of an element: its words in the language that is shown, without what an earlier run said.
function words(element) {
  if (!element) return "";
  const other = `.in:not([lang="${language()}"]), del.since, .permalink`;
  if (!element.querySelector(other)) return element.textContent.trim();
  const copy = element.cloneNode(true);
  copy.querySelectorAll(other).forEach((gone) => gone.remove());
  return copy.textContent.trim();
}

function chooseLanguage() {
  const buttons = document.querySelectorAll('input[name="language"]');
  // A page without the switch is of one language.
  if (!buttons.length) { rooted.dataset.language = LANGUAGES.find((each) => rooted.lang.startsWith(each)) ?? LANGUAGES[0]; return; }
  showLanguage(language());
  buttons.forEach((button) => {
    button.addEventListener("change", () => {
      remembered.set(LANGUAGE, button.value);
      keepingPlace(() => showLanguage(button.value));
    });
  });
  // A page that comes back from the browser's memory shows the language chosen since.
  addEventListener("pageshow", (event) => {
    const kept = remembered.get(LANGUAGE);
    if (event.persisted && LANGUAGES.includes(kept) && kept !== language()) showLanguage(kept);
  });
}

// One language is longer than the other: what stood at the top of the window stays there.
function keepingPlace(change) {
  const box = document.querySelector("main")?.getBoundingClientRect();
  const first = box && scrollY > 0 ? document.elementFromPoint(box.left + box.width / 2, 8)?.closest("tr, p, li, figure, h2, h3, blockquote") : null;
  const before = first?.getBoundingClientRect().top;
  change();
  if (first?.isConnected) scrollBy(0, first.getBoundingClientRect().top - before);
}
