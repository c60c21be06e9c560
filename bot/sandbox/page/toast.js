// Short words over the page, and answers that must be confirmed.

import { $, el } from "./dom.js";
import { t } from "./words.js";

let hiding = 0;

export function toast(words) {
  const box = $("#toast");
  box.textContent = words;
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { box.hidden = true; }, 3500);
}

// Open the sheet with this content; returns the function that closes it.
export function sheet(title, ...content) {
  const box = $("#sheet");
  const close = () => box.close();
  box.replaceChildren(
    el("header", { class: "sheet-head" }, el("h2", {}, title),
      el("button", { class: "icon-button", type: "button", "aria-label": t("close"), onclick: close }, "✕")),
    ...content,
  );
  if (!box.open) box.showModal();
  return close;
}

export function alertSheet(words) {
  const close = sheet(t("private_bot"), el("p", { class: "alert-words" }, words),
    el("div", { class: "row end" }, el("button", { class: "primary", onclick: () => close(), autofocus: true }, t("ok"))));
}
