// The open chat: its messages, in order, with days between them.

import { $, avatar, dayInWords, dayOf, el, icon } from "./dom.js";
import { bubble } from "./bubbles.js";
import { get } from "./line.js";
import { wordsOf } from "./previews.js";
import { chat, chatTitle, markRead, now, store } from "./store.js";
import { lang, t } from "./words.js";

const NEAR = 120;
const SAME_SPEAKER = 600;
let said = new Map();
let hasMore = false;
let does = {};
let nodes = new Map();
let waiting = false;

export function setUpConversation(acts) {
  does = { ...acts, jump };
  $("#messages").addEventListener("scroll", onScroll, { passive: true });
  $("#to-end").addEventListener("click", toEnd);
}


export async function openConversation() {
  const id = store.chatId;
  said = new Map();
  nodes = new Map();
  $("#messages").replaceChildren();
  renderHead();
  const page = await get(`/sandbox/chats/${id}/messages`);
  if (store.chatId !== id) return;
  add(page);
  draw();
  toEnd();
}

function add(page) {
  said = new Map([...page.messages.map((one) => [one.message_id, one]), ...said]);
  hasMore = page.has_more;
}

export function renderHead() {
  const one = chat();
  $("#nothing").hidden = Boolean(one);
  $("#conversation").hidden = !one;
  if (!one) return;
  const about = one.type === "private" ? `${t("private_bot")} · @${store.bot.username}` : `${t("members", { n: one.members.length })} · ${t(botStanding(one))}`;
  $("#chat-card").replaceChildren(avatar(one.id, chatTitle(one), one.type === "private" ? "bot" : "group"),
    el("span", { class: "card-words" }, el("b", {}, chatTitle(one)), el("small", {}, about)));
  renderPinned(one);
}

const botStanding = (one) => (one.bot === "creator" ? "administrator" : one.bot);

function renderPinned(one) {
  const message = said.get(one.pinned);
  $("#pinned").hidden = !message;
  if (!message) return;
  $("#pinned").replaceChildren(icon("pin"), el("span", {}, el("b", {}, t("pinned")), wordsOf(message).slice(0, 120)));
  $("#pinned").onclick = () => jump(one.pinned);
}

export function hearMessage(item) {
  if (item.chat_id !== store.chatId) return;
  if (!item.message || item.kind === "deleted") said.delete(item.message_id);
  else said.set(item.message_id, item.message);
  const atEnd = isAtEnd();
  const isNew = item.kind === "message" && item.message && !nodes.has(item.message_id);
  if (atEnd || item.message?.from.id === store.meId) markRead(store.chatId);
  drawSoon(atEnd || (isNew && item.message.from.id === store.meId));
  if (isNew && !atEnd) showToEnd(true);
}

function drawSoon(follow) {
  if (follow) drawSoon.follow = true;
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
    renderHead();
    if (drawSoon.follow) toEnd();
    drawSoon.follow = false;
  });
}

export function draw() {
  const wanted = [];
  let before = null;
  if (hasMore) wanted.push(el("button", { class: "older", onclick: older }, t("older")));
  for (const message of [...said.values()].sort((a, b) => a.message_id - b.message_id)) {
    const day = dayOf(new Date(message.date * 1000));
    if (!before || dayOf(new Date(before.date * 1000)) !== day) wanted.push(dayLine(message.date));
    wanted.push(nodeFor(message, !before || isNewSpeaker(before, message, day)));
    before = message;
  }
  $("#messages").replaceChildren(...wanted);
}

function isNewSpeaker(before, message, day) {
  return before.from.id !== message.from.id || before.sender_chat?.id !== message.sender_chat?.id ||
    message.date - before.date > SAME_SPEAKER || dayOf(new Date(before.date * 1000)) !== day || isService(before);
}

const isService = (message) => !message.text && !message.photo && !message.document;

function nodeFor(message, isFirst) {
  const signature = JSON.stringify([message, isFirst, store.meId, lang()]);
  const kept = nodes.get(message.message_id);
  if (kept?.signature === signature) return kept.node;
  const node = bubble(message, isFirst, does);
  nodes.set(message.message_id, { node, signature });
  return node;
}

function dayLine(seconds) {
  const moment = new Date(seconds * 1000);
  const yesterday = new Date(now().getTime() - 86400000);
  const words = dayOf(moment) === dayOf(now()) ? t("today") : dayOf(moment) === dayOf(yesterday) ? t("yesterday") : dayInWords(moment, lang());
  return el("div", { class: "day" }, el("span", {}, words));
}

const isAtEnd = () => {
  const box = $("#messages");
  return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
};

function toEnd() {
  const box = $("#messages");
  box.scrollTop = box.scrollHeight;
  showToEnd(false);
  markRead(store.chatId);
}

function showToEnd(isShown) {
  $("#to-end").hidden = !isShown;
}

function onScroll() {
  showToEnd(!isAtEnd());
  if (isAtEnd()) markRead(store.chatId);
  if (hasMore && $("#messages").scrollTop < 40) older();
}

async function older() {
  if (older.busy || !hasMore) return;
  older.busy = true;
  const id = store.chatId;
  const page = await get(`/sandbox/chats/${id}/messages?before=${Math.min(...said.keys())}`);
  older.busy = false;
  if (store.chatId !== id) return;
  const box = $("#messages");
  const fromEnd = box.scrollHeight - box.scrollTop;
  add(page);
  draw();
  box.scrollTop = box.scrollHeight - fromEnd;
}

async function jump(id) {
  while (!said.has(id) && hasMore) await older();
  const node = nodes.get(id)?.node;
  node?.scrollIntoView({ block: "center", behavior: "smooth" });
  node?.animate([{ background: "var(--flash)" }, { background: "transparent" }], 1600);
}
