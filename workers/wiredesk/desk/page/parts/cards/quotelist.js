// A list of quotes, those of one article together under its name.

import { articlePath } from "/page/lib/addresses.js";
import { h } from "/page/lib/dom.js";
import { headline } from "/page/lib/words.js";
import { quoteOf } from "/page/parts/cards/quote.js";
import { withdrawn } from "/page/parts/cards/withdrawn.js";
import { when } from "/page/parts/when.js";

/**
 * The quotes as list items, one for each article.
 * @param {{quote: Object, article: Object}[]} quotes those of an article next to each other
 * @param {Map<string, HTMLElement>} shown takes the item of each article under its id
 * @param {{speaker: boolean}} how whether to name the speakers
 */
export function quoteItems(quotes, shown, { speaker }) {
  const groups = [];
  for (const { quote, article } of quotes) {
    const last = groups.at(-1);
    if (last && last.article.article_id === article.article_id) last.said.push(quote);
    else groups.push({ article, said: [quote] });
  }
  return groups.map(({ article, said }) => {
    const items = said.map((quote) => quoteOf(quote, article, { speaker, sure: true }));
    const element = h("li", {}, where(article), h("ul", {}, items));
    shown.set(article.article_id, element);
    return element;
  });
}

function where(article) {
  const given = article.published_as_given;
  return h("p", { class: "where" },
    given ? h("span", { class: "time" }, h("bdi", {}, given)) : when(article.published_at ?? article.arrived_at), " ",
    h("a", { href: articlePath(article.article_id) }, h("bdi", {}, headline(article))),
    article.source && h("span", { class: "source" }, h("bdi", {}, article.source)), withdrawn(article));
}
