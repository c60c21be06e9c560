// The page's own words, Chinese first. `{name}` is filled in.

const WORDS = {
  notice: ["沙箱 · 示例人物均为虚构", "Sandbox · all people are invented"],
  page_title: ["督办 · 沙箱", "Duban · sandbox"],
  chats: ["会话", "Chats"], search_chats: ["搜索群、人、职务", "Search groups, people, posts"],
  all_chats: ["全部", "All"], my_chats: ["我的", "Mine"],
  switch_language: ["Switch to English", "切换为中文"], other_language: ["EN", "中"],
  new_group: ["新建群", "New group"], group_name: ["群名称", "Group name"], with_bot: ["把机器人拉进群", "Add the bot"],
  create: ["创建", "Create"], cancel: ["取消", "Cancel"], close: ["关闭", "Close"], ok: ["知道了", "OK"],
  choose_chat: ["选择一个会话开始", "Choose a chat to begin"], no_match: ["没有找到", "Nothing found"],
  back: ["返回", "Back"], write: ["写消息，@ 提到某人", "Message, @ to mention"], send: ["发送", "Send"],
  attach: ["发送文件", "Send a file"], commands: ["机器人命令", "Bot commands"], drop_here: ["松开发送文件", "Drop to send"],
  members: ["{n} 人", "{n} members"], private_bot: ["机器人", "bot"], to_end: ["到最新消息", "To the newest"],
  choose_who: ["我是谁", "Who am I"], search_people: ["按姓名、法院、职务搜索", "Search by name, court or post"],
  written_to: ["有新私信", "New private messages"], recent: ["最近", "Recent"], everybody: ["全部人员", "Everybody"], in_chat: ["本群成员", "In this group"],
  change_who: ["切换身份", "Change identity"],
  be_this: ["以此人身份发言", "Speak as this person"], private_chat: ["与机器人私聊", "Private chat with the bot"],
  not_inside: ["{name}不在此群，换个身份：", "{name} is not in this group. Speak as:"],
  join: ["加入此群", "Join"], start: ["开始", "Start"], upgraded: ["此群已升级为超级群", "This group became a supergroup"],
  blocked: ["你已拉黑机器人", "You blocked the bot"], unblock: ["解除", "Unblock"],
  edited: ["已编辑", "edited"], you: ["你", "You"], photo: ["图片", "Photo"], file: ["文件", "File"],
  reply: ["回复", "Reply"], edit: ["编辑", "Edit"], remove: ["删除", "Delete"], forward: ["转发到…", "Forward to…"],
  copy: ["复制文字", "Copy text"], editing: ["编辑消息", "Editing"], more: ["更多操作", "More"],
  forwarded_from: ["转发自 {name}", "Forwarded from {name}"], pinned: ["置顶消息", "Pinned message"],
  today: ["今天", "Today"], yesterday: ["昨天", "Yesterday"], older: ["更早的消息", "Earlier messages"],
  s_added: ["{by} 邀请 {name} 入群", "{by} added {name}"], s_joined: ["{name} 入群", "{name} joined"],
  s_removed: ["{by} 将 {name} 移出群", "{by} removed {name}"], s_left: ["{name} 退群", "{name} left"],
  s_title: ["群名改为「{name}」", "Group renamed to “{name}”"], s_pinned: ["{by} 置顶了一条消息", "{by} pinned a message"],
  s_migrated: ["群已升级为超级群", "The group became a supergroup"], s_topic: ["话题「{name}」", "Topic “{name}”"],
  s_closed: ["话题已关闭", "Topic closed"], s_other: ["服务消息", "Service message"],
  open_tools: ["时钟与故障", "Clock and faults"], clock: ["沙箱时间", "Sandbox time"], hour: ["+1 小时", "+1 hour"],
  morning: ["下一工作日 08:30", "Next workday 08:30"], to_time: ["到指定时间", "To a time"], go: ["前往", "Go"],
  ahead: ["比真实时间快 {d}", "{d} ahead of real time"], real: ["与真实时间一致", "Same as real time"],
  days: ["{n} 天", "{n} d"], hours: ["{n} 小时", "{n} h"], minutes: ["{n} 分钟", "{n} min"],
  faults: ["故障", "Faults"], faults_hint: ["作用于机器人的下一次发送", "Hits the bot's next send"],
  this_chat: ["当前会话", "This chat"], any_chat: ["任意会话", "Any chat"],
  too_many_requests: ["429 限流 5 秒", "429, 5 s"], timeout_before: ["发送前超时", "Time-out before"],
  timeout_after: ["送达后超时", "Time-out after"], bad_gateway_before: ["502 网关", "502"], reset_after: ["送达后断线", "Reset after"],
  reset_before: ["发送前断线", "Reset before"], bad_gateway_after: ["送达后 502", "502 after"], unauthorized: ["401", "401"],
  clear: ["清除", "Clear"], queued: ["排队：{what} ×{n}", "Queued: {what} ×{n}"],
  group_acts: ["群与机器人", "Group and bot"], kick_bot: ["踢出机器人", "Kick the bot"], add_bot: ["请回机器人", "Add the bot"],
  promote_bot: ["设为管理员", "Make admin"], demote_bot: ["撤销管理员", "Remove admin"], mute_bot: ["禁言机器人", "Mute the bot"],
  unmute_bot: ["解除禁言", "Unmute the bot"],
  migrate: ["升级超级群", "Upgrade to supergroup"], block_bot: ["{name} 拉黑机器人", "{name} blocks the bot"],
  unblock_bot: ["{name} 解除拉黑", "{name} unblocks"], spoil: ["注入坏更新", "Malformed update"], redeliver: ["重复投递", "Redeliver last"],
  calls: ["机器人最近的调用", "The bot's latest calls"], no_calls: ["机器人尚未连接", "The bot has not called yet"],
  timed_out: ["超时", "timed out"], reset: ["断线", "reset"], done: ["已完成", "Done"],
  administrator: ["机器人：管理员", "bot: admin"], member: ["机器人：成员", "bot: member"], kicked: ["机器人：已踢出", "bot: kicked"],
  left: ["机器人：不在", "bot: absent"], restricted: ["机器人：被禁言", "bot: muted"],
  offline: ["连接中断，正在重连…", "Disconnected, reconnecting…"], copied: ["已复制", "Copied"],
  choose_target: ["转发到哪里", "Forward to"],
};

let language = localStorage.getItem("language") || "zh";

export const lang = () => language;

export function setLanguage(next) {
  language = next;
  localStorage.setItem("language", next);
}

export function t(key, values = {}) {
  const words = WORDS[key];
  if (!words) throw new Error(`no words for ${key}`);
  return words[language === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

// Fill the words into the fixed parts of the page.
export function translatePage() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = t("page_title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = t(node.dataset.text);
  for (const node of document.querySelectorAll("[data-hint]")) node.placeholder = t(node.dataset.hint);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", t(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.label);
  }
}
