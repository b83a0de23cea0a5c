// Whoever speaks: all that they are quoted with, newest first.

import { articlePath, personPath, riverPath } from "/page/addresses.js";
import { ask } from "/page/api.js";
import { fill, h } from "/page/dom.js";
import { when } from "/page/when.js";
import { counted, headline, KINDS, percent, quoted } from "/page/words.js";

const PAGE = 20; // quotes asked for at a time

/** @returns {Promise<import("/page/router.js").View>} */
export async function person(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const answer = await ask("/api/person", { id, limit: PAGE }, signal);
  let { next } = answer;
  const list = h("ol", { class: "quotes", "aria-label": "Quotes, newest first" }, answer.quotes.map(entry));
  const older = h("button", { type: "button", class: "older", hidden: next === null, onclick: readOn }, "Older quotes");
  const end = h("p", { class: "end" }, answer.quotes.length ? null : "No article that is kept quotes this name.");
  const notice = h("div", { class: "news-of-it", role: "status" });

  async function readOn() {
    try {
      const page = await ask("/api/person", { id, before: next, limit: PAGE });
      list.append(...page.quotes.map(entry));
      next = page.next;
      older.hidden = next === null;
      fill(end);
    } catch (error) {
      fill(end, `${error.message} Press the button to try again.`);
    }
  }

  return {
    title: answer.name,
    node: h("div", { class: "page" },
      notice,
      h("p", { class: "kicker" }, h("span", {}, "Quotes of")),
      h("h1", { tabindex: "-1" }, h("bdi", {}, answer.name)),
      h("p", { class: "lead" },
        `${counted(answer.quote_count, "quote")}. `,
        h("a", { href: riverPath({ person: id }) }, `Named in ${counted(answer.articles, "article")}`)),
      list, older, end,
    ),
    article(card) {
      const named = [...card.entities, ...card.quotes.map(({ speaker }) => speaker)].some((one) => one?.entity_id === id);
      if (!named) return;
      fill(notice, "A new article names them. ", h("button", { type: "button", onclick: () => go(personPath(id)) }, "Show what is new"));
    },
  };
}

function entry({ quote, article }) {
  return h("li", { class: "said", "data-kind": quote.kind },
    h("blockquote", { dir: "auto" }, quoted(quote)),
    h("p", { class: "by" },
      when(article.published_at ?? article.arrived_at), " ",
      h("a", { href: articlePath(article.article_id) }, h("bdi", {}, headline(article))),
      article.source && h("span", { class: "source" }, h("bdi", {}, article.source)),
      h("span", { class: "kind" }, KINDS[quote.kind]),
      h("span", { class: "sureness" }, `${percent(quote.confidence)} sure`)),
    quote.speaker?.description && h("p", { class: "description" }, h("bdi", {}, quote.speaker.description)),
  );
}
