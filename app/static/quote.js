// What a citation quotes, beside it while it is pointed at or has the keyboard's focus; Escape hides it.
(() => {
  "use strict";

  const LEAVING_MS = 250; // time enough to move from the link onto its quote
  const EDGE_PX = 8;

  // Whoever reads with a screen reader hears it as the link's description.
  const quote = document.createElement("div");
  quote.id = "lots-quote";
  quote.setAttribute("aria-hidden", "true");
  quote.hidden = true;
  document.addEventListener("DOMContentLoaded", () => document.body.append(quote));

  let cited = null; // the link whose quote is shown
  let leaving = 0;

  function show(link) {
    if (cited === link || !link.dataset.quote) return;
    hide();
    cited = link;
    quote.textContent = link.dataset.quote;
    quote.lang = link.dataset.quoteLang;
    quote.hidden = false;
    link.setAttribute("aria-describedby", quote.id);
    const at = link.getBoundingClientRect();
    const below = at.bottom + quote.offsetHeight + EDGE_PX < innerHeight || at.top < quote.offsetHeight;
    quote.style.top = `${below ? at.bottom + EDGE_PX / 2 : at.top - quote.offsetHeight - EDGE_PX / 2}px`;
    quote.style.left = `${Math.max(EDGE_PX, Math.min(at.left, innerWidth - quote.offsetWidth - EDGE_PX))}px`;
  }

  function hide() {
    cited?.removeAttribute("aria-describedby");
    cited = null;
    quote.hidden = true;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = event.target.closest("a[data-quote]");
    clearTimeout(leaving);
    if (link) show(link);
    else if (!quote.contains(event.target)) leaving = setTimeout(hide, LEAVING_MS);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches("a[data-quote]:focus-visible")) show(event.target);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("scroll", (event) => { if (event.target !== quote) hide(); }, { capture: true, passive: true });
  for (const name of ["click", "focusout"]) document.addEventListener(name, hide);
})();
