// The citation of the sentence that is lit up: shown, copied, moved on with the buttons.
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
  const copy = make("button", { type: "button", "data-copy": "" });
  const tools = make("span", {}, step("‹", "-1", "previous"), " ", step("›", "1", "next"), " ", copy);
  bar.append(shown, tools);
  document.querySelector("main").before(bar);
  const start = sentence => Number(sentence.id.slice(1));

  // The sentence that the address names, or the first one behind the place it names.
  const chosen = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !/^s\d+$/.test(target.id)) return undefined;
    return target.closest(".sentence") || sentences.find(s => start(s) >= start(target));
  };
  const quoted = sentence => {
    const copied = sentence.cloneNode(true);
    copied.querySelectorAll("del").forEach(gone => gone.remove());
    return copied.textContent.trim();
  };
  const show = () => {
    const sentence = chosen();
    copy.hidden = !sentence;
    copy.replaceChildren(...inLanguages("copy"));
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

  bar.addEventListener("click", event => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    if (pressed.dataset.step) {
      const at = sentences.indexOf(chosen()) + Number(pressed.dataset.step);
      const next = sentences[Math.min(Math.max(at, 0), sentences.length - 1)];
      if (!next) return;
      // Going to an anchor takes the focus from the button; whoever pressed it may press it again.
      addEventListener("hashchange", () => pressed.focus({ preventScroll: true }), { once: true });
      location.hash = next.id;
      return;
    }
    const done = () => { copy.replaceChildren(...inLanguages("copied")); };
    const failed = () => { select(); copy.replaceChildren(...inLanguages("selected")); };
    if (navigator.clipboard) navigator.clipboard.writeText(shown.textContent).then(done, failed);
    else failed();
  });
  document.querySelector("article").addEventListener("click", event => {
    const sentence = event.target.closest(".sentence");
    if (!sentence || !getSelection().isCollapsed) return;
    // It is in view already: the page stays where it is.
    const top = scrollY;
    addEventListener("hashchange", () => scrollTo(0, top), { once: true });
    location.hash = sentence.id;
    scrollTo(0, top);
  });
  addEventListener("hashchange", show);
  document.documentElement.classList.add("scripted");
  show();
})();
