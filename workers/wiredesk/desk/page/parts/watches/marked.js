// Words with what matched in them, as the desk marks it.

import { h } from "/page/lib/dom.js";
import { cut } from "/page/lib/marks.js";

/**
 * @param {string} text
 * @param {[number, number][]} marks in code points
 */
export function marked(text, marks) {
  return cut(text, marks.map(([start, end]) => ({ start, end })))
    .map((piece) => (piece.marks.length ? h("mark", {}, piece.text) : piece.text));
}
