// The panel on the right: the clock, the faults, the group and its bot, and what the bot called lately.

import { $, dayInWords, el, hourOf } from "./dom.js";
import { get, post } from "./line.js";
import { chat, chatTitle, me, now, store } from "./store.js";
import { toast } from "./toast.js";
import { lang, t } from "./words.js";

const KINDS = ["too_many_requests", "timeout_before", "timeout_after", "bad_gateway_before", "reset_after"];
const LATEST = 30;
const EVERY = 1500;
let anyChat = false;
let watching = 0;

export function setUpTools() {
  $("#open-tools").addEventListener("click", toggleTools);
  $("#clock-chip").addEventListener("click", toggleTools);
  $("#shade").addEventListener("click", closeTools);
  setInterval(tick, 1000);
}

export function toggleTools() {
  if (!$("#tools").hidden) return closeTools();
  $("#tools").hidden = false;
  $("#shade").hidden = false;
  $("#open-tools").setAttribute("aria-expanded", "true");
  document.body.dataset.tools = "open";
  renderTools();
  watch();
  watching = setInterval(watch, EVERY);
  return undefined;
}

export function closeTools() {
  clearInterval(watching);
  $("#tools").hidden = true;
  $("#shade").hidden = true;
  $("#open-tools").setAttribute("aria-expanded", "false");
  delete document.body.dataset.tools;
}

function tick() {
  const moment = now();
  const words = `${dayInWords(moment, lang())} ${hourOf(moment)}`;
  const chip = $("#clock-chip time");
  if (chip.textContent !== words) chip.textContent = words;
  const big = $("#big-clock");
  if (big && big.textContent !== hourOf(moment)) big.textContent = hourOf(moment);
  const day = $("#big-day");
  if (day && day.textContent !== dayInWords(moment, lang())) day.textContent = dayInWords(moment, lang());
}

export function renderTools() {
  tick();
  if ($("#tools").hidden) return;
  const typed = $("#clock-to")?.value;
  $("#tools").setAttribute("aria-label", t("open_tools"));
  $("#tools").replaceChildren(
    el("header", { class: "tools-head" }, el("h2", {}, t("open_tools")), el("button", { class: "icon-button", "aria-label": t("close"), onclick: closeTools }, "✕")),
    clockPart(typed), faultPart(), groupPart(),
    el("section", { class: "part" }, el("h3", {}, t("calls")), el("ol", { id: "calls", class: "calls" })));
  tick();
  watch();
}

function clockPart(typed) {
  const to = el("input", { id: "clock-to", type: "datetime-local", "aria-label": t("to_time") });
  to.value = typed || localTime();
  const move = (body) => post("clock", body);
  return el("section", { class: "part" },
    el("h3", {}, t("clock")),
    el("p", { class: "clock-face" }, el("b", { id: "big-clock" }), el("span", {}, el("span", { id: "big-day" }), el("small", {}, aheadInWords()))),
    el("div", { class: "row" }, el("button", { id: "clock-hour", class: "quiet", onclick: () => move({ hours: 1 }) }, t("hour")),
      el("button", { id: "clock-morning", class: "quiet", onclick: () => move({ next_morning: true }) }, t("morning"))),
    el("form", { class: "row", onsubmit: (event) => { event.preventDefault(); move({ to: `${to.value}+08:00` }); } }, to, el("button", { class: "quiet" }, t("go"))));
}

function localTime() {
  const moment = new Date(now().getTime() + 8 * 3600000 + 86400000);
  return `${moment.toISOString().slice(0, 10)}T08:30`;
}

function aheadInWords() {
  const minutes = Math.round(store.clock.offset_seconds / 60);
  if (!minutes) return t("real");
  const parts = [["days", Math.floor(minutes / 1440)], ["hours", Math.floor(minutes / 60) % 24], ["minutes", minutes % 60]];
  return t("ahead", { d: parts.filter(([, n]) => n).map(([key, n]) => t(key, { n })).join(" ") });
}

function faultPart() {
  const one = chat();
  const target = () => (anyChat || !one ? 0 : one.id);
  const queue = (kind) => post("faults", { kind, chat_id: target(), retry_after: 5 });
  const choice = (isAny, key) => el("button", { "aria-pressed": String(anyChat === isAny), onclick: () => { anyChat = isAny; renderTools(); } }, t(key));
  return el("section", { class: "part" },
    el("h3", {}, t("faults")), el("p", { class: "hint" }, t("faults_hint")),
    el("div", { class: "tabs small", role: "group" }, choice(false, "this_chat"), choice(true, "any_chat")),
    el("div", { class: "grid" }, KINDS.map((kind) => el("button", { class: "quiet", "data-fault": kind, onclick: () => queue(kind) }, t(kind)))),
    store.faults.length ? el("p", { class: "queued" }, store.faults.map((one_) => el("span", {}, t("queued", { what: t(one_.kind), n: one_.times }))),
      el("button", { class: "plain", onclick: () => post("faults/clear", {}) }, t("clear"))) : null);
}

function groupPart() {
  const one = chat();
  const user = me();
  const change = (act, body, key) => el("button", { class: "quiet", "data-act": key, onclick: async () => { if (await post(act, body)) toast(t("done")); } }, t(key, { name: user.name }));
  const buttons = [];
  if (one && one.type !== "private" && !one.migrated_to) {
    const isIn = ["member", "administrator", "creator", "restricted"].includes(one.bot);
    if (isIn) buttons.push(change("bot", { change: "kick", chat_id: one.id }, "kick_bot"));
    else buttons.push(change("bot", { change: "add", chat_id: one.id }, "add_bot"));
    if (isIn && one.bot !== "administrator") buttons.push(change("bot", { change: "promote", chat_id: one.id }, "promote_bot"));
    if (one.bot === "administrator") buttons.push(change("bot", { change: "demote", chat_id: one.id }, "demote_bot"));
    if (one.bot === "restricted") buttons.push(change("bot", { change: "demote", chat_id: one.id }, "unmute_bot"));
    else if (isIn) buttons.push(change("bot", { change: "mute", chat_id: one.id }, "mute_bot"));
    if (one.type === "group") buttons.push(change("migrate", { chat_id: one.id }, "migrate"));
  }
  if (user?.is_started) buttons.push(change("block", { user_id: user.id, blocked: !user.has_blocked }, user.has_blocked ? "unblock_bot" : "block_bot"));
  buttons.push(change("updates", { change: "spoil" }, "spoil"), change("updates", { change: "redeliver" }, "redeliver"));
  return el("section", { class: "part" }, el("h3", {}, t("group_acts")), one ? el("p", { class: "hint" }, chatTitle(one)) : null, el("div", { class: "grid" }, buttons));
}

async function watch() {
  const list = $("#calls");
  if (!list) return;
  const { calls } = await get(`/sandbox/trace?latest=${LATEST}`);
  list.replaceChildren(...(calls.length ? calls.reverse().map(callLine) : [el("li", { class: "hint" }, t("no_calls"))]));
}

function callLine(call) {
  const fate = call.fate === "answered" ? String(call.code) : t(call.fate);
  const one = store.chats.get(call.chat_id);
  const where = one ? (one.type === "private" ? store.users.get(one.id)?.name : one.title) : call.chat_id ?? "";
  return el("li", { title: call.description || call.text || "" }, el("time", {}, hourOf(new Date(call.time))), el("b", {}, call.method),
    el("span", {}, String(where ?? "")), el("i", { class: call.description || call.fate !== "answered" ? "bad" : "good" }, fate));
}
