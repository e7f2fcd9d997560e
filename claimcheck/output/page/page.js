"use strict";
// The page reads without this script; with it, a number that is chosen opens its card and its evidence.
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  const isWide = matchMedia("(min-width: 60rem)");
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const SAID = [".verdict", ".claimed", ".why", ".no-evidence", ".place", ".facts"]; // of a card, when it opens
  const MARGIN = 16; // pixels kept free around what is scrolled to
  const LOOKS = 8; // frames in which what has come into view pushes the goal away at most

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const textOf = (element) => (element ? element.textContent.trim().replace(/\s+/g, " ") : "");

  const hidden = { label: new Set(), check: new Set() };
  let chosen = null; // the claim whose card is open
  let card = null;
  let passage = 0; // which of the card's passages is shown
  let goal = null; // what is being scrolled to over a long way
  let sentence = null; // the article sentence whose nearest passage is shown

  // --- Scrolling

  const scrollerOf = (element) => (isWide.matches ? element.closest(".scroller") : document.scrollingElement);

  function roomOf(scroller) {
    const box = scroller.getBoundingClientRect();
    if (scroller !== document.scrollingElement) return { top: box.top, bottom: box.bottom };
    return { top: one(".bar").getBoundingClientRect().bottom, bottom: innerHeight };
  }

  // Smoothly, unless it is far: what lies between would have to be laid out.
  function scrollBy(scroller, distance) {
    const isFar = Math.abs(distance) > 2 * innerHeight;
    scroller.scrollBy({ top: distance, behavior: isFar || isCalm.matches ? "instant" : "smooth" });
    return isFar;
  }

  // What has not been laid out yet has only a guessed height: around the goal it is laid out first, and what
  // comes into view beside that may still push the goal away in the frames that follow.
  function reveal(element, looks = LOOKS) {
    const leaf = element.closest(".leaf");
    for (const near of [leaf.previousElementSibling, leaf, leaf.nextElementSibling]) near?.classList.add("laid-out");
    const scroller = scrollerOf(element);
    const room = roomOf(scroller);
    const box = element.getBoundingClientRect();
    const isSeen = box.top >= room.top + MARGIN && box.bottom <= room.bottom - MARGIN;
    const distance = box.top - room.top - Math.max(MARGIN, (room.bottom - room.top - box.height) / 3);
    const isLong = (!isSeen && scrollBy(scroller, distance)) || looks < LOOKS;
    goal = isLong && looks > 0 ? element : null;
    if (goal) requestAnimationFrame(() => goal === element && reveal(element, looks - 1));
  }

  function revealBoth(claim, below) {
    const scroller = scrollerOf(claim);
    const room = roomOf(scroller);
    const top = claim.getBoundingClientRect().top - room.top - MARGIN;
    const bottom = below.getBoundingClientRect().bottom - room.bottom + MARGIN;
    if (top < 0) scrollBy(scroller, top);
    else if (bottom > 0) scrollBy(scroller, Math.min(top, bottom));
  }

  // --- Filters

  const isOff = (element) =>
    words(element.dataset.labels).every((label) => hidden.label.has(label)) || hidden.check.has(element.dataset.check);

  // What is filtered out is text again, for the keyboard and for screen readers too.
  function setActive(mark, isActive) {
    mark.classList.toggle("off", !isActive);
    for (const name of ["href", "aria-label", "role", "aria-expanded"]) {
      const kept = `data-kept-${name}`;
      const [from, to] = isActive ? [kept, name] : [name, kept];
      if (!mark.hasAttribute(from)) continue;
      mark.setAttribute(to, mark.getAttribute(from));
      mark.removeAttribute(from);
    }
  }

  function applyFilters() {
    for (const mark of all(".mark")) setActive(mark, !isOff(mark));
    for (const finding of all(".finding")) finding.classList.toggle("off", isOff(finding));
    if (chosen && isOff(chosen)) close();
  }

  function toggle(chip) {
    const kind = chip.dataset.label ? "label" : "check";
    const value = chip.dataset[kind];
    const isShown = hidden[kind].has(value);
    if (isShown) hidden[kind].delete(value);
    else hidden[kind].add(value);
    chip.setAttribute("aria-pressed", String(isShown));
    applyFilters();
  }

  // --- Evidence

  function putOut() {
    for (const element of all(".lit, .near")) element.classList.remove("lit", "near");
  }

  function light(link, style) {
    for (const index of words(link.dataset.sentences)) document.getElementById(`r${index}`)?.classList.add(style);
    for (const number of words(link.dataset.numbers)) document.getElementById(number)?.classList.add("lit");
  }

  function showPassage(index, isAsked) {
    const links = all(".to-report", card);
    putOut();
    if (!links.length) return;
    passage = (index + links.length) % links.length;
    light(links[passage], one(".ground.none", card) ? "near" : "lit");
    all(".ground", card).forEach((ground, place) => ground.classList.toggle("current", place === passage));
    one(".evidence-count", card).textContent = links.length > 1 ? `Passage ${passage + 1} of ${links.length}` : "";
    const target = one("#report .lit.number") || one("#report .lit, #report .near");
    if (target && (isWide.matches || isAsked)) reveal(target);
  }

  function stepPassage(step) {
    showPassage(passage + step, true);
    announce(`${textOf(all(".place", card)[passage])}: ${textOf(all("blockquote", card)[passage])}`);
  }

  // --- The card of a claim

  const idOf = (claim) => claim.id.slice("claim-".length);
  const findingOf = (claim) => document.getElementById(`finding-${idOf(claim)}`);

  function cardOf(claim) {
    const copy = one(".card", findingOf(claim)).cloneNode(true);
    const label = words(claim.dataset.labels)[0];
    copy.classList.add("open", label);
    copy.setAttribute("role", "group");
    copy.setAttribute("aria-label", claim.getAttribute("aria-label"));
    copy.append(one("#card-tools").content.cloneNode(true));
    const several = all(".ground", copy).length > 1;
    for (const button of all(".previous-evidence, .next-evidence", copy)) button.hidden = !several;
    one(".permalink", copy).href = `#${claim.id}`;
    return copy;
  }

  function open(claim, { isAddressed = true } = {}) {
    close();
    chosen = claim;
    card = cardOf(claim);
    claim.classList.add("chosen");
    claim.setAttribute("aria-expanded", "true");
    const block = claim.closest("li, p, h3");
    if (block.matches("li")) block.append(card);
    else block.after(card);
    showPassage(0, false);
    revealBoth(claim, card);
    announce(SAID.map((part) => textOf(one(part, card))).filter(Boolean).join(". "));
    if (isAddressed) address(`#${claim.id}`);
  }

  function close() {
    putOut();
    sentence = goal = null;
    if (!chosen) return;
    card.remove();
    chosen.classList.remove("chosen");
    if (chosen.hasAttribute("aria-expanded")) chosen.setAttribute("aria-expanded", "false");
    chosen = card = null;
    announce("");
  }

  function choose(claim) {
    if (!claim) return; // of two claims on one stretch the second has no mark
    claim.focus({ preventScroll: true });
    open(claim);
  }

  function announce(text) {
    one("#announcement").textContent = text;
  }

  function address(hash) {
    try {
      history.replaceState(null, "", hash || location.pathname + location.search);
    } catch {
      // Some browsers refuse it to a page from a disk.
    }
  }

  // --- Going from number to number

  const claims = () => all(".claim:not(.off)");

  function step(direction, list) {
    if (!list.length) return;
    const here = chosen || (document.activeElement.matches(".claim") ? document.activeElement : null);
    let target = direction > 0 ? list[0] : list[list.length - 1];
    if (here) {
      const follows = (claim) => here.compareDocumentPosition(claim) & Node.DOCUMENT_POSITION_FOLLOWING;
      const beyond = list.filter((claim) => claim !== here && Boolean(follows(claim)) === direction > 0);
      if (beyond.length) target = direction > 0 ? beyond[0] : beyond[beyond.length - 1];
    }
    choose(target);
  }

  // A number of the report may have decided several claims: each click leads to the next of them.
  function backFrom(number) {
    const ids = words(number.dataset.claims);
    const own = ids.map((id) => document.getElementById(`claim-${id}`)).filter((claim) => claim && !isOff(claim));
    if (own.length) choose(own[(own.indexOf(chosen) + 1) % own.length]);
  }

  function showNearest(target) {
    close();
    if (!target.dataset.near) return;
    sentence = target;
    target.classList.add("near");
    for (const index of words(target.dataset.near)) {
      const near = document.getElementById(`r${index}`);
      near.classList.add("near");
      announce(`Nearest passage: ${textOf(near)}`);
    }
    if (isWide.matches) reveal(document.getElementById(`r${words(target.dataset.near)[0]}`));
  }

  function stepSentence(direction) {
    const list = all("#article .sentence[data-near]");
    const here = sentence || (chosen && chosen.closest(".sentence"));
    const place = list.indexOf(here) + direction;
    const target = list[Math.min(Math.max(place, 0), list.length - 1)];
    if (!target) return;
    showNearest(target);
    reveal(target);
  }

  // --- Copying

  function wordsOf(claim) {
    const finding = findingOf(claim);
    const part = (selector) => textOf(one(selector, finding));
    const place = [textOf(one("#article .name")), part(".line").toLowerCase().replace(":", "")];
    const lines = [
      `${part(".sign")} ${part(".word")}${part(".way") && ` (${part(".way")})`}: ${part(".claimed")}`,
      part(".why"),
      `Article (${place.filter(Boolean).join(", ")}): ${part(".said q")}`,
    ];
    for (const quote of all("blockquote", finding)) {
      lines.push(`${textOf(quote.previousElementSibling)} (${textOf(one("#report .name"))}): ${textOf(quote)}`);
    }
    return [...lines, part(".facts")].join("\n");
  }

  async function copy(button) {
    const text = wordsOf(chosen);
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = copyByHand(text, button) ? "Copied" : "Cannot copy here";
    }
    announce(button.textContent);
  }

  function copyByHand(text, beside) {
    const field = document.createElement("textarea");
    field.value = text;
    beside.after(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    beside.focus();
    return isDone;
  }

  // --- Dark mode

  const isDark = () => root.classList.contains("dark") || (prefersDark.matches && !root.classList.contains("light"));

  function showTheme() {
    one("#theme").setAttribute("aria-pressed", String(isDark()));
  }

  function toggleTheme() {
    const theme = isDark() ? "light" : "dark";
    root.classList.remove("light", "dark");
    root.classList.add(theme);
    showTheme();
  }

  // --- Events

  const next = () => step(1, claims());
  const previous = () => step(-1, claims());
  const help = () => one("#help").showModal();

  const KEYS = {
    j: next,
    n: next,
    k: previous,
    p: previous,
    m: () => step(1, all(".claim.misreported:not(.off)")),
    M: () => step(-1, all(".claim.misreported:not(.off)")),
    e: () => chosen && stepPassage(1),
    s: () => stepSentence(1),
    S: () => stepSentence(-1),
    d: toggleTheme,
    "?": help,
  };

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || one("#help").open) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  }

  function actionOf({ key, target }) {
    if (key === "Escape") return leave;
    if (key === " " && target.matches(".claim")) return () => onMark(target);
    if (target.matches("input, textarea, select") || !one("#keys-on").checked) return null;
    const chip = all(".chip[data-label]")[Number(key) - 1];
    return chip ? () => toggle(chip) : Object.hasOwn(KEYS, key) && KEYS[key];
  }

  function leave() {
    const claim = chosen;
    const isInside = card?.contains(document.activeElement);
    close();
    address("");
    if (claim && isInside) claim.focus();
  }

  function onMark(mark) {
    if (mark.matches(".number")) backFrom(mark);
    else if (mark === chosen) leave();
    else choose(mark);
  }

  const CLICKS = {
    ".mark:not(.off)": onMark,
    ".to-claim": (link) => choose(one(link.hash)),
    ".open .to-report": (link) => showPassage(all(".to-report", card).indexOf(link), true),
    ".permalink": (link) => address(link.hash),
    ".chip": toggle,
    ".next-evidence": () => stepPassage(1),
    ".previous-evidence": () => stepPassage(-1),
    ".copy": copy,
    ".close": leave,
    "#next": next,
    "#previous": previous,
    "#theme": toggleTheme,
    "#keys": help,
    "#close-help": () => one("#help").close(),
  };

  function onClick(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    for (const [selector, action] of Object.entries(CLICKS)) {
      const element = event.target.closest(selector);
      if (element) {
        event.preventDefault();
        action(element);
        return;
      }
    }
    const target = event.target.closest("#article .sentence");
    if (target && getSelection().isCollapsed) showNearest(target);
  }

  function followAddress() {
    const id = location.hash.replace(/^#finding-/, "#claim-").slice(1);
    const claim = id.startsWith("claim-") && document.getElementById(id);
    if (!claim) return;
    for (const label of words(claim.dataset.labels)) if (hidden.label.has(label)) toggle(one(`.chip[data-label="${label}"]`));
    claim.focus({ preventScroll: true });
    open(claim, { isAddressed: false });
    reveal(claim);
  }

  function fitToWidth() {
    for (const scroller of all(".scroller")) {
      if (isWide.matches) scroller.tabIndex = 0;
      else scroller.removeAttribute("tabindex");
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const claim of all(".claim")) {
      claim.setAttribute("role", "button");
      claim.setAttribute("aria-expanded", "false");
    }
    for (const chip of all('.chip[aria-pressed="false"]')) hidden.label.add(chip.dataset.label);
    applyFilters();
    showTheme();
    fitToWidth();
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    isWide.addEventListener("change", fitToWidth);
    prefersDark.addEventListener("change", showTheme);
    addEventListener("hashchange", followAddress);
    followAddress();
  });
})();
