// Sets the text spacing of WCAG 1.4.12 and gives the texts that are then cut off by a box of fixed size.
(() => {
  const cut = () => new Set([...document.body.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !element.textContent.trim() || element.closest("svg")) return false;
    const wide = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const tall = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    return wide || tall;
  }));
  const before = cut();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
  `);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return [...cut()].filter((element) => !before.has(element))
    .map((element) => `cut off with wider spacing: ${element.outerHTML.slice(0, 160)}`);
})()
