// What the page does in the browser: links open in place, the address bar keeps step, focus goes where the eye goes.
"use strict";

// Gradio takes its own words, and the page's lang, from the browser's language: the page is Chinese for everybody.
for (const [name, value] of [["language", "zh-CN"], ["languages", ["zh-CN"]]]) {
  Object.defineProperty(navigator, name, { get: () => value });
}

window.qa = {
  // The address the next event opens: first the page's own, then that of the link last clicked.
  target: location.search,

  // Before a question: dim the old answer until the new one is there.
  busy(inputs) {
    document.getElementById("answer")?.setAttribute("aria-busy", "true");
    return inputs;
  },

  // After every event: put what is shown into the address bar and bring it into view.
  settle(address) {
    const answer = document.getElementById("answer");
    answer?.setAttribute("aria-busy", "false");
    history.replaceState(null, "", address || location.pathname);
    const fields = new URLSearchParams(address);
    if (fields.has("q")) setTimeout(() => reveal(answer), 50);
    else if (fields.has("p")) whenThere(`#reader .here[id="p-${Number(fields.get("p"))}"]`, arrive);
    else if (fields.has("view")) setTimeout(() => settleTab(fields.get("view")), 50);
    else if (fields.has("report")) window.scrollTo({ top: 0 });
  },
};

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

// Open an address of the page in place. Before the page is ready the browser follows it.
function visit(event, search) {
  const opener = document.getElementById("open");
  if (!opener) return;
  event.preventDefault();
  qa.target = search;
  qa.busy([]);
  opener.click();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-visit]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  visit(event, link.search);
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("form[data-visit]");
  if (!form) return;
  const filled = [...new FormData(form)].filter(([, value]) => value);
  qa.focus ??= document.activeElement?.name;
  visit(event, "?" + new URLSearchParams(filled));
});

// Choosing from a list is asking for it.
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("form[data-visit] select")) return;
  qa.focus = event.target.name;
  event.target.form.requestSubmit();
});

// Staff add or remove a report: the API does it, and the page says how it went.
async function tellShelf(status, token, address, request, done) {
  status.textContent = "正在处理，建立索引可能要一两分钟，请稍候……";
  // A header holds bytes: the token's UTF-8 ones, whatever its letters.
  const bytes = String.fromCharCode(...new TextEncoder().encode(token));
  const headers = { Authorization: `Bearer ${bytes}` };
  try {
    const response = await fetch(address, { ...request, headers });
    const answer = await response.json();
    status.textContent = response.ok ? done(answer) : answer.error.message;
    status.dataset.went = response.ok ? "well" : "badly";
    return response.ok && answer;
  } catch {
    status.textContent = "没有连上服务器，请检查网络后再试。";
    status.dataset.went = "badly";
  }
}

function added(report) {
  const remarks = report.warnings.map((each) => each.message).join("");
  return `已添加《${report.title || report.id}》：${report.paragraphs} 段，${report.figures} 个数字。${remarks}`;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("form[data-upload]");
  if (!form) return;
  event.preventDefault();
  const fields = new FormData(form);
  const token = fields.get("token");
  fields.delete("token");
  for (const [name, value] of [...fields]) if (value === "") fields.delete(name);
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  const report = await tellShelf(form.querySelector(".said"), token, "./api/reports", { method: "POST", body: fields }, added);
  button.disabled = false;
  if (report) form.querySelector(".said").append(Object.assign(document.createElement("a"), {
    href: "?" + new URLSearchParams({ report: report.id }), textContent: "打开这份报告 →",
  }));
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-remove]");
  if (!button) return;
  const form = document.querySelector("form[data-upload]");
  const token = form.elements.token.value;
  if (!token) return form.elements.token.reportValidity();
  if (!confirm(`删除《${button.dataset.name}》？删除后不能再问到它。`)) return;
  const address = `./api/reports/${encodeURIComponent(button.dataset.remove)}`;
  const gone = await tellShelf(form.querySelector(".said"), token, address, { method: "DELETE" }, () => "已删除。");
  if (gone) button.closest("tr").remove();
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
  const name = button.textContent;
  await copy(button.dataset.copy);
  button.textContent = "已复制";
  button.focus();
  setTimeout(() => (button.textContent = name), 2000);
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
