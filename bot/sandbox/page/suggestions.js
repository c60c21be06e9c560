// The list over the text field: people after @, commands after /.

import { $, avatar, el } from "./dom.js";
import { chat, matchesUser, store } from "./store.js";

const MOST = 60;
let found = [];
let chosen = 0;
let onChoose = () => {};

export function setUpSuggestions(choose) {
  onChoose = choose;
  $("#suggestions").addEventListener("pointerdown", (event) => {
    const item = event.target.closest("[data-number]");
    if (!item) return;
    event.preventDefault();
    choose(found[Number(item.dataset.number)]);
  });
}

export function suggestFor(words, caret) {
  const before = words.slice(0, caret);
  const person = /(?:^|[\s，。；：、（(])@([^\s@]{0,20})$/u.exec(before);
  const command = /^\/([a-z0-9_]*)$/.exec(before);
  found = person ? people(person[1]) : command ? commands(command[1]) : [];
  chosen = 0;
  render();
}

export const isSuggesting = () => found.length > 0;

export function closeSuggestions() {
  found = [];
  render();
}

// True when the key was ours.
export function suggestionKey(event) {
  if (!found.length) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    chosen = (chosen + step + found.length) % found.length;
    render();
  } else if (event.key === "Enter" || event.key === "Tab") onChoose(found[chosen]);
  else if (event.key === "Escape") closeSuggestions();
  else return false;
  event.preventDefault();
  return true;
}

function people(typed) {
  const words = typed.toLowerCase();
  const members = (chat()?.members ?? []).map((id) => store.users.get(id)).filter(Boolean);
  const matching = members.filter((user) => user.id !== store.meId && (!words || matchesUser(user, words) || matchesWhole(user, words)));
  const starts = (user) => (user.title?.startsWith(typed) || user.name.startsWith(typed) ? 0 : 1);
  return matching.sort((a, b) => starts(a) - starts(b)).slice(0, MOST).map((user) => ({ kind: "person", user, typed }));
}

const matchesWhole = (user, words) => `${user.title ?? ""}${user.name}`.toLowerCase().includes(words);

const commands = (typed) => store.commands.filter((one) => one.command.startsWith(typed)).map((one) => ({ kind: "command", ...one }));

function render() {
  const list = $("#suggestions");
  list.hidden = !found.length;
  $("#words").setAttribute("aria-expanded", String(found.length > 0));
  list.replaceChildren(...found.map((one, number) => el("li", { role: "option", id: `suggestion-${number}`, "data-number": number, "aria-selected": String(number === chosen) }, ...line(one))));
  const active = list.children[chosen];
  active?.scrollIntoView({ block: "nearest" });
  if (active) $("#words").setAttribute("aria-activedescendant", active.id);
  else $("#words").removeAttribute("aria-activedescendant");
}

function line(one) {
  if (one.kind === "command") return [el("b", { class: "command" }, `/${one.command}`), el("small", {}, one.description)];
  const { user } = one;
  return [avatar(user.id, user.name, "person", "small"), el("b", {}, user.name), el("small", {}, [user.title, user.username && `@${user.username}`].filter(Boolean).join(" · "))];
}
