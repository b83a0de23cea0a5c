// What is shown at an address that leads nowhere.

import { h } from "/page/lib/dom.js";

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function missing() {
  return notice("No such page", "Nothing is at this address.", h("a", { href: "/" }, "Back to the river"));
}

/**
 * A page that says why there is nothing else to show.
 * @param {string} heading
 * @param {string} words
 * @param {HTMLElement} then what one can do
 * @returns {import("/page/lib/router.js").View}
 */
export function notice(heading, words, then) {
  const node = h("div", { class: "page" },
    h("h1", { tabindex: "-1" }, heading), h("p", { class: "empty" }, words), h("p", {}, then));
  return { title: heading, node };
}
