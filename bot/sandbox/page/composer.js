// Where people write: text with @-completion, replies, edits, files.

import { $, el, icon } from "./dom.js";
import { post } from "./line.js";
import { senderOf, wordsOf } from "./previews.js";
import { become, chat, isInside, me, store } from "./store.js";
import { closeSuggestions, setUpSuggestions, suggestFor, suggestionKey } from "./suggestions.js";
import { t } from "./words.js";

let picks = [];
let replyTo = null;
let editing = null;
let onBecome = () => {};
const drafts = new Map();

export function setUpComposer(whenBecome) {
  onBecome = whenBecome;
  setUpSuggestions(complete);
  const words = $("#words");
  words.addEventListener("input", () => { grow(); suggestFor(words.value, words.selectionStart); });
  words.addEventListener("keydown", onKey);
  words.addEventListener("blur", closeSuggestions);
  $("#composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  $("#attach").addEventListener("click", () => $("#file").click());
  $("#file").addEventListener("change", () => { sendFiles([...$("#file").files]); $("#file").value = ""; });
  $("#commands").addEventListener("click", () => insert("/"));
  words.addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); sendFiles([...event.clipboardData.files]); } });
  setUpDrop();
}

function onKey(event) {
  if (event.isComposing || suggestionKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); submit(); }
  if (event.key === "Escape" && (replyTo || editing)) { event.preventDefault(); event.stopPropagation(); dropContext(); }
}

function setUpDrop() {
  const place = $("#conversation");
  place.addEventListener("dragover", (event) => { event.preventDefault(); $("#drop").hidden = false; });
  place.addEventListener("dragleave", (event) => { if (!place.contains(event.relatedTarget)) $("#drop").hidden = true; });
  place.addEventListener("drop", (event) => { event.preventDefault(); $("#drop").hidden = true; sendFiles([...event.dataTransfer.files]); });
}

function grow() {
  const words = $("#words");
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, 160)}px`;
  $("#composer").classList.toggle("has-words", Boolean(words.value.trim()));
}

function insert(text) {
  const words = $("#words");
  words.setRangeText(text, words.selectionStart, words.selectionEnd, "end");
  words.focus();
  grow();
  suggestFor(words.value, words.selectionStart);
}

// A username is typed out; somebody without one is meant by a text mention, as in Telegram.
function complete(one) {
  const words = $("#words");
  const caret = words.selectionStart;
  closeSuggestions();
  if (one.kind === "command") {
    words.value = `/${one.command} `;
  } else {
    const name = one.user.username ? `@${one.user.username}` : one.user.name;
    if (!one.user.username) picks.push({ words: name, user_id: one.user.id });
    words.setRangeText(`${name} `, caret - one.typed.length - 1, caret, "end");
  }
  words.focus();
  grow();
}

async function submit() {
  const words = $("#words").value;
  const one = chat();
  if (!words.trim() || !one) return;
  const mentions = picks.filter((pick) => words.includes(pick.words)).sort((a, b) => words.indexOf(a.words) - words.indexOf(b.words));
  const base = { user_id: store.meId, chat_id: one.id, text: words, mentions };
  const result = editing
    ? await post("edit", { ...base, message_id: editing.message_id })
    : await post("say", { ...base, reply_to: replyTo?.message_id ?? 0 });
  if (result) clear();
}

function clear() {
  $("#words").value = "";
  picks = [];
  dropContext();
  grow();
}

export async function sendFiles(files) {
  for (const file of files) {
    const form = new FormData();
    form.append("user_id", String(store.meId));
    form.append("chat_id", String(store.chatId));
    form.append("as", /^image\/(png|jpeg)$/.test(file.type) && file.size < 10485760 ? "photo" : "document");
    form.append("caption", $("#words").value.trim());
    form.append("reply_to", String(replyTo?.message_id ?? 0));
    form.append("file", file, file.name);
    if (await post("file", form)) clear();
  }
}

export function startReply(message) {
  replyTo = message;
  editing = null;
  showContext(icon("reply"), senderOf(message), wordsOf(message));
}

export function startEdit(message) {
  editing = message;
  replyTo = null;
  $("#words").value = message.text ?? "";
  picks = (message.entities ?? []).filter((one) => one.type === "text_mention").map((one) => ({ words: message.text.slice(one.offset, one.offset + one.length), user_id: one.user.id }));
  showContext(icon("edit"), t("editing"), wordsOf(message));
  grow();
}

function showContext(sign, title, words) {
  $("#context").hidden = false;
  $("#context").replaceChildren(sign, el("span", {}, el("b", {}, title), words.slice(0, 120)),
    el("button", { type: "button", class: "icon-button", "aria-label": t("cancel"), onclick: () => { if (editing) $("#words").value = ""; dropContext(); grow(); } }, icon("close")));
  $("#words").focus();
}

function dropContext() {
  replyTo = null;
  editing = null;
  $("#context").hidden = true;
}

// Keep what was half written when the chat changes.
export function leaveComposer(chatId) {
  if (chatId && !editing) drafts.set(chatId, $("#words").value);
  dropContext();
  closeSuggestions();
}

export function enterComposer() {
  $("#words").value = drafts.get(store.chatId) ?? "";
  picks = [];
  grow();
  renderComposer();
  if (!$("#composer").hidden && matchMedia("(hover: hover)").matches) $("#words").focus();
}

export function renderComposer() {
  const one = chat();
  if (!one) return;
  const user = me();
  const isOpen = one.type !== "private" || (user.is_started && !user.has_blocked);
  $("#composer").hidden = !(isOpen && isInside(one, store.meId) && !one.migrated_to);
  $("#outside").hidden = !$("#composer").hidden;
  $("#commands").hidden = !store.commands.length;
  if (!$("#outside").hidden) $("#outside").replaceChildren(...outside(one, user));
}

function outside(one, user) {
  const button = (words, onclick, kind = "primary") => el("button", { class: kind, onclick }, words);
  if (one.migrated_to) return [t("upgraded")];
  if (user.has_blocked && one.type === "private") return [t("blocked"), button(t("unblock"), () => post("block", { user_id: user.id, blocked: false }))];
  if (one.type === "private") return [button(t("start"), () => post("start", { user_id: user.id }), "primary wide")];
  const people = one.members.slice(0, 3).map((id) => store.users.get(id)).filter(Boolean);
  return [el("span", {}, t("not_inside", { name: user.name })),
    ...people.map((person) => button(person.title ?? person.name, () => { become(person.id); onBecome(); }, "quiet")),
    button(t("join"), () => post("member", { change: "join", chat_id: one.id, user_id: user.id }), "quiet")];
}

