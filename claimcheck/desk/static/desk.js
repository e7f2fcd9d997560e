// The desk: sends two documents, waits for what comes of them, and shows it in a frame without our origin.

const PANES = ["article", "report"];
const TOKEN_HEADER = "X-Claimcheck-Token";
const TOKEN_KEY = "claimcheck-token"; // of this tab's storage, so that reloading does not lock the reader out
const PAUSE = 250; // milliseconds between two looks at how far the check is
const LARGEST = Number(document.body.dataset.largest);
const GONE = "claimcheck does not answer; has it been stopped? What you gave is still here: start it again, and open the new address in another tab.";
const CHANGED = "this file cannot be read any more, or has changed since you chose it; choose it again";
const SEVERAL = "one file at a time; drop a single one";
const FORMAT_NAMES = { jsonl: "JSONL", csv: "CSV", markdown: "Markdown", sarif: "SARIF" };

const one = (selector, within = document) => within.querySelector(selector);
const paneOf = (name) => one(`[data-pane="${name}"]`);
const show = (element, isShown) => { element.hidden = !isShown; };

const files = { article: null, report: null };
let run = null; // the check at work; its address is known once it has been sent

// --- The token, which stands behind the # of the printed address

function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!given) return;
  sessionStorage.setItem(TOKEN_KEY, given);
  history.replaceState(history.state, "", location.pathname);
}

async function ask(address, options = {}) {
  const headers = { [TOKEN_HEADER]: sessionStorage.getItem(TOKEN_KEY) ?? "" };
  try {
    return await fetch(address, { ...options, headers, redirect: "error" });
  } catch {
    throw new Error(GONE);
  }
}

async function refusalOf(response) {
  const line = (await response.text()).trim();
  return new Error(line || `claimcheck answers ${response.status}`);
}

// --- The panes

function choose(name, file) {
  files[name] = file;
  const pane = paneOf(name);
  show(one(".pasting", pane), !file);
  show(one(".choosing", pane), !file);
  show(one(".chosen", pane), Boolean(file));
  one(".name", pane).textContent = file ? file.name : "";
  one(".size", pane).textContent = file ? sizeOf(file.size) : "";
  one("input", pane).value = "";
  tell(name, "");
  warn(name, []);
}

function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

// A problem beside its pane; "" for one that concerns neither or both.
function tell(name, problem) {
  const place = one(name ? `#${name}-problem` : "#problem");
  place.textContent = problem;
  show(place, Boolean(problem));
  if (!name) return;
  for (const field of paneOf(name).querySelectorAll("textarea, input")) {
    if (problem) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

function tellAll(problems) {
  for (const name of ["", ...PANES]) tell(name, problems[name] ?? "");
  const first = PANES.find((name) => problems[name]);
  if (first) one(files[first] ? ".remove" : "textarea", paneOf(first)).focus();
}

function warn(name, warnings) {
  const list = one(`#${name}-warnings`);
  list.replaceChildren(...warnings.map((warning) => element("li", warning)));
  show(list, warnings.length > 0);
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

// As a file even where it was pasted: a browser rewrites the line ends of a form's texts.
async function contentOf(name) {
  const file = files[name];
  if (!file) return new File([one("textarea", paneOf(name)).value], name, { type: "text/plain" });
  try {
    return new File([await file.arrayBuffer()], file.name);
  } catch {
    throw new Error(`${file.name}: ${CHANGED}`);
  }
}

async function formOf() {
  const form = new FormData();
  const problems = {};
  for (const name of PANES) {
    try {
      const content = await contentOf(name);
      if (content.size > LARGEST) problems[name] = `${content.name}: larger than ${LARGEST / 1e6} MB; give the part that matters`;
      form.append(name, content, content.name);
    } catch (error) {
      problems[name] = error.message;
    }
  }
  return { form, problems };
}

// --- A check, from the form to its end

async function begin() {
  if (run) return;
  const own = { address: "", isWanted: true };
  run = own;
  showProgress({ stage: "Sending", done: 0, total: 0 });
  tellAll({});
  one("#stage").focus();
  try {
    const outcome = await outcomeOf(own);
    if (own.isWanted) outcome();
  } catch (error) {
    if (own.isWanted) end({ "": error.message });
  }
}

// What is to be done once the check has come to its end.
async function outcomeOf(own) {
  const { form, problems } = await formOf();
  if (Object.keys(problems).length) return () => end(problems);
  const response = await ask("/checks", { method: "POST", body: form });
  if (response.status === 422) {
    const refused = await response.json();
    return () => end(refused.problems);
  }
  if (!response.ok) throw await refusalOf(response);
  own.address = (await response.json()).url;
  return follow(own);
}

async function follow(own) {
  while (own.isWanted) {
    const response = await ask(own.address);
    if (!response.ok) throw await refusalOf(response);
    const status = await response.json();
    for (const name of PANES) warn(name, status.warnings[name] ?? []);
    if (status.state === "done") return () => finish(status);
    if (status.state === "failed") return () => end(status.problems);
    if (own.isWanted) showProgress(status);
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
  }
  await ask(own.address, { method: "DELETE" });
  return () => {};
}

function showProgress({ stage, done, total }) {
  show(one("#progress"), true);
  show(one(".actions"), false);
  const steps = one("#steps");
  // Written only where it changes, since each change is read out.
  if (one("#stage").textContent !== stage) one("#stage").textContent = stage;
  if (total) {
    steps.max = total;
    steps.value = done;
  } else {
    steps.removeAttribute("value");
  }
}

function end(problems) {
  const hadFocus = one("#progress").contains(document.activeElement);
  run = null;
  show(one("#progress"), false);
  show(one(".actions"), true);
  if (hadFocus) one("#check").focus();
  tellAll(problems);
}

// Whoever follows the check sees that it is not wanted any more, and says so to the desk.
function cancel() {
  run.isWanted = false;
  end({});
}

function finish(status) {
  end({});
  const { misreported } = status.counts;
  const all = Object.values(status.counts).reduce((sum, count) => sum + count, 0);
  one("#result-title").textContent = `${misreported} of ${all} number${all === 1 ? "" : "s"} misreported`;
  one("#own-tab").href = status.page;
  showDownloads(status.downloads);
  const notes = status.warnings[""] ?? [];
  one("#result-note").textContent = notes.join(" ");
  one("#result").replaceChildren(frameOf(status));
  show(one("#back"), true);
  goTo("result");
}

function frameOf(status) {
  const frame = document.createElement("iframe");
  frame.title = `Result: ${status.names.join(" against ")}`;
  frame.setAttribute("sandbox", "allow-scripts");
  frame.allow = "clipboard-write";
  frame.src = status.page;
  return frame;
}

function showDownloads(downloads) {
  const page = downloads.find((download) => download.format === "html");
  Object.assign(one("#download-page"), { href: page.url, download: page.name });
  const formats = [...new Set(downloads.map((download) => download.format))].filter((format) => format !== "html");
  one("#download-lists").replaceChildren(...formats.map((format) => rowOf(format, downloads)));
}

function rowOf(format, downloads) {
  const row = document.createElement("tr");
  const title = FORMAT_NAMES[format] ?? format;
  const head = element("th", title);
  head.scope = "row";
  row.append(head);
  for (const everything of [true, false]) {
    const found = downloads.find((download) => download.format === format && download.everything === everything);
    const link = element("a", "Download");
    link.setAttribute("aria-label", `Download ${title}, ${everything ? "every claim" : "misreported claims"}`);
    Object.assign(link, { href: found.url, download: found.name });
    const cell = document.createElement("td");
    cell.append(link);
    row.append(cell);
  }
  return row;
}

// --- The two views; going back in the browser leads from the result to the form, with all that was given

function goTo(view) {
  history.pushState({ view }, "");
  turnTo(view);
}

function turnTo(view) {
  const isResult = view === "result";
  show(one("#form"), !isResult);
  show(one("#result"), isResult);
  show(one("#result-bar"), isResult);
  show(one("#result-note"), isResult && one("#result-note").textContent !== "");
  closeMenu();
  document.body.dataset.view = view;
  document.title = isResult ? `${one("#result-title").textContent} – claimcheck` : "claimcheck";
  if (isResult) one("#result-title").focus();
  else one(files.article ? "[data-pane=article] .remove" : "#article-text").focus();
}

// --- Events

function closeMenu() {
  one("#downloads").open = false;
}

function onDrag(event) {
  event.preventDefault();
  const over = event.target.closest?.(".pane");
  for (const name of PANES) paneOf(name).classList.toggle("over", paneOf(name) === over);
}

function isOfFiles(event) {
  return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

// A file that is dropped beside a pane would replace this page, and all that was given.
function onDrop(event) {
  event.preventDefault();
  for (const name of PANES) paneOf(name).classList.remove("over");
  const name = event.target.closest?.(".pane")?.dataset.pane;
  const dropped = event.dataTransfer.files;
  if (!name || run || !dropped.length) return;
  if (dropped.length > 1) tell(name, SEVERAL);
  else choose(name, dropped[0]);
}

function listen() {
  for (const name of PANES) {
    const pane = paneOf(name);
    one("input", pane).addEventListener("change", (event) => {
      if (event.target.files.length) {
        choose(name, event.target.files[0]);
        one(".remove", pane).focus();
      }
    });
    one("textarea", pane).addEventListener("input", () => tell(name, ""));
    one(".remove", pane).addEventListener("click", () => {
      choose(name, null);
      one("textarea", pane).focus();
    });
  }
  for (const kind of ["dragenter", "dragover"]) addEventListener(kind, (event) => isOfFiles(event) && onDrag(event));
  addEventListener("dragleave", (event) => !event.relatedTarget && isOfFiles(event) && PANES.forEach((name) => paneOf(name).classList.remove("over")));
  addEventListener("drop", (event) => isOfFiles(event) && onDrop(event));
  one("#form").addEventListener("submit", (event) => {
    event.preventDefault();
    begin();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !one("#form").hidden) begin();
    if (event.key === "Escape" && one("#downloads").open) {
      closeMenu();
      one("#downloads summary").focus();
    }
  });
  addEventListener("click", (event) => !event.target.closest("#downloads") && closeMenu());
  addEventListener("blur", closeMenu); // into the frame
  one("#cancel").addEventListener("click", cancel);
  one("#again").addEventListener("click", () => goTo("form"));
  one("#back").addEventListener("click", () => goTo("result"));
  addEventListener("hashchange", takeToken);
  addEventListener("popstate", () => turnTo(history.state?.view === "result" && one("iframe") ? "result" : "form"));
}

takeToken();
listen();
if (!sessionStorage.getItem(TOKEN_KEY)) tell("", "Open the whole address that claimcheck printed, with what stands behind the #.");
