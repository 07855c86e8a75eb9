// A page wider than its window, with the elements that reach out, outermost first.
(() => {
  const wide = document.scrollingElement.scrollWidth, room = document.documentElement.clientWidth;
  if (wide <= room) return [];
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  const all = [...document.body.querySelectorAll("*")];
  const boxes = all.filter((element) => element.getBoundingClientRect().right > room + 0.5 && !scrolls(element));
  // No box reaches out: then it is a line of text that leaves its box.
  const lines = all.filter((element) => element.clientWidth && element.scrollWidth > element.clientWidth).slice(-3);
  const out = (boxes.length ? boxes.slice(0, 3) : lines).map((element) => element.outerHTML.slice(0, 120));
  return [`the page is ${wide} px wide in a window of ${room}: ${out.join(" … ")}`];
})()
