// The text of an article with what was found in it: names, and quotes tied by number to their speakers and cues.

import { entityPath } from "/page/lib/addresses.js";
import { h } from "/page/lib/dom.js";
import { cut, paragraphs } from "/page/lib/marks.js";

/**
 * @param {string} text
 * @param {Object[]} entities of the record
 * @param {Object[]} quotes of the record; their numbers on the page count from 1
 * @returns {HTMLElement[]} a paragraph each
 */
export function copy(text, entities, quotes) {
  const mentions = entities.flatMap((entity) =>
    entity.mentions.map(({ start, end }) => ({ is: "mention", start, end, entity })));
  const parts = quotes.flatMap((quote, index) => tied(quote, index + 1));
  const bounds = paragraphs(text).map(({ start, end }) => ({ is: "paragraph", start, end }));
  const pieces = cut(text, [...bounds, ...mentions, ...parts]);
  return bounds.map((bound) => {
    const inside = pieces.filter(({ start, end }) => bound.start <= start && end <= bound.end);
    return h("p", {}, runs(inside).map(run));
  });
}

/** A quote's marks: its words, the words that say it was said, and whoever said it. */
function tied({ spans, cue, speaker, kind }, number) {
  return [
    ...spans.map(([start, end], order) => ({ is: "said", start, end, number, kind, first: order === 0 })),
    ...(cue ? [{ is: "cue", start: cue.start, end: cue.end, number }] : []),
    ...(speaker ? [{ is: "speaker", start: speaker.start, end: speaker.end, number }] : []),
  ];
}

/** Neighbouring pieces of one mention together, so that a name which a quote begins within is one link. */
function runs(pieces) {
  const found = [];
  for (const piece of pieces) {
    const mention = piece.marks.find(({ is }) => is === "mention");
    const last = found.at(-1);
    if (mention && last && last.mention === mention) last.pieces.push(piece);
    else found.push({ mention, pieces: [piece] });
  }
  return found;
}

/** A run of the text. What leads to its quotes stands around it, since a name may be a link itself. */
function run({ mention, pieces }) {
  const marks = new Set(pieces.flatMap((piece) => piece.marks));
  const { start } = pieces[0];
  const { end } = pieces.at(-1);
  const begin = [...marks].filter((mark) => mark.first && start <= mark.start && mark.start < end);
  const speak = [...marks].filter((mark) => mark.is === "speaker" && start < mark.end && mark.end <= end);
  return [
    begin.map(({ number }) => reference(number)),
    named(mention, pieces.map(marked)),
    speak.length > 0 && h("span", { class: "speaks", "aria-hidden": "true", "data-number": numbers(speak) }),
  ];
}

function named(mention, content) {
  if (!mention) return content;
  const { entity } = mention;
  const href = entityPath(entity);
  const shown = { class: "mention", "data-type": entity.type, title: entity.name };
  return href ? h("a", { ...shown, href }, content) : h("span", shown, content);
}

function marked({ text, marks }) {
  const ties = marks.filter(({ number }) => number);
  if (!ties.length) return text;
  const kind = ties.findLast(({ is }) => is === "said")?.kind;
  const what = [...new Set(ties.map(({ is }) => is))].join(" ");
  return h("span", { class: what, "data-number": numbers(ties), "data-kind": kind }, text);
}

/** Where a quote begins: its number, leading to who said it. */
function reference(number) {
  const label = `Quote ${number}`;
  return h("a", {
    class: "reference", id: `said-${number}`, href: `#quote-${number}`, "data-number": number, "aria-label": label,
  });
}

const numbers = (marks) => [...new Set(marks.map(({ number }) => number))].join(" ");
