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
  let arrived = "";
  let opener = ""; // selector of what opened the source, to go back to
  let shown = "";
  let acted = false; // nothing moves the focus before the visitor has done something
  let known = "";
  let aim = null; // where the focus is to be until the page has settled
  let held = null; // what had the focus last
  let around = []; // selectors of what it stood in, the nearest first

  // A link to one of our pages is followed as the back button is: Streamlit draws the page, the session stays.
  document.addEventListener("click", (event) => {
    const skip = event.target.closest('a[href="#stMain"]');
    if (skip) {
      // Streamlit's own goes to the menu again; this one goes past it.
      event.preventDefault();
      setTimeout(() => find("h1[data-page]")?.focus());
      return;
    }
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const menu = event.target.closest(".lots-menu");
    if (menu) return fold(menu.getAttribute("aria-expanded") === "true");
    const link = event.target.closest("a[data-go]");
    if (!link) return;
    event.preventDefault();
    fold(true);
    if (link.href !== location.href) follow(link);
  });

  function follow(link) {
    // data-go="page": another step or actor of the same page is as good as another page.
    const leaves = link.pathname !== location.pathname || link.dataset.go === "page";
    if (link.id) opener = `#${CSS.escape(link.id)}`;
    history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
    // The question has been sent with the address: coming back must not ask it again.
    const address = new URL(location.href);
    address.searchParams.delete("ask");
    history.replaceState({}, "", address);
    if (leaves) aimAt(`h1[data-page="${CSS.escape(pageOf(link))}"]`, "page");
    // What the link stood in is drawn anew: the focus stays where it was.
    else if (link.id) aimAt(`#${CSS.escape(link.id)}`, "");
  }

  // Escape closes what lies on top; Streamlit closes its own boxes itself.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (find('.lots-menu[aria-expanded="true"]')) {
      fold(true);
      find(".lots-menu").focus();
    } else if (!find('[data-testid="stPopoverBody"], [role="listbox"]')) buttonOf("close-source")?.click();
  });

  const pageOf = (link) => link.pathname.split("/").pop() || "ask";

  function fold(closed) {
    find(".lots-menu")?.setAttribute("aria-expanded", String(!closed));
  }

  const find = (selector) => document.querySelector(selector);
  const buttonOf = (key) => find(`.st-key-${CSS.escape(key)} button`);

  document.addEventListener("click", (event) => {
    acted = true;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[data-open]");
    const key = link ? "" : keyOf(event.target);
    if (key) opener = `.st-key-${CSS.escape(key)} button`;
    const copying = event.target.closest("button[data-copy]");
    if (copying) return copy(copying);
    const button = link && buttonOf(link.dataset.open);
    if (!link) return;
    event.preventDefault();
    // The button stands below the answer and may not be drawn yet.
    if (button) button.click();
    else follow(link);
    const kind = link.classList[0];
    opener = `a${kind ? `.${kind}` : ""}[data-open="${CSS.escape(link.dataset.open)}"]`;
  });
  document.addEventListener("keydown", () => { acted = true; });
  // Whoever scrolls, types or points has taken over.
  for (const name of ["wheel", "touchmove", "keydown", "pointerdown"]) document.addEventListener(name, () => { aim = null; }, { passive: true });

  const COPIED_MS = 2500;

  function copy(button) {
    const words = document.getElementById(button.dataset.copy).textContent;
    const label = button.querySelector("span");
    const name = button.dataset.name ||= label.textContent;
    const say = (result) => {
      label.textContent = region.textContent = button.dataset[result];
      setTimeout(() => { label.textContent = name; }, COPIED_MS);
    };
    // Without https a browser has no clipboard to write to, only the old command.
    const written = navigator.clipboard ? navigator.clipboard.writeText(words) : Promise.reject();
    written.catch(() => selected(words)).then(() => say("done"), () => say("failed"));
  }

  function selected(words) {
    const field = document.createElement("textarea");
    field.className = "lots-hidden";
    field.value = words;
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    const is_copied = document.execCommand("copy");
    field.remove();
    before.focus({ preventScroll: true });
    if (!is_copied) throw new Error("not copied");
  }

  // After a reload only a cookie of this browser tells who kept the conversation that the address names.
  function rememberKept() {
    const kept = find("[data-kept]")?.dataset.kept;
    if (kept === undefined || kept === known) return;
    known = kept;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    if (kept) document.cookie = `lotsen-kept=${kept}; Path=/; SameSite=Strict${secure}`;
  }

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

  // Streamlit names checkboxes and fields by the Markdown of their labels: here without its backslashes.
  function namePlainly() {
    for (const control of document.querySelectorAll('[aria-label*="\\\\"]')) {
      control.setAttribute("aria-label", control.getAttribute("aria-label").replace(/\\([!-/:-@[-`{-~])/g, "$1").replaceAll("\u2060", ""));
    }
  }

  // Streamlit draws piece by piece and throws away what it drew before: the focus is moved until it stays.
  function aimAt(selector, scrolls, focuses = true) {
    aim = { selector, scrolls, focuses, until: performance.now() + SETTLING_MS };
    hold();
    setTimeout(hold, SETTLING_MS / 2);
  }

  function hold() {
    if (!aim) return;
    // A page may need longer than that to be drawn, the first one above all.
    if (["page", ""].includes(aim.scrolls) && find("[data-test-script-state=running]")) aim.until = performance.now() + SETTLING_MS;
    if (performance.now() > aim.until) return;
    const target = find(aim.selector);
    if (!target) return;
    if (aim.scrolls) target.scrollIntoView({ block: "start" });
    if (aim.scrolls === "panel") showWords();
    if (!aim.focuses || document.activeElement === target) return;
    if (document.activeElement.matches("textarea") && aim.scrolls !== "panel") return;
    target.focus({ preventScroll: true });
  }

  // A button that has done its work is gone: the focus goes on to what came in its place, never to the page.
  document.addEventListener("focusin", (event) => {
    held = event.target;
    around = [];
    for (let holder = held; holder; holder = holder.parentElement?.closest("[class*='st-key-']")) {
      const key = [...holder.classList].find((name) => name.startsWith("st-key-"));
      if (key) around.push(`.${CSS.escape(key)}`);
    }
  });

  function keepFocus() {
    if (document.activeElement !== document.body || !held || (held.isConnected && !held.disabled)) return;
    if (!acted || find("[data-test-script-state=running]")) return;
    for (const selector of around) {
      const target = find(`${selector} [data-lands]`) || find(`${selector} :is(button:not(:disabled), a, textarea, [tabindex])`);
      if (target) return target.focus({ preventScroll: true });
    }
  }

  // A question that is too long is said to be while it can still be cut.
  document.addEventListener("input", (event) => {
    const place = find("[data-longest]");
    if (!place || !event.target.matches('[data-testid="stChatInput"] textarea')) return;
    const number = [...event.target.value].length;
    const isLonger = number > Number(place.dataset.longest);
    place.textContent = isLonger ? place.dataset.words.replace("{number}", number) : "";
  });

  function announce() {
    const news = [...document.querySelectorAll("[data-announce]")].pop();
    if (!news || news.dataset.announce === announced) return;
    announced = news.dataset.announce;
    region.textContent = news.textContent;
    if (acted) aimAt(`#${CSS.escape(announced)}`, "question");
  }

  function followPanel() {
    const panel = find("[data-focus]");
    // Another part of the same document is no other source: the focus stays on the button that turned it.
    const now = panel ? panel.dataset.focus.replace(/&part=\d+$/, "") : "";
    if (now === opened) return;
    const wasOpen = opened !== "";
    opened = now;
    if (panel) aimAt("[data-focus]", "panel", acted);
    else if (acted && wasOpen && opener) aimAt(opener, "");
  }

  // The place inside a page that the address names, such as a section of a document.
  function arrive() {
    const target = find("[data-arrive]");
    const now = target ? target.dataset.arrive : "";
    if (now === arrived) return;
    arrived = now;
    if (target) aimAt("[data-arrive]", "page");
  }

  // The cited sentence, unless it is the page's image that is looked at.
  function showWords() {
    const mark = find(".st-key-source mark.lots-quote") || find(".st-key-source mark.lots-passage");
    const image = find(".st-key-source img");
    if (!mark || (image && image.getBoundingClientRect().top < mark.getBoundingClientRect().top)) return;
    const frame = mark.closest(".st-key-source").getBoundingClientRect();
    const input = find("[data-testid=stBottom]");
    const pinned = input && getComputedStyle(input).position === "sticky" ? input.getBoundingClientRect().top : innerHeight;
    if (mark.getBoundingClientRect().bottom > Math.min(frame.bottom, pinned)) mark.scrollIntoView({ block: "center" });
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
    // At once and not at the next frame: it must stand before anybody can reload.
    rememberKept();
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      speakLanguage();
      namePlainly();
      announce();
      followPanel();
      arrive();
      hold();
      keepFocus();
      showMark();
    });
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-focus", "data-page-lang", "data-kept", "data-test-script-state"] });
})();
