"use strict";
// Asks whether the pipeline or the page was saved, and shows the report anew when it was.
(() => {
  const frame = document.getElementById("report");
  let version = "";
  async function look() {
    try {
      const now = await (await fetch("/version", { cache: "no-store" })).text();
      if (now !== version) {
        version = now;
        frame.src = `/report?${encodeURIComponent(now)}`;
      }
      document.title = "Winnow";
    } catch {
      document.title = "Winnow has ended";
    }
    setTimeout(look, 200);
  }
  look();
})();
