// Whoever speaks: all names they go by, and all that they are quoted with, newest first.

import { path, personPath, riverPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { counted } from "/page/lib/words.js";
import { quoteItems } from "/page/parts/cards/quotelist.js";
import { news } from "/page/parts/news.js";
import { older } from "/page/parts/older.js";
import { exportsOf } from "/page/parts/search/exports.js";

const PAGE = 20; // quotes asked for at a time

const REASONS = {
  fullest: "the fullest name",
  same_name: "the same name",
  middle_name: "with or without a middle name",
  given_name: "a short form or initials of the given name",
  surname: "the surname alone",
  alias: "a short name",
  knowledge: "by your own file of names",
};

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function person(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const page = (before, stop) => ask("/api/person", { id, before, limit: PAGE }, stop);
  const { name, names, articles, quote_count: all, quotes, next } = await page(null, signal);
  const shown = new Map(); // article id → its quotes
  const list = h("ol", { class: "quotes", "aria-label": "Quotes, newest first" },
    quoteItems(quotes, shown, { speaker: false }));
  const fresh = news();
  const ids = new Set(names.map(({ entity_id: entity }) => entity));
  return {
    title: name,
    node: h("div", { class: "page" },
      fresh.node,
      h("p", { class: "kicker" }, h("span", {}, "Quotes of")),
      h("h1", { tabindex: "-1" }, h("bdi", {}, name)),
      h("p", { class: "lead" },
        `${counted(all, "quote")}. `,
        h("a", { href: riverPath({ person: id }) }, `Named in ${counted(articles, "article")}`), ". ",
        h("a", { href: path("/quotes", { about: id }) }, "What others say about them")),
      alsoNamed(names),
      quotes.length === 0 && h("p", { class: "empty" }, "No article that is kept quotes this name."),
      list,
      older(list, "Older quotes", next, async (before) => {
        const more = await page(before);
        return { elements: quoteItems(more.quotes, shown, { speaker: false }), next: more.next };
      }),
      exportsOf("/api/quotes", { speaker: id }),
    ),
    article(card) {
      const speakers = card.quotes.map(({ speaker }) => speaker);
      if (![...card.entities, ...speakers].some((one) => ids.has(one?.entity_id))) return;
      fresh.tell("A new article names them.", "Show what is new", () => go(personPath(id)));
    },
    withdrawn(gone) {
      shown.get(gone)?.remove();
    },
  };
}

/** The other names, each with the reason why it is taken for the same. */
function alsoNamed(names) {
  if (names.length < 2) return null;
  return h("section", { class: "also", "aria-labelledby": "also-heading" },
    h("h2", { id: "also-heading" }, "Names taken for the same"),
    h("ul", {}, names.map(({ name, articles, reason }) =>
      h("li", {}, h("bdi", {}, name),
        h("span", { class: "value" }, counted(articles, "article")),
        reason && h("span", { class: "value" }, REASONS[reason] ?? reason)))));
}
