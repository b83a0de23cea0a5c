// A bar of parts of one whole, each with its share in words beside it.

import { h, svg } from "/page/lib/dom.js";
import { count, percent } from "/page/lib/words.js";

const WIDE = 1000; // units of the drawing
const TALL = 24;

/**
 * @param {string} label what is divided, in words
 * @param {[string, number][]} parts name and number of each
 */
export function shares(label, parts) {
  const all = parts.reduce((sum, [, number]) => sum + number, 0);
  let x = 0;
  const rects = parts.map(([, number], index) => {
    const width = all ? (number / all) * WIDE : 0;
    const rect = svg("rect", { class: `share share-${index + 1}`, x, y: 0, width, height: TALL });
    x += width;
    return rect;
  });
  const words = parts.map(([name, number]) => `${name}: ${count(number)}`).join(", ");
  return h("figure", { class: "shares" },
    svg("svg", { viewBox: `0 0 ${WIDE} ${TALL}`, preserveAspectRatio: "none", role: "img", "aria-label": `${label}. ${words}` },
      rects),
    h("figcaption", {}, parts.map(([name, number], index) =>
      h("span", { class: "key" }, h("span", { class: `swatch share-${index + 1}`, "aria-hidden": "true" }),
        `${name} ${count(number)}`, all > 0 && h("span", { class: "value" }, percent(number / all))))));
}
