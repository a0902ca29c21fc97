// The path of a chapter: what leads to it and what it leads to is lit while the pointer or the focus is on it.
document.addEventListener("DOMContentLoaded", () => {
  for (const svg of document.querySelectorAll("#alluvial svg")) {
    const parts = (kind) => [...svg.querySelectorAll(`[id*="-${kind}-"]`)].filter((e) => new RegExp(`-${kind}-\\d+(-\\d+)?$`).test(e.id));
    const boxes = new Map(parts("box").map((e) => [Number(e.id.match(/-box-(\d+)$/)[1]), e]));
    const bands = parts("band").map((e) => { const [, a, b] = e.id.match(/-band-(\d+)-(\d+)$/); return [Number(a), Number(b), e]; });
    if (!boxes.size) continue;
    const reached = (from, forwards) => {
      const found = new Set([from]);
      const waiting = [from];
      while (waiting.length) {
        const here = waiting.pop();
        for (const [a, b] of bands) {
          const [start, end] = forwards ? [a, b] : [b, a];
          if (start === here && !found.has(end)) { found.add(end); waiting.push(end); }
        }
      }
      return found;
    };
    const light = (number) => {
      const after = reached(number, true), before = reached(number, false);
      svg.classList.add("following");
      for (const [n, e] of boxes) e.classList.toggle("lit", after.has(n) || before.has(n));
      for (const [a, b, e] of bands) e.classList.toggle("lit", (after.has(a) && after.has(b)) || (before.has(a) && before.has(b)));
    };
    const dark = () => svg.classList.remove("following");
    for (const [number, box] of boxes) {
      box.classList.add("box");
      box.setAttribute("tabindex", "0");
      box.setAttribute("role", "img");
      const label = svg.querySelector(`[id$="-label-${number}"]`)?.textContent?.replace(/\s+/g, "") ?? "";
      if (label) box.setAttribute("aria-label", label);
      box.addEventListener("pointerenter", () => light(number));
      box.addEventListener("pointerleave", dark);
      box.addEventListener("focus", () => light(number));
      box.addEventListener("blur", dark);
    }
  }
});
