// A chart is saved as it is shown, with its title, what is said of its source, and how to cite it.

const MARGIN = 14; // units of a drawing, which are points
const FACE = '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
// The name of the language of drawings, as the browser knows it.
const SVG = new DOMParser().parseFromString("<svg>", "text/html").querySelector("svg").namespaceURI;

const drawn = (tag, attributes, text) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
};

// Words broken into lines of a width: at blanks between Latin words, anywhere between Chinese ones.
function broken(text, size, weight, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${FACE}`;
  const lines = [""];
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []) {
    const longer = lines.at(-1) + piece;
    // A closing mark never opens a line.
    if (pen.measureText(longer.trimEnd()).width > width && lines.at(-1) && !/^[，。、；：！？）》”’]/.test(piece)) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

// What follows the page (its ink, its greys) is written out: the file stands alone.
const FOLLOWS = /var\(|currentcolor/i;

function writtenOut(svg) {
  const copy = svg.cloneNode(true);
  const originals = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((element, number) => {
    const style = getComputedStyle(originals[number]);
    for (const name of ["fill", "stroke", "color", "font-family"]) {
      if (FOLLOWS.test(element.style.getPropertyValue(name))) element.style.setProperty(name, style.getPropertyValue(name));
      if (FOLLOWS.test(element.getAttribute(name) ?? "")) element.setAttribute(name, style.getPropertyValue(name));
    }
  });
  return copy;
}

// The whole picture: what is said above the drawing, the drawing, what is said below it.
function picture(figure, svg) {
  const [, , width, height] = svg.getAttribute("viewBox").split(/[\s,]+/).map(Number);
  const across = width + 2 * MARGIN;
  const look = getComputedStyle(figure), ink = look.color, soft = getComputedStyle(figure.querySelector(".caption") ?? figure).color;
  const cite = document.querySelector('meta[name="yzcompare-cite"]')?.content || document.title;
  const whole = drawn("svg", { width: across, style: `color: ${ink}` });
  whole.append(drawn("rect", { width: "100%", height: "100%", fill: getComputedStyle(document.body).backgroundColor }));
  let y = MARGIN;
  const write = (text, size, weight, fill) => {
    for (const line of broken(text, size, weight, width)) {
      y += size * 1.35;
      whole.append(drawn("text", { x: MARGIN, y: y.toFixed(1), fill, "font-size": size, "font-weight": weight, "font-family": FACE }, line));
    }
  };
  write(words(figure.querySelector("figcaption strong")), 14, 700, ink);
  write(words(figure.querySelector("figcaption > span")), 10, 400, soft);
  const inner = writtenOut(svg);
  y += 8;
  for (const [name, value] of Object.entries({ x: MARGIN, y: y.toFixed(1), width, height })) inner.setAttribute(name, value);
  whole.append(inner);
  y += height + 4;
  write(words(figure.querySelector(".caption")), 8.5, 400, soft);
  write(cite, 8.5, 400, soft);
  const down = Math.ceil(y + MARGIN);
  whole.setAttribute("height", down);
  whole.setAttribute("viewBox", `0 0 ${across} ${down}`);
  return { text: new XMLSerializer().serializeToString(whole), across, down };
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function asPng({ text, across, down }, use) {
  const image = new Image();
  image.onload = () => {
    const canvas = make("canvas", { width: 2 * across, height: 2 * down });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(use, "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

function saveCharts() {
  for (const figure of document.querySelectorAll("main figure:has(svg)")) {
    const tools = make("div", { class: "save", role: "group" });
    setInLanguages(tools, "aria-label", "saveChart");
    const shown = () => [...figure.querySelectorAll("svg")].find((svg) => svg.checkVisibility());
    const name = `${document.title} ${figure.id}`.replace(/[\\/:*?"<>|\s]+/g, "-");
    const add = (word, use) => {
      const button = make("button", { type: "button" }, ...inLanguages(word));
      button.addEventListener("click", () => { const svg = shown(); if (svg) use(picture(figure, svg)); });
      tools.append(button);
    };
    add("saveSvg", ({ text }) => save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`));
    add("savePng", (whole) => asPng(whole, (blob) => save(blob, `${name}.png`)));
    const before = figure.querySelector(":scope > details");
    if (before) before.before(tools);
    else figure.append(tools);
  }
}
