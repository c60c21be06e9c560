// The line to the sandbox: the same addresses that the tests use.

import { lang } from "./words.js";
import { toast } from "./toast.js";

export async function get(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// What came of an act; on a refusal its sentence is shown and undefined returned.
export async function post(act, body) {
  const isForm = body instanceof FormData;
  const response = await fetch(`/sandbox/${act}`, {
    method: "POST",
    headers: isForm ? {} : { "content-type": "application/json" },
    body: isForm ? body : JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (answer.ok) return answer.result;
  toast(answer.description[lang()]);
  return undefined;
}

// Call `hear` for every piece of news after number `after`, for as long as the page lives.
export function listen(after, hear, onLine) {
  const source = new EventSource(`/sandbox/events?after=${after}`);
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onopen = () => onLine(true);
  source.onerror = () => onLine(false);
}
