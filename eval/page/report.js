"use strict";
// Lists the questions of one run under the filters; every text goes in as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters");
const list = document.getElementById("questions");
const more = document.getElementById("more");
const ORDER = ["failed", "wrong", "answered", "refused", "right"];
const PAGE = 200; // questions drawn at once
let found = [];
let drawn = 0;

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function fill(name, values) {
  for (const value of values) form[name].append(new Option(value, value));
}

function line(table, name, content, className = "") {
  if (content === "" || content === null) return;
  table.append(element("dt", name), element("dd", content, className));
}

function body(row) {
  const table = element("dl");
  line(table, "gold answer", row.gold.answer);
  line(table, "evidence", row.gold.evidence.join(" / "));
  line(table, "gold figures", row.gold.figures.join(", "));
  line(table, "answer", data.texts[row.answer]);
  line(table, "figures", row.figures.join(", "));
  line(table, "quotes", row.quotes.map((quote) => data.texts[quote]).join(" / "));
  line(table, "scores", Object.entries(row.scores).map(([name, value]) => `${name} ${value}`).join(", "));
  line(table, "took", `${row.took} ms, confidence ${row.confidence}`);
  row.passages.forEach(([id, grade, score, text], i) =>
    line(table, `${i + 1}. ${id} ${score}`, data.texts[text], grade ? "hit" : ""));
  return table;
}

function details(row) {
  const made = element("details");
  const head = element("summary");
  head.append(element("b", row.verdict, row.verdict), ` ${row.id} ${row.question}`);
  made.append(head);
  made.addEventListener("toggle", () => made.children.length === 1 && made.append(body(row)), { once: true });
  return made;
}

function draw() {
  list.append(...found.slice(drawn, drawn + PAGE).map(details));
  drawn = Math.min(found.length, drawn + PAGE);
  more.hidden = drawn >= found.length;
}

function matches(row, text) {
  return ["verdict", "type", "style"].every((name) => !form[name].value || row[name] === form[name].value)
    && (!text || [row.id, row.question, data.texts[row.answer], row.gold.answer].join(" ").toLowerCase().includes(text));
}

function update() {
  const rows = data.runs[Number(form.run.value)].rows;
  const text = form.text.value.trim().toLowerCase();
  found = rows.filter((row) => matches(row, text));
  found.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
  document.getElementById("count").textContent = `${found.length} / ${rows.length}`;
  list.replaceChildren();
  drawn = 0;
  draw();
}

data.runs.forEach((run, i) => form.run.append(new Option(run.name, i)));
const all = data.runs.flatMap((run) => run.rows);
fill("verdict", ORDER);
for (const name of ["type", "style"]) fill(name, [...new Set(all.map((row) => row[name]))].filter(Boolean).sort());
form.addEventListener("input", update);
form.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", draw);
update();
