// Whoever speaks: all that they are quoted with, newest first.

import { articlePath, personPath, riverPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { news } from "/page/parts/news.js";
import { older } from "/page/parts/older.js";
import { when } from "/page/parts/when.js";
import { counted, headline, KINDS, percent, quoted } from "/page/lib/words.js";

const PAGE = 20; // quotes asked for at a time

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function person(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const page = (before, stop) => ask("/api/person", { id, before, limit: PAGE }, stop);
  const { name, articles, quote_count: all, quotes, next } = await page(null, signal);
  const shown = new Map(); // article id → its quotes
  const list = h("ol", { class: "quotes", "aria-label": "Quotes, newest first" }, entries(quotes, shown));
  const fresh = news();
  return {
    title: name,
    node: h("div", { class: "page" },
      fresh.node,
      h("p", { class: "kicker" }, h("span", {}, "Quotes of")),
      h("h1", { tabindex: "-1" }, h("bdi", {}, name)),
      h("p", { class: "lead" },
        `${counted(all, "quote")}. `,
        h("a", { href: riverPath({ person: id }) }, `Named in ${counted(articles, "article")}`)),
      quotes.length === 0 && h("p", { class: "empty" }, "No article that is kept quotes this name."),
      list,
      older(list, "Older quotes", next, async (before) => {
        const more = await page(before);
        return { elements: entries(more.quotes, shown), next: more.next };
      }),
    ),
    article(card) {
      const speakers = card.quotes.map(({ speaker }) => speaker);
      if (![...card.entities, ...speakers].some((one) => one?.entity_id === id)) return;
      fresh.tell("A new article names them.", "Show what is new", () => go(personPath(id)));
    },
    withdrawn(gone) {
      shown.get(gone)?.remove();
    },
  };
}

/** The quotes, those of one article together, and noted under its id: they come in the order of the articles. */
function entries(quotes, shown) {
  const groups = [];
  for (const { quote, article } of quotes) {
    const last = groups.at(-1);
    if (last && last.article.article_id === article.article_id) last.said.push(quote);
    else groups.push({ article, said: [quote] });
  }
  return groups.map(({ article, said }) => {
    const element = h("li", {}, where(article), h("ul", {}, said.map(entry)));
    shown.set(article.article_id, element);
    return element;
  });
}

function where(article) {
  return h("p", { class: "where" },
    when(article.published_at ?? article.arrived_at), " ",
    h("a", { href: articlePath(article.article_id) }, h("bdi", {}, headline(article))),
    article.source && h("span", { class: "source" }, h("bdi", {}, article.source)));
}

function entry(quote) {
  const called = quote.speaker?.description;
  return h("li", { class: "said", "data-kind": quote.kind },
    h("blockquote", { dir: "auto" }, quoted(quote)),
    h("p", { class: "by" },
      KINDS[quote.kind], h("span", { class: "sureness" }, `${percent(quote.confidence)} sure`),
      called && h("span", { class: "called" }, "described as ", h("bdi", {}, called))),
  );
}
