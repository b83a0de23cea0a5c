// The mark of an article that its source took back.

import { h } from "/page/lib/dom.js";
import { when } from "/page/parts/when.js";

/** When an article was taken back; null for one that was not. */
export function withdrawn({ withdrawn_at: at }) {
  return at && h("span", { class: "label" }, "withdrawn ", when(at));
}

/** Whether the desk has the article of a card: of a withdrawn one it keeps the headline alone. */
export const isHere = ({ group }) => !group.startsWith("withdrawn ");
