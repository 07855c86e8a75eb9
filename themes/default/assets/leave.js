/* Leaving quickly: the page is covered at once and takes no place of its own in the history any more; what was opened
   before it stays there. Shift pressed three times does the same. Without this script it is a plain link. */
(() => {
  "use strict";
  const link = document.getElementById("leave");
  const leave = (event) => {
    event?.preventDefault();
    document.title = link.dataset.doing;
    document.body.replaceChildren(Object.assign(document.createElement("p"), { className: "leaving", role: "alert", textContent: link.dataset.doing }));
    location.replace(link.href);
  };
  link.addEventListener("click", leave);
  let times = [];
  addEventListener("keydown", (event) => {
    times = event.key === "Shift" && !event.repeat ? [...times.slice(-2), event.timeStamp] : [];
    if (times.length === 3 && times[2] - times[0] < 5000) leave();
  });
})();
