// What a list goes on with: a button that asks for what is older, and a word where there is none.

import { fill, h } from "/page/lib/dom.js";

/**
 * @param {HTMLElement} list
 * @param {string} words of the button
 * @param {number|null} next the `before` of the next page, null where there is none
 * @param {function(number): Promise<{elements: HTMLElement[], next: number|null}>} more asks for a page
 * @returns {HTMLElement[]} what stands under the list
 */
export function older(list, words, next, more) {
  const end = h("p", { class: "end", role: "status" });
  const button = h("button", { type: "button", class: "older", hidden: next === null, onclick: readOn }, words);

  async function readOn() {
    try {
      if (next === null) return;
      const page = await more(next);
      list.append(...page.elements);
      next = page.next;
      button.hidden = next === null;
      fill(end);
    } catch (error) {
      fill(end, `${error.message} Press the button to try again.`);
    }
  }

  return [button, end];
}
