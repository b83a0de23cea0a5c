// Throttling: a function that runs at most once per pause, the first time immediately.

/**
 * @param {function(...any): void} act called with the latest arguments
 * @param {number} pause ms between two calls
 * @returns {function(...any): void}
 */
export function paced(act, pause) {
  let last = 0;
  /** @type {number|null} */
  let timer = null;
  let wanted = [];
  return (...asked) => {
    wanted = asked;
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      last = Date.now();
      act(...wanted);
    }, Math.max(0, last + pause - Date.now()));
  };
}
