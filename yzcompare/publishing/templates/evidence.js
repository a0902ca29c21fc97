// The citation of the sentence that is lit up: shown, copied in several forms, moved on with buttons and keys.
(() => {
  const sentences = [...document.querySelectorAll(".sentence")];
  const step = (sign, way, name) => {
    const made = make("button", { type: "button", "data-step": way }, sign);
    setInLanguages(made, "aria-label", name);
    return made;
  };
  const bar = make("div", { class: "cited", role: "region" });
  setInLanguages(bar, "aria-label", "citation");
  const shown = make("output", { tabindex: "0" }, ...inLanguages("choose"));
  const start = sentence => Number(sentence.id.slice(1));

  // The sentence that the address names, or the first one behind the place it names.
  const chosen = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !/^s\d+$/.test(target.id)) return undefined;
    return target.closest(".sentence") || sentences.find(s => start(s) >= start(target));
  };
  const SWAPPED_MARKS = { "“": "‘", "”": "’", "‘": "“", "’": "”" };
  const quoted = sentence => {
    const copied = sentence.cloneNode(true);
    copied.querySelectorAll("del, .leaf").forEach(gone => gone.remove());
    return copied.textContent.trim().replace(/[“”‘’]/g, mark => SWAPPED_MARKS[mark]);
  };
  const written = id => document.getElementById(id).textContent;
  // What each button copies: the sentence with where it stands, the document by a standard, the address.
  const FORMS = {
    copy: () => shown.textContent,
    gb7714: () => written("cite-gb7714"),
    bibtex: () => written("cite-bibtex"),
    copyLink: () => location.href,
  };
  const NAMES = { gb7714: ["GB/T 7714"], bibtex: ["BibTeX"] };
  const name = form => NAMES[form] ?? inLanguages(form);
  const copies = Object.keys(FORMS).map(form => make("button", { type: "button", "data-copy": form }, ...name(form)));
  const tools = make("span", {}, step("‹", "-1", "previous"), step("›", "1", "next"), ...copies);
  bar.append(shown, tools);
  document.querySelector("main").before(bar);

  const show = () => {
    const sentence = chosen();
    for (const button of copies) {
      button.hidden = !sentence;
      button.replaceChildren(...name(button.dataset.copy));
    }
    stopAt(sentence ?? sentences[0]);
    if (!sentence) return;
    shown.lang = "zh";
    shown.textContent = `“${quoted(sentence)}” — ${sentence.title}`;
  };
  const select = () => {
    const range = document.createRange();
    range.selectNodeContents(shown);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  const beside = (sentence, way) =>
    sentences[Math.min(Math.max(sentences.indexOf(sentence) + way, 0), sentences.length - 1)];

  // The text is one stop of the Tab key; arrows go from sentence to sentence in it.
  let stop;
  function stopAt(sentence) {
    if (stop) stop.tabIndex = -1;
    stop = sentence;
    if (stop) stop.tabIndex = 0;
  }
  // It is in view already: the page stays where it is.
  const choose = sentence => {
    const top = scrollY;
    addEventListener("hashchange", () => { scrollTo(0, top); sentence.focus({ preventScroll: true }); }, { once: true });
    location.hash = sentence.id;
    scrollTo(0, top);
  };

  bar.addEventListener("click", event => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    if (pressed.dataset.step) {
      const next = beside(chosen(), Number(pressed.dataset.step));
      if (!next) return;
      // Going to an anchor takes the focus from the button; whoever pressed it may press it again.
      addEventListener("hashchange", () => pressed.focus({ preventScroll: true }), { once: true });
      location.hash = next.id;
      return;
    }
    const said = FORMS[pressed.dataset.copy]();
    const done = () => { pressed.replaceChildren(...inLanguages("copied")); };
    const failed = () => {
      shown.textContent = said;
      select();
      pressed.replaceChildren(...inLanguages("selected"));
    };
    if (navigator.clipboard) navigator.clipboard.writeText(said).then(done, failed);
    else failed();
  });
  const article = document.querySelector("article");
  article.addEventListener("click", event => {
    const sentence = event.target.closest(".sentence");
    if (event.target.closest(".leaf")) return;  // it leads to the original
    if (!sentence || !getSelection().isCollapsed) return;
    choose(sentence);
  });
  article.addEventListener("keydown", event => {
    const sentence = event.target.closest(".sentence");
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!sentence || event.altKey || event.ctrlKey || event.metaKey) return;
    if (way) {
      stopAt(beside(sentence, way));
      stop.focus();
    } else if (event.key === "Enter") choose(sentence);
    else return;
    event.preventDefault();
  });
  addEventListener("hashchange", show);
  document.documentElement.classList.add("scripted");
  show();
})();
