// Messages in one line: for the list, replies and service messages.

import { store, userName } from "./store.js";
import { t } from "./words.js";

const nameOf = (user) => store.users.get(user?.id)?.name ?? userName(user);

export function senderOf(message) {
  if (message.sender_chat) return message.sender_chat.title ?? userName(message.from);
  return nameOf(message.from);
}

export function wordsOf(message) {
  if (message.text) return message.text;
  const kind = message.photo ? `[${t("photo")}]` : message.document ? `[${t("file")}] ${message.document.file_name}` : "";
  return kind ? `${kind} ${message.caption ?? ""}`.trim() : serviceWords(message) ?? "";
}

export function previewOf(message) {
  if (!message) return "";
  const service = serviceWords(message);
  if (service) return service;
  const words = wordsOf(message).replace(/\s+/g, " ").slice(0, 80);
  if (message.chat.type === "private" && message.from.id !== store.bot.id) return `${t("you")}: ${words}`;
  if (message.chat.type === "private") return words;
  return `${message.from.id === store.meId ? t("you") : senderOf(message)}: ${words}`;
}

// The sentence of a service message; null for an ordinary one.
export function serviceWords(message) {
  const by = nameOf(message.from);
  if (message.new_chat_members) {
    const name = message.new_chat_members.map(nameOf).join("、");
    return message.new_chat_members.some((user) => user.id === message.from.id) ? t("s_joined", { name }) : t("s_added", { by, name });
  }
  if (message.left_chat_member) {
    const name = nameOf(message.left_chat_member);
    return message.left_chat_member.id === message.from.id ? t("s_left", { name }) : t("s_removed", { by, name });
  }
  if (message.new_chat_title) return t("s_title", { name: message.new_chat_title });
  if (message.pinned_message) return t("s_pinned", { by });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("s_migrated");
  if (message.forum_topic_created) return t("s_topic", { name: message.forum_topic_created.name });
  if (message.forum_topic_closed) return t("s_closed");
  return message.text || message.photo || message.document ? null : t("s_other");
}
