// Where the reader was when the desk was last left, so that what is new since then can be said.

const LEFT = "wiredesk-left"; // in localStorage: {seq, time} of the last visit
const SINCE = "wiredesk-since"; // in sessionStorage: what this visit compares with
const AWAY = 600_000; // ms out of sight after which a reader has left

let newest = 0;

const callbacks = [];

/** Call a function when the reader comes back after a while to a page that stayed open. */
export function onReturn(callback) {
  callbacks.push(callback);
}

/** Take note that the river was seen up to a `seq`. */
export function seen(seq) {
  newest = Math.max(newest, seq);
}

/** The newest `seq` that was seen before this visit, and when that was; null on the first. */
export function since() {
  const kept = sessionStorage.getItem(SINCE) ?? localStorage.getItem(LEFT);
  const mark = markOf(kept);
  if (kept && mark) sessionStorage.setItem(SINCE, kept);
  return mark;
}

function markOf(kept) {
  try {
    const { seq, time } = JSON.parse(kept ?? "{}");
    return Number.isFinite(seq) && Number.isFinite(time) ? { seq, time } : null;
  } catch {
    return null;
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    if (newest) localStorage.setItem(LEFT, JSON.stringify({ seq: newest, time: Date.now() }));
    return;
  }
  const left = localStorage.getItem(LEFT);
  const mark = markOf(left);
  if (!left || !mark || Date.now() - mark.time <= AWAY) return;
  sessionStorage.setItem(SINCE, left);
  for (const callback of callbacks) callback();
});
