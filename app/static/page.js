// What Streamlit cannot do from Python: page language, one announcement an answer, focus, names of its own
// controls, and numbers in an answer that open their source without leaving the page.
(() => {
  "use strict";

  const SETTLING_MS = 1200;

  const region = document.createElement("div");
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.className = "lots-hidden";
  document.addEventListener("DOMContentLoaded", () => document.body.append(region));

  let announced = "";
  let focused = "";
  let opener = "";
  let shown = "";
  let settledAt = 0;
  let acted = false; // nothing moves the focus before the visitor has done something

  const find = (selector) => document.querySelector(selector);
  const buttonOf = (key) => find(`.st-key-${CSS.escape(key)} button`);

  document.addEventListener("click", (event) => {
    acted = true;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-open]");
    const key = link ? link.dataset.open : keyOf(event.target);
    if (key) opener = key;
    const button = link && buttonOf(link.dataset.open);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
  document.addEventListener("keydown", () => { acted = true; });

  function keyOf(target) {
    const holder = target.closest("[class*='st-key-open-'], [class*='st-key-way-open-']");
    const name = holder && [...holder.classList].find((item) => /^st-key-(way-)?open-/.test(item));
    return name ? name.slice("st-key-".length) : "";
  }

  function speakLanguage() {
    const brand = find("[data-page-lang]");
    if (!brand) return;
    if (document.documentElement.lang !== brand.dataset.pageLang) {
      document.documentElement.lang = brand.dataset.pageLang;
    }
    for (const line of brand.dataset.labels.split("\n")) {
      const [theirs, ours] = line.split("=");
      for (const control of document.querySelectorAll(`[aria-label="${theirs}"]`)) {
        control.setAttribute("aria-label", ours);
      }
    }
  }

  function announce() {
    const news = [...document.querySelectorAll("[data-announce]")].pop();
    if (!news || news.dataset.announce === announced) return;
    announced = news.dataset.announce;
    region.textContent = news.textContent;
    const question = find(`#question-${CSS.escape(announced)}`);
    if (!question || !acted) return;
    question.scrollIntoView({ block: "start" });
    if (document.activeElement === document.body) question.focus({ preventScroll: true });
  }

  function moveFocus() {
    const panel = find("[data-focus]");
    const now = panel ? panel.dataset.focus.replace(/&page=\d+$/, "") : "";
    if (now === focused) {
      if (panel && performance.now() < settledAt) panel.scrollIntoView({ block: "start" });
      return;
    }
    const wasOpen = focused !== "";
    focused = now;
    if (!acted) return;
    if (panel) {
      // The panel grows while it is drawn, and so does the room to scroll in.
      settledAt = performance.now() + SETTLING_MS;
      panel.focus({ preventScroll: true });
      panel.scrollIntoView({ block: "start" });
    } else if (wasOpen && opener) {
      const back = buttonOf(opener);
      if (back) back.focus();
    }
  }

  function showMark() {
    const image = find("img[data-mark]");
    if (!image || image.src === shown || !image.clientHeight) return;
    shown = image.src;
    const frame = image.parentElement;
    const top = Number(image.dataset.mark) * image.clientHeight;
    frame.scrollTop = top - frame.clientHeight / 4;
    frame.scrollLeft = Number(image.dataset.left) * image.clientWidth - 12;
    const panel = image.closest(".st-key-source");
    const below = image.getBoundingClientRect().top - panel.getBoundingClientRect().top + top;
    if (below > panel.clientHeight * 0.8) panel.scrollTop += below - panel.clientHeight / 3;
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      speakLanguage();
      announce();
      moveFocus();
      showMark();
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-focus", "data-page-lang"] });
})();
