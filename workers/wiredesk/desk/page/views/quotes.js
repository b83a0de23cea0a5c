// The quotes that pass the filters, newest article first.

import { path } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { quoteItems } from "/page/parts/cards/quotelist.js";
import { news } from "/page/parts/news.js";
import { older } from "/page/parts/older.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { byRelevance, filterOf, filtersOf, mayMatch } from "/page/parts/search/filters.js";

const PAGE = 20; // quotes asked for at a time

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function quotes(parameters, signal, go) {
  const filter = filterOf(parameters);
  const [first, filters] = await Promise.all([
    ask("/api/quotes", { ...filter, limit: PAGE }, signal),
    filtersOf(filter, "/quotes", signal, go),
  ]);
  const shown = new Map(); // article id → its quotes
  const list = h("ol", { class: "quotes", "aria-label": byRelevance(filter) ? "Quotes, most relevant first" : "Quotes, newest first" },
    quoteItems(first.quotes, shown, { speaker: true }));
  const fresh = news();
  return {
    title: filters.words ? `Quotes ${filters.words}` : "Quotes",
    node: h("div", { class: "river" },
      h("h1", { tabindex: "-1" }, filters.words ? ["Quotes ", h("bdi", {}, filters.words)] : "Latest quotes"),
      filters.node,
      fresh.node,
      first.quotes.length === 0 && h("p", { class: "empty" }, "No quote matches."),
      list,
      older(list, byRelevance(filter) ? "More quotes" : "Older quotes", first.next, async (before) => {
        const more = await ask("/api/quotes", { ...filter, limit: PAGE, before });
        return { elements: quoteItems(more.quotes, shown, { speaker: true }), next: more.next };
      }),
      exportsOf("/api/quotes", filter)),
    article(card) {
      if (!card.quote_count || shown.has(card.article_id) || !mayMatch(filter, card)) return;
      fresh.tell("A new article has quotes.", "Show what is new", () => go(path("/quotes", filter)));
    },
    withdrawn(gone) {
      shown.get(gone)?.remove();
    },
  };
}
