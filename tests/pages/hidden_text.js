// The texts of the page that are not shown now, one line for each element that holds one, with its place in the page.
(() => {
  // These open without a script, hold no text for reading, or are controls that only a script can use.
  const reachable = "details:not([open]) > :not(summary), [popover], noscript, script, style, template, svg title, svg desc, svg .told, .large-chosen, option, form[hidden], p.hint[hidden], p.to-results[hidden], .for-scripts[hidden]";
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const faults = [];
  const visit = (element, place) => {
    if (element.matches(reachable)) return;
    if (speaks(element) && !shown(element) && getComputedStyle(element).display !== "contents") {
      faults.push(`nobody sees ${place}: ${element.outerHTML.slice(0, 120)}`);
    }
    [...element.children].forEach((child, index) => visit(child, `${place}/${child.localName}[${index}]`));
  };
  if (!document.querySelector("main")?.innerText.trim()) return ["nothing to read in <main>"];
  visit(document.body, "body");
  return faults;
})()
