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
  let opened = "";
  let opener = ""; // selector of what opened the source, to go back to
  let shown = "";
  let acted = false; // nothing moves the focus before the visitor has done something
  let aim = null; // where the focus is to be until the page has settled

  const find = (selector) => document.querySelector(selector);
  const buttonOf = (key) => find(`.st-key-${CSS.escape(key)} button`);

  document.addEventListener("click", (event) => {
    acted = true;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-open]");
    const key = link ? "" : keyOf(event.target);
    if (key) opener = `.st-key-${CSS.escape(key)} button`;
    const button = link && buttonOf(link.dataset.open);
    if (!button) return;
    event.preventDefault();
    button.click();
    opener = `a[data-open="${CSS.escape(link.dataset.open)}"]`;
  });
  document.addEventListener("keydown", () => { acted = true; });
  // Whoever scrolls or types has taken over.
  for (const name of ["wheel", "touchmove", "keydown"]) document.addEventListener(name, () => { aim = null; }, { passive: true });

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
      const [theirs, other, ours] = line.split("=");
      for (const name of [theirs, other]) {
        for (const control of document.querySelectorAll(`[aria-label="${name}"]`)) {
          control.setAttribute("aria-label", ours);
        }
      }
      const skip = find('a[href="#stMain"]');
      if (skip && (skip.textContent === theirs || skip.textContent === other)) skip.textContent = ours;
    }
  }

  // Streamlit draws piece by piece and throws away what it drew before: the focus is moved until it stays.
  function aimAt(selector, scrolls) {
    aim = { selector, scrolls, until: performance.now() + SETTLING_MS };
    hold();
    setTimeout(hold, SETTLING_MS / 2);
  }

  function hold() {
    if (!aim || performance.now() > aim.until) return;
    const target = find(aim.selector);
    if (!target) return;
    if (aim.scrolls) target.scrollIntoView({ block: "start" });
    if (document.activeElement === target) return;
    if (document.activeElement.matches("textarea") && aim.scrolls !== "panel") return;
    target.focus({ preventScroll: true });
  }

  function announce() {
    const news = [...document.querySelectorAll("[data-announce]")].pop();
    if (!news || news.dataset.announce === announced) return;
    announced = news.dataset.announce;
    region.textContent = news.textContent;
    if (acted) aimAt(`#question-${CSS.escape(announced)}`, "question");
  }

  function followPanel() {
    const panel = find("[data-focus]");
    // Another part of the same document is no other source: the focus stays on the button that turned it.
    const now = panel ? panel.dataset.focus.replace(/&part=\d+$/, "") : "";
    if (now === opened) return;
    const wasOpen = opened !== "";
    opened = now;
    if (!acted) return;
    if (panel) aimAt("[data-focus]", "panel");
    else if (wasOpen && opener) aimAt(opener, "");
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
      followPanel();
      hold();
      showMark();
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-focus", "data-page-lang"] });
})();
