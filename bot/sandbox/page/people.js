// Choosing who I am, and the cards of people and groups.

import { avatar, el } from "./dom.js";
import { post } from "./line.js";
import { become, chat, chatTitle, matchesUser, me, store, unread } from "./store.js";
import { sheet } from "./toast.js";
import { t } from "./words.js";

const MOST = 200;

export function chooseWho(onChosen) {
  const list = el("div", { class: "people", role: "list" });
  const search = el("input", { type: "search", placeholder: t("search_people"), "aria-label": t("search_people"), autofocus: true });
  const choose = (id) => { become(id); close(); onChosen(); };
  const draw = () => list.replaceChildren(...groupsOf(search.value).flatMap(([title, people]) => [
    el("h3", {}, title), ...people.map((user) => personRow(user, () => choose(user.id))),
  ]));
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); list.querySelector("button")?.click(); }
    if (event.key === "ArrowDown") { event.preventDefault(); list.querySelector("button")?.focus(); }
  });
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons[buttons.indexOf(document.activeElement) + step]?.focus();
  });
  draw();
  const close = sheet(t("choose_who"), search, list);
}

function groupsOf(query) {
  const words = query.trim().toLowerCase();
  const all = [...store.users.values()].filter((user) => !words || matchesUser(user, words) || `${user.title ?? ""}${user.name}`.toLowerCase().includes(words));
  if (words) return [[t("everybody"), all.slice(0, MOST)]];
  const recent = store.recent.map((id) => store.users.get(id)).filter(Boolean);
  const one = chat();
  const inside = one && one.type !== "private" && one.members.length < 40 ? one.members.map((id) => store.users.get(id)).filter(Boolean) : [];
  const written = all.filter((user) => user.id !== store.meId && unreadPrivate(user));
  return [[t("written_to"), written], [t("recent"), recent], [t("in_chat"), inside], [t("everybody"), all]].filter(([, people]) => people.length);
}

// What the bot wrote to somebody in private and nobody read as that person yet.
function unreadPrivate(user) {
  const one = store.chats.get(user.id);
  return one ? unread(one) : 0;
}

function personRow(user, onclick) {
  const count = unreadPrivate(user);
  return el("button", { class: "person-row", onclick, "aria-current": user.id === store.meId ? "true" : null },
    avatar(user.id, user.name, "person", "small"), el("b", {}, user.name), el("small", {}, [user.title, user.username && `@${user.username}`].filter(Boolean).join(" · ")),
    count ? el("i", { class: "badge" }, String(count)) : null);
}

export function showProfile(id, onChosen, onPrivate) {
  const user = store.users.get(id);
  if (!user) return;
  const close = sheet(user.name,
    el("div", { class: "profile" }, avatar(user.id, user.name, "person", "large"),
      el("p", {}, el("b", {}, user.title ?? ""), el("small", {}, [user.username && `@${user.username}`, `ID ${user.id}`].filter(Boolean).join(" · ")))),
    el("div", { class: "row" },
      el("button", { class: "primary", onclick: () => { become(id); close(); onChosen(); } }, t("be_this")),
      id === store.meId ? el("button", { class: "quiet", onclick: () => { close(); onPrivate(); } }, t("private_chat")) : null));
}

export function showChat(onChosen, onPrivate) {
  const one = chat();
  if (!one) return;
  if (one.type === "private") return showProfile(one.id, onChosen, onPrivate);
  const people = one.members.map((id) => store.users.get(id)).filter(Boolean);
  const close = sheet(chatTitle(one), el("p", { class: "hint" }, `${t("members", { n: one.members.length })} · ID ${one.id}`),
    el("div", { class: "people" }, people.map((user) => personRow(user, () => { close(); showProfile(user.id, onChosen, onPrivate); }))));
  return undefined;
}

export function newGroup(onMade) {
  const title = el("input", { placeholder: t("group_name"), "aria-label": t("group_name"), maxlength: "128", autofocus: true });
  const bot = el("input", { type: "checkbox", checked: true });
  const make = async (event) => {
    event.preventDefault();
    if (!title.value.trim()) return;
    const made = await post("chats", { title: title.value.trim(), members: [me().id] });
    if (!made) return;
    if (bot.checked) await post("bot", { change: "add", chat_id: made.id, by_id: me().id });
    close();
    onMade(made.id);
  };
  const close = sheet(t("new_group"), el("form", { class: "form", onsubmit: make }, title, el("label", { class: "check" }, bot, t("with_bot")),
    el("div", { class: "row end" }, el("button", { class: "primary" }, t("create")))));
}

export function chooseTarget(onChosen) {
  const mine = [...store.chats.values()].filter((one) => one.members.includes(store.meId) && !one.migrated_to);
  const close = sheet(t("choose_target"), el("div", { class: "people" }, mine.map((one) =>
    el("button", { class: "person-row", onclick: () => { close(); onChosen(one.id); } }, avatar(one.id, chatTitle(one), "group", "small"), el("b", {}, chatTitle(one))))));
}
