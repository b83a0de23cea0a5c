// Taking a view along: links to it as CSV, as JSON lines and as an Atom feed.

import { path } from "/page/lib/addresses.js";
import { open, hasToken } from "/page/lib/api.js";
import { fill, h } from "/page/lib/dom.js";

const FORMATS = { csv: "CSV", jsonl: "JSON lines", atom: "Atom feed" };

/**
 * @param {string} question the API's address of the view
 * @param {Object<string, string|number|null|undefined>} parameters
 */
export function exportsOf(question, parameters = {}) {
  const status = h("span", { role: "status" });
  const links = Object.entries(FORMATS).map(([format, words]) => {
    const order = format === "atom" ? null : parameters.order; // a feed goes by time
    const address = path(question, { ...parameters, order, format });
    const link = h("a", { class: "export", href: address, download: format === "atom" ? null : `wiredesk.${format}` }, words);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // it is no view of this page
      if (hasToken()) save(address, format, status);
      else location.assign(address);
    });
    return h("li", {}, link);
  });
  return h("div", { class: "exports" }, h("span", { title: "All entries, in a feed the newest 100" }, "Take along: "), h("ul", { "aria-label": "Exports" }, links), status);
}

/** Fetch with the token, which a plain link cannot send, and hand the file to the browser. */
async function save(address, format, status) {
  try {
    const file = URL.createObjectURL(await (await open(address)).blob());
    const link = /** @type {HTMLAnchorElement} */ (h("a", { download: `wiredesk.${format}` }));
    link.href = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), 60_000);
    fill(status);
  } catch (error) {
    fill(status, error.message);
  }
}
