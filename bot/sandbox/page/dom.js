// Elements without a framework: never HTML from strings, so that nobody's name can become a tag.

export const $ = (selector) => document.querySelector(selector);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

const COLOURS = ["#d4574e", "#d18431", "#7c63c4", "#4d9e46", "#2f96a8", "#3f7fc4", "#c4568c"];

export const colourOf = (id) => COLOURS[Math.abs(Number(id)) % COLOURS.length];

// A group is told by the narrowest place in its name: 大连市甘井子区人民法院 is 甘井, not 大连.
const placeIn = (title) => title.replace(/^.{1,4}省(?=.)/, "").replace(/^.{2,4}市(?=.{1,5}[区县市旗])/, "") || title;

// A person's face is the surname, a group's the first two characters of its place.
export function avatar(id, name, kind = "person", size = "") {
  const letters = kind === "person" ? [...name].slice(0, 1) : [...placeIn(name)].slice(0, 2);
  const shown = letters.join("").toUpperCase();
  return el("span", { class: `avatar ${kind} ${size}`, style: `--face:${colourOf(id)}`, "aria-hidden": "true" }, shown);
}

const ZONE = "Asia/Shanghai";
const inZone = (options) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, hour12: false, ...options });
const HOURS = inZone({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = inZone({ year: "numeric", month: "2-digit", day: "2-digit" });

export const hourOf = (moment) => HOURS.format(moment);
export const dayOf = (moment) => DAY.format(moment);

export function dayInWords(moment, language) {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, month: "long", day: "numeric", weekday: "short" }).format(moment);
}

export function shortDay(moment, language) {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  const options = language === "zh" ? { month: "numeric", day: "numeric" } : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }).format(moment);
}

export const sizeInWords = (bytes) =>
  bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
