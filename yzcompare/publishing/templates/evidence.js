// The citation of the sentence that is lit up: shown, copied, moved on with the buttons.
(() => {
  const sentences = [...document.querySelectorAll(".sentence")];
  const button = (text, attributes) => {
    const made = document.createElement("button");
    for (const [name, value] of Object.entries({ type: "button", ...attributes })) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  };
  const bar = document.createElement("div");
  bar.className = "cited";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "Citation");
  const shown = document.createElement("output");
  shown.tabIndex = 0;
  shown.textContent = "Choose a sentence to cite it.";
  const copy = button("", { "data-copy": "" });
  const tools = document.createElement("span");
  tools.append(
    button("‹", { "data-step": "-1", "aria-label": "Previous sentence" }), " ",
    button("›", { "data-step": "1", "aria-label": "Next sentence" }), " ", copy,
  );
  bar.append(shown, tools);
  document.querySelector("main").before(bar);
  const start = sentence => Number(sentence.id.slice(1));

  // The sentence that the address names, or the first one behind the place it names.
  const chosen = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !/^s\d+$/.test(target.id)) return undefined;
    return target.closest(".sentence") || sentences.find(s => start(s) >= start(target));
  };
  const words = sentence => {
    const copied = sentence.cloneNode(true);
    copied.querySelectorAll("del").forEach(gone => gone.remove());
    return copied.textContent.trim();
  };
  const show = () => {
    const sentence = chosen();
    copy.hidden = !sentence;
    copy.textContent = "Copy citation";
    if (!sentence) return;
    shown.lang = "zh";
    shown.textContent = `“${words(sentence)}” — ${sentence.title}`;
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
    const done = () => { copy.textContent = "Copied"; };
    const failed = () => { select(); copy.textContent = "Selected: copy it with Ctrl+C"; };
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
