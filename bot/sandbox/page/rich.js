// Text with its entities. Offsets are UTF-16 code units, which is how JavaScript counts, too.

import { el } from "./dom.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

// A block ends its line by itself, so the line break after it is not shown.
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// `go` is called with what was clicked: {link}, {user}, {username} or {command}.
export function rich(text, entities, go) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, sorted, go);
}

function build(text, from, to, entities, go) {
  const nodes = [];
  let place = from;
  for (let number = 0; number < entities.length; number += 1) {
    const entity = entities[number];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < place || entity.offset >= to) continue;
    if (entity.offset > place) nodes.push(text.slice(place, entity.offset));
    const inner = entities.slice(number + 1).filter((other) => other.offset < end);
    nodes.push(wrap(entity, text.slice(entity.offset, end), build(text, entity.offset, end, inner, go), go));
    place = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  if (place < to) nodes.push(text.slice(place, to));
  return nodes;
}

function wrap(entity, words, children, go) {
  if (TAGS[entity.type]) return el(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") return spoiler(children);
  const target = {
    url: { link: words }, text_link: { link: entity.url }, email: { link: `mailto:${words}` },
    mention: { username: words.slice(1) }, text_mention: { user: entity.user?.id }, bot_command: { command: words },
  }[entity.type];
  if (!target) return el("span", { class: "tagged" }, children);
  return el("a", { href: target.link ?? "#", class: entity.type, onclick: (event) => { event.preventDefault(); go(target, event); } }, children);
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0" }, children);
  const show = () => node.classList.add("shown");
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
  return node;
}
