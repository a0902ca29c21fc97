// The switches of a page, its contents list, and where it all begins.

const THEME = "yzcompare-theme";
const chosenTheme = remembered.get(THEME);
if (chosenTheme === "dark" || chosenTheme === "light") rooted.dataset.theme = chosenTheme;

const isDark = () => {
  const chosen = rooted.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function addSwitch(bar, name, pressed, change) {
  const button = make("button", { type: "button", "aria-pressed": String(pressed) }, ...inLanguages(name));
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
  const bar = make("div", { class: "switches", role: "group" });
  setInLanguages(bar, "aria-label", "how");
  if (document.querySelector("main .since")) {
    addSwitch(bar, "since", true, (on) => { rooted.dataset.since = on ? "on" : "off"; });
  }
  const dark = addSwitch(bar, "dark", isDark(), (on) => {
    rooted.dataset.theme = on ? "dark" : "light";
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
    const ended = root.scrollTop > 0 && root.scrollTop + innerHeight >= root.scrollHeight - 2;
    if (ended) current = links.length - 1;
    // Several short sections may be in view: the one that was asked for, as long as it is where it was brought to.
    const asked = targets.findIndex((target) => target && `#${target.id}` === decoded(location.hash));
    const top = targets[asked]?.getBoundingClientRect().top;
    if (top >= 0 && top < innerHeight * (ended ? 1 : 0.3)) current = asked;
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

// The box in the head leads to the page that is searched; “/” leads to the box.
function findEverywhere() {
  const form = document.querySelector("form.find");
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.href = `${form.getAttribute("action")}#q=${encodeURIComponent(form.elements.q.value.trim())}`;
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const box = document.querySelector("form.find input, form.hunt input");
    if (box) { event.preventDefault(); box.focus(); }
  });
}

document.addEventListener("DOMContentLoaded", () => {
  chooseLanguage();
  findEverywhere();
  addSwitches();
  followScroll();
  workTables();
  watchBoxes();
  saveCharts();
  linkRows();
  keepPlace();
});
