// What the page does in the browser: links open in place, the address bar keeps step, focus goes where the eye goes.
"use strict";

// Gradio takes its own words, and the page's lang, from the browser's language: the page is Chinese for everybody.
for (const [name, value] of [["language", "zh-CN"], ["languages", ["zh-CN"]]]) {
  Object.defineProperty(navigator, name, { get: () => value });
}

window.qa = {
  // The address the next event opens: first the page's own, then that of the link last clicked.
  target: location.search,

  // By tab, the address whose content it holds.
  shown: {},

  // Before a question: dim the old answer until the new one is there.
  busy(inputs) {
    document.getElementById("answer")?.setAttribute("aria-busy", "true");
    return inputs;
  },

  // After every event: put what is shown into the address bar and bring it into view.
  settle(address) {
    const answer = document.getElementById("answer");
    for (const busy of document.querySelectorAll("[aria-busy=true]")) busy.setAttribute("aria-busy", "false");
    // The first address is the page's own; each later one can be gone back from.
    remember(address, settled());
    qa.shown[tabOf(address)] = address;
    const fields = new URLSearchParams(address);
    if (fields.has("q")) setTimeout(() => reveal(answer), 50);
    else if (fields.has("p")) whenThere(`#reader .here[id="p-${Number(fields.get("p"))}"]`, arrive);
    else if (fields.has("view")) setTimeout(() => settleTab(fields.get("view")), 50);
    else if (fields.has("report")) window.scrollTo({ top: 0 });
  },
};

function settled() {
  return Object.keys(qa.shown).length > 0;
}

function tabOf(search) {
  const fields = new URLSearchParams(search);
  return fields.get("view") ?? (fields.has("q") || !fields.has("report") && !fields.has("p") ? "ask" : "report");
}

function remember(search, back = true) {
  if (back && search === location.search) return;
  history[back ? "pushState" : "replaceState"](null, "", search || location.pathname);
}

// A tab was drawn anew: give the focus back to the control of the same name, and go up to the rows of a new page.
function settleTab(name) {
  const tab = document.getElementById(name);
  if (qa.focus) tab?.querySelector(`[name="${qa.focus}"]`)?.focus({ preventScroll: true });
  qa.focus = null;
  const rows = tab?.querySelector(".results");
  if (rows?.getBoundingClientRect().top < 0) rows.scrollIntoView({ block: "start", behavior: motion() });
}

// The element with the answer may be below a small screen: scroll only if its top is out of sight.
function reveal(element) {
  const top = element.getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * 0.7) element.scrollIntoView({ block: "start", behavior: motion() });
}

function arrive(paragraph) {
  (paragraph.querySelector("mark") ?? paragraph).scrollIntoView({ block: "center", behavior: motion() });
  paragraph.focus({ preventScroll: true });
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

// Gradio renders a little after its event ends: wait for the element, two seconds at most.
function whenThere(selector, then, tries = 40) {
  const element = document.querySelector(selector);
  if (element?.offsetParent) then(element);
  else if (tries) setTimeout(() => whenThere(selector, then, tries - 1), 50);
}

// Open an address of the page in place. Before the page has settled once, Gradio may lose a click: the browser follows it.
function visit(event, search) {
  if (!settled()) return;
  event.preventDefault();
  go(search);
}

function go(search) {
  qa.target = search;
  qa.busy([]);
  document.getElementById("open").click();
}

// Back and forward: a tab that still holds what it held then is only turned to, so that nothing typed there is lost.
addEventListener("popstate", () => {
  const tab = tabOf(location.search);
  const button = document.querySelector(`[role="tab"][data-tab-id="${CSS.escape(tab)}"]`);
  if (qa.shown[tab] === location.search && button) button.click();
  else go(location.search);
});

// A tab that somebody turns to has its address too. Clicks of ours are not trusted ones.
document.addEventListener("click", (event) => {
  const tab = event.isTrusted && event.target.closest?.('[role="tab"]')?.dataset.tabId;
  if (!tab) return;
  qa.shown[tab] ??= tab === "ask" ? "" : tab === "report" ? `?report=${reportShown()}` : `?view=${tab}`;
  remember(qa.shown[tab]);
});

function reportShown() {
  return new URLSearchParams(document.querySelector("#reader a.number")?.search).get("report") ?? "";
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-visit]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  visit(event, link.search);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("form[data-visit]");
  if (!form) return;
  form.querySelector("[type=submit]")?.setAttribute("aria-busy", "true");
  const filled = [...new FormData(form)].filter(([, value]) => value);
  qa.focus ??= document.activeElement?.name;
  visit(event, "?" + new URLSearchParams(filled));
});

// Choosing from a list is asking for it, once what must be filled in is.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("form[data-visit] select") || !event.target.form.checkValidity()) return;
  qa.focus = event.target.name;
  event.target.form.requestSubmit();
});

// A quote with its place, for a draft or a message. Outside HTTPS the browser has no clipboard but the old command.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const box = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(box);
  box.select();
  document.execCommand("copy");
  box.remove();
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  button.dataset.name ??= button.textContent;
  await copy(button.dataset.copy);
  button.textContent = "已复制";
  button.focus();
  setTimeout(() => (button.textContent = button.dataset.name), 2000);
});

// Enter that only confirms an input method's suggestion must not ask.
for (const kind of ["keydown", "keypress"]) {
  document.addEventListener(kind, (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.stopPropagation();
  }, true);
}

// A screen reader says the answer when it arrives; the region has to be there before.
new MutationObserver((_, observer) => {
  const answer = document.getElementById("answer");
  if (!answer) return;
  answer.setAttribute("aria-live", "polite");
  observer.disconnect();
}).observe(document.documentElement, { childList: true, subtree: true });
