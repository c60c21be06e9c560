// One message as people see it.

import { avatar, colourOf, el, hourOf, icon, sizeInWords } from "./dom.js";
import { senderOf, serviceWords, wordsOf } from "./previews.js";
import { rich } from "./rich.js";
import { store } from "./store.js";
import { t } from "./words.js";

const WIDEST = 552;
const TALLEST = 640;
const NARROWEST_CAPTION = 340;

// `does` holds what a click may cause: go, press, profile, reply, menu, jump.
export function bubble(message, isFirst, does) {
  const service = serviceWords(message);
  if (service) return el("div", { class: "service", "data-message": message.message_id }, el("span", {}, service));
  const isMine = message.from.id === store.meId && !message.sender_chat;
  const group = message.chat.type !== "private";
  const row = el("article", { class: `message ${isMine ? "mine" : "theirs"} ${isFirst ? "first" : ""}`, "data-message": message.message_id },
    group && !isMine ? face(message, isFirst, does) : null,
    el("div", { class: "stack" }, body(message, isFirst && group && !isMine, does), keyboard(message, does)),
    quickReply(message, does));
  row.addEventListener("contextmenu", (event) => { event.preventDefault(); does.menu(message, event); });
  return row;
}

function face(message, isFirst, does) {
  if (!isFirst) return el("span", { class: "no-face" });
  const { id } = message.sender_chat ?? message.from;
  const kind = message.sender_chat ? "group" : message.from.is_bot ? "bot" : "person";
  return el("button", { class: "face", type: "button", "aria-label": senderOf(message), onclick: () => does.profile(message.from.id) },
    avatar(id, senderOf(message), kind, "small"));
}

function body(message, isNamed, does) {
  const words = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  const style = message.photo ? `max-width:${Math.max(photoWidth(message), words ? NARROWEST_CAPTION : 0) + 8}px` : null;
  return el("div", { class: `bubble ${message.photo ? "with-photo" : ""} ${message.photo && !words ? "bare-photo" : ""}`, style },
    isNamed ? name(message, does) : null,
    message.forward_origin ? el("p", { class: "forwarded" }, t("forwarded_from", { name: originName(message.forward_origin) })) : null,
    message.reply_to_message ? quote(message.reply_to_message, does) : null,
    message.photo ? photo(message) : null,
    message.document ? document_(message.document) : null,
    words ? el("div", { class: "words" }, rich(words, entities, does.go), foot(message)) : foot(message));
}

const originName = (origin) => origin.sender_user?.first_name ?? origin.sender_chat?.title ?? "";

function name(message, does) {
  const { id } = message.sender_chat ?? message.from;
  return el("p", { class: "sender" },
    el("button", { type: "button", style: `color:${colourOf(id)}`, onclick: () => does.profile(message.from.id) }, senderOf(message)),
    message.from.is_bot && !message.sender_chat ? el("small", { class: "bot-mark" }, t("private_bot")) : null,
    message.title ? el("small", {}, message.title) : null);
}

function quote(reply, does) {
  return el("button", { type: "button", class: "quote", style: `--face:${colourOf(reply.from.id)}`, onclick: () => does.jump(reply.message_id) },
    el("b", {}, senderOf(reply)), el("span", {}, wordsOf(reply).replace(/\s+/g, " ").slice(0, 100)));
}

function photoWidth(message) {
  const size = message.photo.at(-1);
  return Math.round(Math.min(size.width, WIDEST, (TALLEST * size.width) / size.height));
}

// The place is taken before the picture is there, so that nothing jumps.
function photo(message) {
  const size = message.photo.at(-1);
  const address = `/sandbox/files/${size.file_id}`;
  const alt = message.caption ?? t("photo");
  const width = Math.max(photoWidth(message), message.caption ? Math.min(NARROWEST_CAPTION, size.width) : 0);
  return el("a", { class: "photo", href: address, target: "_blank", rel: "noopener", style: `width:min(100%, ${width}px)` },
    el("img", { src: address, alt, style: `aspect-ratio:${size.width}/${size.height}` }));
}

function document_(file) {
  const kind = file.file_name.includes(".") ? file.file_name.split(".").pop().slice(0, 4) : "";
  return el("a", { class: "document", href: `/sandbox/files/${file.file_id}`, download: file.file_name },
    el("span", { class: "document-icon" }, kind ? el("i", {}, kind) : icon("file")),
    el("span", { class: "document-words" }, el("b", {}, file.file_name), el("small", {}, sizeInWords(file.file_size))));
}

function foot(message) {
  const moment = new Date(message.date * 1000);
  const reactions = Object.entries(message.reactions.reduce((all, one) => ({ ...all, [one]: (all[one] ?? 0) + 1 }), {}));
  return el("span", { class: "foot" },
    reactions.map(([emoji, count]) => el("span", { class: "reaction" }, count > 1 ? `${emoji} ${count}` : emoji)),
    message.edit_date ? el("span", { class: "edited" }, t("edited")) : null,
    el("time", { datetime: moment.toISOString(), title: moment.toLocaleString() }, hourOf(moment)));
}

function keyboard(message, does) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return el("div", { class: "keyboard" }, rows.map((row) => el("div", { class: "key-row" },
    row.map((key) => el("button", { type: "button", class: "key", "data-key": key.callback_data ?? key.url, onclick: (event) => does.press(message, key, event.currentTarget) },
      key.text, key.url ? icon("link") : null)))));
}

function quickReply(message, does) {
  return el("div", { class: "quick" },
    el("button", { type: "button", class: "icon-button", "aria-label": t("reply"), title: t("reply"), onclick: () => does.reply(message) }, icon("reply")),
    el("button", { type: "button", class: "icon-button", "aria-label": t("more"), title: t("more"), "aria-haspopup": "menu", onclick: (event) => does.menu(message, event) }, icon("more")));
}

