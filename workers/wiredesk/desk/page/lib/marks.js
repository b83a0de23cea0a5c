// Cutting a text at the offsets of marks that may overlap. Pure: strings and numbers in, strings and numbers out.
// The records count Unicode code points, JavaScript counts UTF-16 units: the difference is known here alone.

/**
 * A text whose parts are asked for by code points.
 * @param {string} text
 * @returns {{length: number, slice: function(number, number): string}}
 */
export function byCodePoints(text) {
  if (!/[\ud800-\udbff]/.test(text)) return { length: text.length, slice: (start, end) => text.slice(start, end) };
  const points = Array.from(text);
  return { length: points.length, slice: (start, end) => points.slice(start, end).join("") };
}

/**
 * The pieces of a text, each with the marks that cover it.
 * @template {{start: number, end: number}} Mark
 * @param {string} text
 * @param {Mark[]} marks in code points, end exclusive; what lies outside the text is passed over
 * @returns {{start: number, end: number, text: string, marks: Mark[]}[]} in order, without gaps; marks as given
 */
export function cut(text, marks) {
  const points = byCodePoints(text);
  const inside = marks.filter((mark) => within(mark, points.length));
  const ends = inside.flatMap(({ start, end }) => [start, end]);
  const edges = [...new Set([0, points.length, ...ends])].sort((a, b) => a - b);
  const waiting = inside.map((mark, order) => ({ mark, order })).sort((a, b) => a.mark.start - b.mark.start);
  const pieces = [];
  let open = [];
  let next = 0;
  for (let edge = 0; edge + 1 < edges.length; edge++) {
    const [start, end] = [edges[edge], edges[edge + 1]];
    open = open.filter(({ mark }) => mark.end > start);
    while (next < waiting.length && waiting[next].mark.start === start) open.push(waiting[next++]);
    const covering = [...open].sort((a, b) => a.order - b.order).map(({ mark }) => mark);
    pieces.push({ start, end, text: points.slice(start, end), marks: covering });
  }
  return pieces;
}

function within({ start, end }, length) {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= length;
}

/**
 * Where the paragraphs of a text are: they are parted by blank lines.
 * @param {string} text
 * @returns {{start: number, end: number}[]} in code points
 */
export function paragraphs(text) {
  const found = [];
  let at = 0;
  for (const part of text.split(/(\n{2,})/)) {
    const length = byCodePoints(part).length;
    if (length && !part.startsWith("\n\n")) found.push({ start: at, end: at + length });
    at += length;
  }
  return found;
}
