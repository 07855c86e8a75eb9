// Keeps an open page equal to what the preview would answer now.
"use strict";
(() => {
  const mark = () => document.getElementById("renkei-preview");
  const styles = (page) => [...page.querySelectorAll('head link[rel~="stylesheet"]')];
  let asking = false;
  let again = false;

  function hear(event) {
    if (event.data !== mark().dataset.version) renew();
  }

  async function renew() {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      // Who cannot be asked has gone; when it is back, its first event leads here again.
      await look().catch(() => {});
    }
    asking = false;
  }

  async function look() {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = fresh.getElementById("renkei-preview")?.dataset;
    const now = mark().dataset;
    if (!next || next.start !== now.start || next.page !== now.page) {
      location.reload();
      return;
    }
    if (next.styles !== now.styles) restyle(styles(fresh), next.styles);
    if (next.report !== now.report) {
      mark().replaceWith(document.adoptNode(fresh.getElementById("renkei-preview")));
    } else {
      Object.assign(now, next);
    }
  }

  // The old stylesheet stays until the new one is there, so that nothing flickers.
  function restyle(links, version) {
    const old = styles(document);
    const last = old.at(-1) ?? document.head.lastElementChild;
    let waiting = links.length;
    const done = () => {
      waiting -= 1;
      if (waiting <= 0) old.forEach((link) => link.remove());
    };
    const renewed = links.map((link) => {
      const copy = document.importNode(link);
      const address = new URL(link.getAttribute("href"), location.href);
      address.searchParams.set("renkei", version);
      copy.href = address.href;
      copy.addEventListener("load", done);
      copy.addEventListener("error", done);
      return copy;
    });
    if (renewed.length === 0) done();
    last.after(...renewed);
  }

  function listenAlone() {
    new EventSource("/_renkei/events").addEventListener("message", hear);
  }

  // A browser opens at most six connections to a server. All its tabs listen through one.
  function listen() {
    if (!window.SharedWorker) {
      listenAlone();
      return;
    }
    new BroadcastChannel("renkei").addEventListener("message", hear);
    const worker = new SharedWorker("/_renkei/listener.js");
    worker.addEventListener("error", listenAlone);
    worker.port.addEventListener("message", hear);
    worker.port.start();
  }

  addEventListener("pageshow", (event) => event.persisted && renew());
  listen();
})();
