// A small bar chart.

import { svg } from "/page/lib/dom.js";

const HEIGHT = 24;
const STEP = 4; // width of a bar and the gap after it
const BAR = 3;

/**
 * @param {number[]} series oldest first
 * @param {string} label what it shows, in words
 * @param {number} [most] the value that fills the height; the largest of the series where not given
 */
export function bars(series, label, most = Math.max(1, ...series)) {
  const rects = series.map((value, index) => {
    const height = value ? Math.max(1.5, (value / most) * HEIGHT) : 0.5;
    return svg("rect", { class: value ? "bar" : "bar none", x: index * STEP, y: HEIGHT - height, width: BAR, height });
  });
  const viewBox = `0 0 ${series.length * STEP - (STEP - BAR)} ${HEIGHT}`;
  return svg("svg", { class: "bars", viewBox, preserveAspectRatio: "none", role: "img", "aria-label": label }, rects);
}
