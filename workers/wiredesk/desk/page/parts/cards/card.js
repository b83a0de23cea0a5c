// A story in a list: when, from where, the headline, how it begins, who is in it, what was said, and who else tells it.
// Of a withdrawn story the headline stays, struck out.

import { articlePath, entityPath } from "/page/lib/addresses.js";
import { h } from "/page/lib/dom.js";
import { counted, headline, language, languageTag } from "/page/lib/words.js";
import { quoteOf } from "/page/parts/cards/quote.js";
import { sharing } from "/page/parts/cards/sharing.js";
import { isHere, withdrawn } from "/page/parts/cards/withdrawn.js";
import { published, when } from "/page/parts/when.js";

/**
 * @param {Object} card as /api/articles and the live stream give it
 * @param {string|null} label what is to be said of it besides, as "corrected"
 */
export function cardOf(card, label = null) {
  const { quotes, quote_count: all } = card;
  const lang = languageTag(card.language);
  const foreign = lang && lang !== "en" && h("span", {}, language(lang));
  const given = published(card);
  return h("article", { class: card.withdrawn_at ? "card taken-back" : "card" },
    h("p", { class: "card-facts" },
      when(card.arrived_at),
      card.source && h("span", { class: "source" }, h("bdi", {}, card.source)),
      foreign,
      given && h("span", { class: "published" }, "published ", given),
      label && h("span", { class: "label" }, label),
      withdrawn(card),
    ),
    h("div", { class: "card-story", lang, dir: "auto" },
      h("h2", {}, heading(card)),
      card.subhead && h("p", { class: "subhead" }, card.subhead),
      card.passage
        ? h("p", { class: "summary passage" }, card.passage)
        : card.summary && h("p", { class: "summary" },
          card.dateline && h("span", { class: "dateline" }, card.dateline, " — "), card.summary),
      card.entities.length > 0 && h("ul", { class: "names", "aria-label": "Named in it" }, card.entities.map(name)),
      sharing(card),
    ),
    quotes.length > 0 && h("div", { class: "card-said" },
      h("ul", { "aria-label": "Quotes" }, quotes.map((quote) => quoteOf(quote, card))),
      all > quotes.length && h("p", { class: "more" }, more(all - quotes.length, card))),
  );
}

/** The headline. If withdrawn, it says so to screen readers, which may ignore a line through it. */
function heading(card) {
  const words = headline(card);
  if (!card.withdrawn_at) return h("a", { href: articlePath(card.article_id) }, words);
  const struck = [h("span", { class: "unseen" }, "Withdrawn: "), h("s", {}, words)];
  return isHere(card) ? h("a", { href: articlePath(card.article_id) }, struck) : struck;
}

function more(number, card) {
  const words = counted(number, "more quote");
  return h("a", { href: articlePath(card.article_id), "aria-label": `${words} in ${headline(card)}` }, words);
}

function name(entity) {
  const path = entityPath(entity);
  return h("li", { "data-type": entity.type },
    path ? h("a", { href: path }, h("bdi", {}, entity.name)) : h("bdi", {}, entity.name));
}
