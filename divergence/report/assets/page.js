"use strict";

// The state of the page is in its address and nowhere else: theme, keys, rule, severity, source, beside.
const state = new URLSearchParams(location.search);

function keep(name, value) {
  if (value) state.set(name, value); else state.delete(name);
  const query = state.toString();
  try { history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash); } catch { /* no address to keep it in */ }
}

// A link may point into a folded part: unfold everything around its target.
function reveal() {
  const raw = location.hash.slice(1);
  let target = document.getElementById(raw);
  if (!target) {
    try { target = document.getElementById(decodeURIComponent(raw)); } catch { return; }
  }
  if (!target) return;
  target.hidden = false;
  for (let each = target; each; each = each.parentElement) {
    if (each instanceof HTMLDetailsElement) { each.open = true; each.hidden = false; }
  }
  const inner = target.querySelector(":scope > details");
  if (inner && !target.matches(".reasons > li")) inner.open = true;
  const tall = target.getBoundingClientRect().height > innerHeight / 2;
  // What was off the screen takes its real height only once it is drawn: hold the target in sight until it has.
  const hold = (frames) => {
    target.scrollIntoView({ block: tall ? "start" : "center" });
    if (frames) requestAnimationFrame(() => hold(frames - 1));
  };
  hold(8);
}

function filter(form) {
  const section = form.closest(".articles");
  const { rule, severity, source, beside } = form.elements;
  const wanted = new Set([source.value, beside.value].filter(Boolean));
  const narrow = rule.value !== "" || severity.value !== "";
  const off = new Set();
  let shown = 0;
  section.classList.toggle("beside", wanted.size === 2);
  for (const article of section.querySelectorAll("details.article")) {
    article.hidden = wanted.size > 0 && !wanted.has(article.dataset.number);
    let here = 0;
    for (const part of article.querySelectorAll("[data-rule]")) { // a finding, or several of one rule and severity
      part.hidden = (rule.value !== "" && part.dataset.rule !== rule.value) || (severity.value !== "" && (part.dataset.severity || "minor") !== severity.value);
      const findings = part.id ? [part] : part.querySelectorAll("[id]");
      if (part.hidden) for (const each of findings) off.add(each.id); else here += findings.length;
    }
    for (const mark of article.querySelectorAll(".text a")) {
      mark.classList.toggle("off", off.has(mark.hash.slice(1)));
    }
    if (!article.hidden) shown += here;
    if (narrow || wanted.size) article.open = !article.hidden && (wanted.size > 0 || here > 0);
  }
  form.querySelector("output").textContent = shown === 1 ? "1 finding" : `${shown} findings`;
}

// A finding, a fact or a conflict as plain text: what it says, its evidence and its address.
function asText(item) {
  const lines = [];
  const copy = item.cloneNode(true);
  for (const each of copy.querySelectorAll("button, svg, summary, sup")) each.remove();
  const blocks = copy.querySelectorAll("p, dt, dd, h3, h4");
  for (const each of blocks.length ? blocks : [copy]) lines.push(each.textContent.replace(/\s+/g, " ").trim());
  const article = item.closest("details.article");
  if (article) {
    const mark = [...article.querySelectorAll(".text a")].find((each) => each.hash === `#${item.id}`);
    if (mark) lines.push(`“${sentenceAround(mark)}”`);
    lines.push(article.querySelector("summary").textContent.replace(/\s+/g, " ").replace(/ \d+ findings?$/, "").trim());
  }
  lines.push(`${location.href.split("#")[0]}#${item.id}`);
  return lines.filter(Boolean).join("\n");
}

function sentenceAround(mark) {
  const before = document.createRange();
  before.setStart(mark.closest(".body, h4"), 0);
  before.setEndBefore(mark);
  const after = document.createRange();
  after.setStartAfter(mark);
  after.setEndAfter(mark.closest(".body, h4").lastChild);
  const plain = (range) => {
    const held = range.cloneContents();
    for (const each of held.querySelectorAll("sup, .why")) each.remove();
    return held.textContent;
  };
  const own = mark.cloneNode(true);
  for (const each of own.querySelectorAll("sup")) each.remove();
  const head = plain(before).split(/(?<=[.!?]["”’)]*)\s+|\n/).at(-1);
  const tail = plain(after).split(/(?<=[.!?]["”’)]*)\s|\n/)[0];
  return (head + own.textContent + tail).replace(/\s+/g, " ").trim();
}

async function copy(item) {
  const text = asText(item);
  let done = false;
  try { await navigator.clipboard.writeText(text); done = true; } catch {
    const box = document.body.appendChild(document.createElement("textarea"));
    box.value = text;
    box.select();
    done = document.execCommand("copy");
    box.remove();
  }
  const told = document.getElementById("told");
  told.textContent = done ? "Copied as text" : "The browser did not let it be copied";
  setTimeout(() => { told.textContent = ""; }, 2000);
}

function offerCopies(within) {
  for (const each of within.querySelectorAll(".conflict[id], .facts > li[id], .findings li[id]")) {
    if (each.querySelector(":scope > button, :scope > p > button, :scope > h3 > button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "copy";
    button.setAttribute("aria-label", "Copy as text");
    button.addEventListener("click", () => copy(each));
    (each.querySelector(":scope > p, :scope > h3") || each).append(button);
  }
}

function step(by) {
  const all = [...document.querySelectorAll(".findings [id]")].filter((each) => !each.closest("[hidden]"));
  const at = all.findIndex((each) => `#${each.id}` === location.hash);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  if (next) location.hash = next.id;
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  r: () => document.querySelector(".ranks h2").scrollIntoView(),
  c: () => document.querySelector(".ranks + section h2").scrollIntoView(),
  a: () => document.querySelector(".articles h2").scrollIntoView(),
  "/": () => document.querySelector(".filter select").focus(),
  d: () => { const each = document.querySelector(".display"); each.open = !each.open; if (each.open) each.querySelector("input:checked").focus(); },
};

function setUp() {
  const keys = document.getElementById("keys");
  for (const each of document.querySelectorAll("[data-needs-script]")) each.hidden = false;
  const theme = document.getElementById(state.get("theme"));
  if (theme && theme.name === "theme") theme.checked = true;
  keys.checked = state.get("keys") !== "off";
  for (const each of document.querySelectorAll("[name=theme]")) each.addEventListener("change", () => keep("theme", each.value));
  keys.addEventListener("change", () => keep("keys", keys.checked ? "" : "off"));
  for (const form of document.querySelectorAll("form.filter")) {
    let given = false;
    for (const each of form.elements) {
      const value = state.get(each.name);
      if (each.name && value && [...each.options].some((option) => option.value === value)) { each.value = value; given = true; }
    }
    if (given) filter(form);
    form.addEventListener("change", (event) => { keep(event.target.name, event.target.value); filter(form); });
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  setTimeout(() => { for (const section of document.querySelectorAll("section:not(.articles)")) offerCopies(section); });
  document.addEventListener("toggle", (event) => {
    if (event.target.matches("details.article") && event.target.open) offerCopies(event.target);
  }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelector(".display").open = false;
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const act = KEYS[event.key];
    if (act) { event.preventDefault(); act(); }
  });
}

window.addEventListener("hashchange", reveal);
window.addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("main details")) each.open = true;
});
setUp();
reveal();
