// However often something is asked for, it is done once a pause: the first time at once.

/**
 * @param {function(...unknown): void} act called with what it was last asked for with
 * @param {number} pause ms between two times
 * @returns {function(...unknown): void}
 */
export function paced(act, pause) {
  let last = 0;
  let timer = null;
  let wanted = [];
  return (...asked) => {
    wanted = asked;
    timer ??= setTimeout(() => {
      timer = null;
      last = Date.now();
      act(...wanted);
    }, Math.max(0, last + pause - Date.now()));
  };
}
