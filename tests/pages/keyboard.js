// Looks at each stop of the keyboard: `walk.stop()` after each press of Tab, `walk.missed()` at the end.
globalThis.walk = (() => {
  const forced = matchMedia("(forced-colors: active)").matches;
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const candidates = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, [tabindex]",
  )].filter((element) => element.tabIndex >= 0 && !element.disabled && visible(element));

  // Everything by which a focus may show, of the element, what is in it and the three boxes around it.
  const shadows = forced ? [] : ["boxShadow", "backgroundColor"];
  const traits = ["outlineStyle", "outlineWidth", "outlineColor", "borderTopColor", "borderTopWidth", "stroke", "strokeWidth",
    "textDecorationLine", "textDecorationThickness", ...shadows];
  const look = (element) => {
    const around = [element, element.parentElement, element.parentElement?.parentElement,
      element.parentElement?.parentElement?.parentElement, ...[...element.querySelectorAll("*")].slice(0, 12)];
    return around.filter(Boolean).flatMap((part) => [null, "::before", "::after"].map((pseudo) => {
      const style = getComputedStyle(part, pseudo);
      return traits.map((trait) => (trait.startsWith("outline") && style.outlineStyle === "none" ? "" : style[trait])).join();
    })).join("|");
  };
  const before = new Map(candidates.map((element) => [element, look(element)]));
  const ringed = (element) => before.has(element)
    ? before.get(element) !== look(element)
    : getComputedStyle(element).outlineStyle !== "none";

  // Some part of the element must be in the window, with nothing over it.
  const boxes = (element) => [element, ...[...element.querySelectorAll("*")].slice(0, 12)].flatMap((part) => [...part.getClientRects()]);
  const seen = (element) => boxes(element).some((box) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 2 || bottom - top < 2) return false;
    return [0.1, 0.5, 0.9].some((x) => [0.2, 0.5, 0.8].some((y) => {
      const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      return hit && (element.contains(hit) || hit.contains(element) && hit !== document.body && hit !== document.documentElement
        && getComputedStyle(hit).position !== "sticky" && getComputedStyle(hit).position !== "fixed");
    }));
  });

  const stops = new Set();
  const skips = (element) => {
    const target = element.hash && document.getElementById(decodeURIComponent(element.hash.slice(1)));
    return Boolean(target && (target.closest("main") || target.querySelector("main")));
  };
  return {
    stop(again = false) {
      const element = document.activeElement;
      if (!element || element === document.body || (stops.has(element) && !again)) return { end: true };
      stops.add(element);
      const name = element.outerHTML.slice(0, 100);
      const dim = !ringed(element);
      const fault = !seen(element) ? "it is out of sight" : dim ? "nothing shows that it has the focus" : null;
      return { name, dim, fault, skips: skips(element) };
    },
    missed: () => candidates.filter((element) => !stops.has(element))
      .map((element) => `Tab never comes to ${element.outerHTML.slice(0, 100)}`),
  };
})(), 0
