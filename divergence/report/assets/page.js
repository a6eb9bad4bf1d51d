"use strict";

// A link may point into a folded part: unfold everything around its target.
function reveal() {
  const raw = location.hash.slice(1);
  let target = document.getElementById(raw);
  if (!target) {
    try { target = document.getElementById(decodeURIComponent(raw)); } catch { return; }
  }
  if (!target) return;
  for (let each = target; each; each = each.parentElement) {
    if (each instanceof HTMLDetailsElement) each.open = true;
  }
  if (target.hidden) target.hidden = false;
  const inner = target.querySelector(":scope > details");
  if (inner) inner.open = true;
  target.scrollIntoView();
}

function filter(form) {
  const section = form.closest(".articles");
  const rule = form.elements.rule.value;
  const source = form.elements.source.value;
  let shown = 0;
  for (const article of section.querySelectorAll("details.article")) {
    article.hidden = source !== "" && article.dataset.source !== source;
    let here = 0;
    for (const finding of article.querySelectorAll("li[data-rule]")) {
      finding.hidden = rule !== "" && finding.dataset.rule !== rule;
      if (!finding.hidden) here += 1;
    }
    for (const mark of article.querySelectorAll("mark, .number")) {
      mark.classList.toggle("off", rule !== "" && mark.dataset.rule !== rule);
    }
    if (!article.hidden) shown += here;
    if (rule !== "" || source !== "") article.open = !article.hidden && here > 0;
  }
  form.querySelector("output").textContent = shown === 1 ? "1 finding" : `${shown} findings`;
}

for (const form of document.querySelectorAll("form.filter")) {
  form.hidden = false;
  form.addEventListener("change", () => filter(form));
  form.addEventListener("submit", (event) => event.preventDefault());
}
window.addEventListener("hashchange", reveal);
window.addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll("details")) each.open = true;
});
reveal();
