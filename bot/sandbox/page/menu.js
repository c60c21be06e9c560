// What can be done with a message.

import { $, el } from "./dom.js";
import { post } from "./line.js";
import { wordsOf } from "./previews.js";
import { startEdit, startReply } from "./composer.js";
import { chooseTarget } from "./people.js";
import { store } from "./store.js";
import { toast } from "./toast.js";
import { t } from "./words.js";

const REACTIONS = ["👍", "👌", "❤", "🔥", "👏"];
let opener = null;

export function setUpMenu() {
  document.addEventListener("pointerdown", (event) => { if (!$("#menu").contains(event.target)) closeMenu(); });
  document.addEventListener("keydown", (event) => {
    if ($("#menu").hidden) return;
    if (event.key === "Escape") { event.stopPropagation(); closeMenu(); opener?.focus?.(); }
    const items = [...$("#menu").querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); items[(items.indexOf(document.activeElement) + step + items.length) % items.length].focus(); }
  }, true);
}

export function closeMenu() {
  $("#menu").hidden = true;
}

export function openMenu(message, event) {
  opener = event.currentTarget;
  const where = { chat_id: message.chat.id, message_id: message.message_id, user_id: store.meId };
  const item = (key, act) => el("button", { role: "menuitem", onclick: () => { closeMenu(); act(); } }, t(key));
  const isMine = message.from.id === store.meId;
  $("#menu").replaceChildren(
    el("div", { class: "reactions" }, REACTIONS.map((emoji) => el("button", { role: "menuitem", onclick: () => { closeMenu(); post("react", { ...where, emoji }); } }, emoji))),
    item("reply", () => startReply(message)),
    isMine && message.text ? item("edit", () => startEdit(message)) : "",
    item("copy", async () => { await navigator.clipboard.writeText(wordsOf(message)); toast(t("copied")); }),
    item("forward", () => chooseTarget((to) => post("forward", { ...where, to_chat_id: to }))),
    isMine ? item("remove", () => post("delete", where)) : "");
  place(event);
  $("#menu").querySelector("button").focus();
}

function place(event) {
  const menu = $("#menu");
  menu.hidden = false;
  const box = event.currentTarget?.getBoundingClientRect?.();
  const x = event.clientX || box?.left || 0;
  const y = event.clientY || box?.bottom || 0;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
}
