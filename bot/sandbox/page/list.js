// The chats on the left. Rows are kept and changed in place, so that focus and scrolling stay where they are.

import { $, avatar, dayOf, el, hourOf, icon, shortDay } from "./dom.js";
import { previewOf } from "./previews.js";
import { chatTitle, me, now, setTab, store, unread, userName, visibleChats } from "./store.js";
import { lang, t } from "./words.js";

const rows = new Map();
let waiting = false;

export function setUpList(onOpen) {
  $("#search").addEventListener("input", renderList);
  $("#search").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") $("#chats button")?.focus();
  });
  for (const tab of ["all", "mine"]) $(`#tab-${tab}`).addEventListener("click", () => { setTab(tab); renderList(); });
  $("#chats").addEventListener("click", (event) => {
    const row = event.target.closest("button[data-chat]");
    if (row) onOpen(Number(row.dataset.chat));
  });
  $("#chats").addEventListener("keydown", moveFocus);
}

function moveFocus(event) {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const row = step && document.activeElement.closest("li")?.[step]?.querySelector("button");
  if (!row) return;
  event.preventDefault();
  row.focus();
}

// Many news in one moment (a bulletin to 128 groups) make one rendering.
export function renderList() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; render(); });
}

function render() {
  renderMe();
  const chats = visibleChats($("#search").value);
  const groups = [...store.chats.values()].filter((one) => one.type !== "private" && !one.migrated_to);
  $("#tab-all").textContent = `${t("all_chats")} ${groups.length}`;
  $("#tab-mine").textContent = t("my_chats");
  for (const tab of ["all", "mine"]) $(`#tab-${tab}`).setAttribute("aria-pressed", String(store.tab === tab));
  const wanted = chats.map(rowFor);
  const list = $("#chats");
  if (!chats.length) list.replaceChildren(el("li", { class: "empty" }, t("no_match")));
  else if (wanted.some((row, place) => list.children[place] !== row) || list.children.length !== wanted.length) {
    const focused = document.activeElement;
    list.replaceChildren(...wanted);
    if (list.contains(focused)) focused.focus();
  }
}

function rowFor(one) {
  const parts = {
    title: chatTitle(one), text: one.last ? previewOf(one.last) : one.type === "private" ? `@${store.bot.username}` : "", time: one.last ? when(one.last.date) : "",
    unread: one.id === store.chatId ? 0 : unread(one), open: one.id === store.chatId, onTop: one.on_top, lang: lang(),
  };
  const signature = JSON.stringify(parts);
  const kept = rows.get(one.id);
  if (kept?.signature === signature) return kept.row;
  const row = kept?.row ?? el("li");
  row.replaceChildren(button(one, parts));
  rows.set(one.id, { row, signature });
  return row;
}

function button(one, parts) {
  const kind = one.type === "private" ? "bot" : "group";
  return el("button", { class: "chat-row", "data-chat": one.id, "aria-current": parts.open ? "true" : null },
    avatar(one.id, parts.title, kind),
    el("span", { class: "row-title" }, parts.title),
    el("time", { class: "row-time" }, parts.time),
    el("span", { class: "row-text" }, parts.text),
    parts.unread ? el("b", { class: "badge" }, parts.unread > 999 ? "999+" : String(parts.unread)) :
      parts.onTop ? el("span", { class: "row-pin", "aria-hidden": "true" }, icon("pin")) : null);
}

function when(seconds) {
  const moment = new Date(seconds * 1000);
  return dayOf(moment) === dayOf(now()) ? hourOf(moment) : shortDay(moment, lang());
}

function renderMe() {
  const user = me();
  if (!user) return;
  const signature = `${user.id}${lang()}`;
  if ($("#who").dataset.shown === signature) return;
  $("#who").dataset.shown = signature;
  $("#who").title = t("change_who");
  $("#who").replaceChildren(avatar(user.id, user.name), el("span", { class: "who-words" },
    el("b", {}, userName(user)), el("small", {}, user.title ?? (user.username ? `@${user.username}` : ""))));
}
