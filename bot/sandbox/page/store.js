// What the page knows: people, chats, who I am, what I have read. The browser remembers the last two.

const kept = (name, otherwise) => {
  try { return JSON.parse(localStorage.getItem(name)) ?? otherwise; } catch { return otherwise; }
};
const keep = (name, value) => localStorage.setItem(name, JSON.stringify(value));

export const store = {
  bot: null,
  users: new Map(),
  chats: new Map(),
  commands: [],
  clock: { now: new Date().toISOString(), offset_seconds: 0, at: Date.now() },
  faults: [],
  meId: kept("me", null),
  chatId: kept("chat", null),
  tab: kept("tab", "all"),
  recent: kept("recent", []),
  read: kept("read", {}),
};

export const me = () => store.users.get(store.meId);
export const chat = () => store.chats.get(store.chatId) ?? privateChat(store.chatId);
export const userName = (user) => user?.name ?? [user?.first_name, user?.last_name].filter(Boolean).join(" ");

// A private chat that nobody opened yet is shown all the same, so that one can press 开始.
export function privateChat(id) {
  const user = store.users.get(id);
  return user ? { id, type: "private", members: [id], admins: [], bot: "member", last: null, last_id: 0, on_top: false } : undefined;
}

export const chatTitle = (one) => (one.type === "private" ? store.bot.first_name : one.title);
export const isInside = (one, userId) => one.members.includes(userId);

export function take(state) {
  store.bot = state.bot;
  store.commands = state.commands;
  store.users = new Map(state.users.map((user) => [user.id, user]));
  store.chats = new Map(state.chats.map((one) => [one.id, one]));
  store.faults = state.faults;
  takeClock(state.clock);
  if (!store.users.has(store.meId)) store.meId = state.users[0]?.id ?? null;
  for (const one of state.chats) store.read[one.id] = Math.min(store.read[one.id] ?? one.last_id, one.last_id);
}

export function takeClock(clock) {
  store.clock = { ...clock, at: Date.now() };
}

// The sandbox's time now: its last word plus the real time since.
export const now = () => new Date(new Date(store.clock.now).getTime() + Date.now() - store.clock.at);

export function become(userId) {
  const wasPrivate = store.chatId > 0;
  store.meId = userId;
  store.recent = [userId, ...store.recent.filter((id) => id !== userId)].slice(0, 6);
  if (wasPrivate) openChat(userId);
  keep("me", userId);
  keep("recent", store.recent);
}

export function openChat(chatId) {
  store.chatId = chatId;
  keep("chat", chatId);
  markRead(chatId);
}

export function markRead(chatId) {
  const one = store.chats.get(chatId);
  if (one) store.read[chatId] = one.last_id;
  keep("read", store.read);
}

export function setTab(tab) {
  store.tab = tab;
  keep("tab", tab);
}

export const unread = (one) => Math.max(0, one.last_id - (store.read[one.id] ?? 0));

// The chats on the left: mine first of all, other people's private chats never.
export function visibleChats(query) {
  const mine = store.chats.get(store.meId) ?? privateChat(store.meId);
  const groups = [...store.chats.values()].filter((one) => one.type !== "private" && !one.migrated_to && !one.is_deleted);
  const shown = store.tab === "mine" ? groups.filter((one) => isInside(one, store.meId)) : groups;
  const all = mine ? [mine, ...shown] : shown;
  const words = query.trim().toLowerCase();
  return all.filter((one) => !words || matchesChat(one, words)).sort(byLastWord);
}

const matchesChat = (one, words) =>
  chatTitle(one).toLowerCase().includes(words) ||
  (one.members.length < 40 && one.members.some((id) => matchesUser(store.users.get(id), words)));

// The chat that was pinned comes first; my own chat with the bot stays near it until something was said in it.
const lastWord = (one) => one.last?.date ?? (one.type === "private" ? Infinity : 0);
const byLastWord = (a, b) => Number(b.on_top) - Number(a.on_top) || lastWord(b) - lastWord(a) || 0;

export const matchesUser = (user, words) =>
  Boolean(user) && [user.name, user.title, user.username].some((part) => part?.toLowerCase().includes(words));
