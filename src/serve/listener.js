// Listens for news on behalf of all tabs of a browser.
"use strict";
const tabs = new BroadcastChannel("renkei");
let last = null;

new EventSource("/_renkei/events").addEventListener("message", (event) => {
  last = event.data;
  tabs.postMessage(last);
});

// A tab that opens hears the last news at once: it may have missed it while loading.
addEventListener("connect", (event) => {
  if (last !== null) event.ports[0].postMessage(last);
});
