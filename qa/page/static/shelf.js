"use strict";

// Staff add or remove a report: the API does it, and the page says how it went.
async function tellShelf(status, token, address, request, done) {
  status.textContent = "正在处理，建立索引可能要一两分钟，请稍候……";
  // A header holds bytes: the token's UTF-8 ones, whatever its letters.
  const bytes = String.fromCharCode(...new TextEncoder().encode(token));
  const headers = { Authorization: `Bearer ${bytes}` };
  try {
    const response = await fetch(address, { ...request, headers });
    const first = await response.json();
    const answer = response.status === 202 ? await longRead(status, headers, first, isCollection(request)) : first;
    status.textContent = answer.error ? answer.error.message : answer.rows ? addedRows(answer.rows) : done(answer);
    status.dataset.went = answer.error ? "badly" : "well";
    return !answer.error && answer;
  } catch {
    status.textContent = "没有连上服务器，请检查网络后再试。";
    status.dataset.went = "badly";
  }
}

function isCollection(request) {
  return /\.(csv|tsv|xlsx|jsonl|ndjson|json)$/i.test(request.body?.get?.("file")?.name ?? "");
}

// A scan is read page by page, many reports row by row: how far it is, once a second, and at its end what became of it.
async function longRead(status, headers, job, several) {
  const bar = Object.assign(document.createElement("progress"), { max: job.pages });
  while (job.state === "running") {
    bar.value = job.done;
    status.textContent = several
      ? `这个文件里有许多份报告，正在添加：已读 ${job.done} 份，共 ${job.pages} 份。可以离开，添加会继续。 `
      : `这是扫描件，正在识别文字：已识别 ${job.done} 页，共 ${job.pages} 页。可以离开，识别会继续。 `;
    status.append(bar);
    await new Promise((wait) => setTimeout(wait, 1000));
    job = await (await fetch(`./api/jobs/${encodeURIComponent(job.id)}`, { headers })).json();
  }
  return job.report ?? job;
}

// A file with a report a row: a line for each.
function addedRows(rows) {
  const lines = rows.map(({ row, report, error }) => `第 ${row} 行：${report ? added(report) : `没有添加，${error.message}`}`);
  return [`共 ${rows.length} 份，添加了 ${rows.filter(({ report }) => report).length} 份。`, ...lines].join("\n");
}

function added(report) {
  const remarks = report.warnings.map((each) => each.message).join("");
  return `已添加《${report.title || report.id}》：${report.paragraphs} 段，${report.figures} 个数字。${remarks}`;
}

const factNames = { title: "标题", place: "地方", year: "年份" };

// A fact that is not certain: its field is filled with the suggestion, and one click confirms it, set right or not.
function suggestionForm(report, { field, value, certainty, taken }) {
  const form = Object.assign(document.createElement("form"), { className: "suggestion" });
  form.dataset.correct = report.id;
  const sure = `${Math.round(100 * certainty)}% 的把握${taken ? "，已照此采用" : "，还没有采用"}`;
  const label = Object.assign(document.createElement("label"), { textContent: `${factNames[field]}（${sure}） ` });
  label.append(Object.assign(document.createElement("input"), { name: field, value, required: true }));
  form.append(label, Object.assign(document.createElement("button"), { type: "submit", className: "primary", textContent: "确认" }));
  return form;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest?.("form[data-correct]");
  if (!form) return;
  event.preventDefault();
  const facts = new FormData(form);
  facts.set("id", form.dataset.correct);
  const token = document.querySelector("form[data-upload]").elements.token.value;
  const status = Object.assign(document.createElement("span"), { role: "status" });
  form.append(status);
  const done = await tellShelf(status, token, "./api/reports", { method: "POST", body: facts }, () => "已确认。");
  if (done) form.replaceChildren(status);
});

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
  if (!report?.id || report.rows) return;
  form.querySelector(".said").append(Object.assign(document.createElement("a"), {
    href: "?" + new URLSearchParams({ report: report.id }), textContent: "打开这份报告 →",
  }));
  form.parentElement.querySelectorAll("form.suggestion").forEach((asked) => asked.remove());
  form.after(...report.suggestions.map((suggestion) => suggestionForm(report, suggestion)));
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
