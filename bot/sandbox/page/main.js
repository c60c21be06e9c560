// Puts the page together: loads the state, listens to the news, leads clicks to what they mean.

import { $ } from "./dom.js";
import { draw, hearMessage, openConversation, renderHead, setUpConversation } from "./conversation.js";
import { enterComposer, leaveComposer, renderComposer, setUpComposer, startReply } from "./composer.js";
import { get, listen, post } from "./line.js";
import { renderList, setUpList } from "./list.js";
import { openMenu, setUpMenu } from "./menu.js";
import { chooseWho, newGroup, showChat, showProfile } from "./people.js";
import { chat, openChat, store, take, takeClock } from "./store.js";
import { alertSheet, toast } from "./toast.js";
import { closeTools, renderTools, setUpTools } from "./tools.js";
import { lang, setLanguage, t, translatePage } from "./words.js";

const PATIENCE = 15000;
const presses = new Map();

function renderAll() {
  translatePage();
  $("#language").textContent = t("other_language");
  renderList();
  renderHead();
  renderComposer();
  renderTools();
}

// On a phone one sees the list or the chat; the browser remembers which.
function view(name) {
  document.body.dataset.view = name;
  localStorage.setItem("view", name);
}

async function open(chatId) {
  leaveComposer(store.chatId);
  openChat(chatId);
  view("chat");
  renderList();
  enterComposer();
  renderTools();
  await openConversation();
}

function reidentified() {
  renderAll();
  if (chat()) open(store.chatId);
}

const openPrivate = () => open(store.meId);

// A click in a text: a link of the bot's own opens the private chat, as it does in Telegram.
async function go(target) {
  if (target.user) return showProfile(target.user, reidentified, openPrivate);
  if (target.username) return goToName(target.username);
  if (target.command) return post("say", { user_id: store.meId, chat_id: store.chatId, text: target.command });
  return goToLink(target.link);
}

function goToName(username) {
  const user = [...store.users.values()].find((one) => one.username?.toLowerCase() === username.toLowerCase());
  if (user) showProfile(user.id, reidentified, openPrivate);
  else if (username.toLowerCase() === store.bot.username.toLowerCase()) openPrivate();
}

async function goToLink(link) {
  const person = /^tg:\/\/user\?id=(\d+)/.exec(link);
  if (person) return showProfile(Number(person[1]), reidentified, openPrivate);
  const deep = /^(?:https?:\/\/)?t\.me\/(\w+)\/?(?:\?start=([\w-]*))?$/i.exec(link);
  if (deep && deep[1].toLowerCase() === store.bot.username.toLowerCase()) {
    const said = await post("start", { user_id: store.meId, payload: deep[2] ?? "" });
    return said && openPrivate();
  }
  return window.open(/^\w+:/.test(link) ? link : `https://${link}`, "_blank", "noopener");
}

async function press(message, key, button) {
  if (key.url) return goToLink(key.url);
  if (key.copy_text) return navigator.clipboard.writeText(key.copy_text.text).then(() => toast(t("copied")));
  const where = { user_id: store.meId, chat_id: message.chat.id, message_id: message.message_id };
  button.classList.add("busy");
  const calm = () => button.classList.remove("busy");
  const made = await post("press", { ...where, data: key.callback_data });
  if (!made) return calm();
  presses.set(made.id, calm);
  return setTimeout(() => { calm(); presses.delete(made.id); }, PATIENCE);
}

function hearAnswer(answered) {
  const calm = presses.get(answered.id);
  if (!calm) return;
  calm();
  presses.delete(answered.id);
  if (answered.url) goToLink(answered.url);
  else if (answered.answer && answered.is_alert) alertSheet(answered.answer);
  else if (answered.answer) toast(answered.answer);
}

async function hear(item) {
  if (item.chat) store.chats.set(item.chat.id, item.chat);
  if (item.kind === "message" || item.kind === "deleted") hearMessage(item);
  if (item.kind === "message" && item.chat_id === store.chatId && isAskedOf(item.message)) startReply(item.message);
  if (item.kind === "answer") hearAnswer(item.press);
  if (item.kind === "clock") { takeClock(item.clock); draw(); renderTools(); }
  if (["user", "faults", "commands", "chat"].includes(item.kind)) return refreshSoon();
  return renderList();
}

// As on a telephone: a forced reply opens for everybody, a selective one for those whom the text mentions.
function isAskedOf(message) {
  if (!message?.force_reply) return false;
  const named = (message.entities ?? []).some((one) => one.type === "text_mention" && one.user.id === store.meId);
  return named || !message.force_reply.selective;
}

// Rare news bring the whole state anew, once for any number of them.
let refreshing = 0;
function refreshSoon() {
  clearTimeout(refreshing);
  refreshing = setTimeout(async () => { take(await get("/sandbox/state")); renderAll(); }, 60);
}

function showOnline(isOnline) {
  if (!isOnline) { showOnline.wasOff = true; toast(t("offline")); return; }
  if (showOnline.wasOff) location.reload();
}

function setUp() {
  setUpList(open);
  setUpConversation({ go, press, reply: startReply, menu: openMenu, profile: (id) => showProfile(id, reidentified, openPrivate) });
  setUpComposer(reidentified);
  setUpTools();
  setUpMenu();
  $("#who").addEventListener("click", () => chooseWho(reidentified));
  $("#chat-card").addEventListener("click", () => showChat(reidentified, openPrivate));
  $("#new-group").addEventListener("click", () => newGroup(async (id) => { take(await get("/sandbox/state")); open(id); }));
  $("#back").addEventListener("click", () => { view("list"); closeTools(); });
  $("#language").addEventListener("click", () => { setLanguage(lang() === "zh" ? "en" : "zh"); renderAll(); draw(); });
  $("#sheet").addEventListener("click", (event) => { if (event.target === $("#sheet")) $("#sheet").close(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !$("#sheet").open) closeTools();
    if (event.key === "k" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); $("#search").focus(); }
  });
}

async function begin() {
  setUp();
  const state = await get("/sandbox/state");
  take(state);
  renderAll();
  listen(state.news, hear, showOnline);
  const isWide = matchMedia("(min-width: 720px)").matches;
  if (!chat() && isWide) store.chatId = [...store.chats.values()].find((one) => one.on_top)?.id ?? null;
  if (chat() && (isWide || localStorage.getItem("view") === "chat")) await open(store.chatId);
  else store.chatId = null;
  document.body.dataset.ready = "yes";
}

begin();
