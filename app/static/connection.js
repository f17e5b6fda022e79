// The service does not answer: one line in the page's language, instead of Streamlit's own box in English.
(() => {
  "use strict";

  const PATIENCE_MS = 1500; // a short gap is nobody's business
  const words = document.currentScript.dataset;

  const banner = document.createElement("div");
  banner.className = "lots-connection";
  banner.setAttribute("aria-live", "polite"); // page.js has the one status of the page
  document.addEventListener("DOMContentLoaded", () => document.body.append(banner));

  let waiting = 0;

  const say = (word) => words[`${word}${document.documentElement.lang === "en" ? "En" : "Sv"}`];

  // Its box is hidden by the style sheet and closed here: open, it would keep the keyboard.
  const closeTheirs = () => document.querySelector('[data-testid="stDialog"] button[aria-label="Close"]')?.click();

  function look() {
    const state = document.querySelector("[data-test-connection-state]")?.dataset.testConnectionState;
    const isLost = Boolean(state) && !["CONNECTED", "INITIAL"].includes(state);
    const root = document.documentElement;
    if (isLost) closeTheirs();
    if (isLost && !waiting && !root.classList.contains("lots-lost")) waiting = setTimeout(show, PATIENCE_MS);
    if (isLost || !state) return;
    clearTimeout(waiting);
    waiting = 0;
    if (state === "CONNECTED" && root.classList.contains("lots-lost")) {
      root.classList.remove("lots-lost");
      banner.textContent = "";
    }
  }

  function show() {
    waiting = 0;
    document.documentElement.classList.add("lots-lost");
    banner.textContent = say("lost");
  }

  new MutationObserver(look).observe(document, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"],
  });
})();
