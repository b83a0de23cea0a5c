// New articles for the list on screen: announced above it with a button, so that the reader decides when it changes.

import { fill, h } from "/page/lib/dom.js";

/** @returns {{node: HTMLElement, tell: function(string, string, function(): void): void}} */
export function news() {
  const node = h("div", { class: "news", role: "status" });
  const tell = (words, button, act) => fill(node, words, " ", h("button", { type: "button", onclick: act }, button));
  return { node, tell };
}
