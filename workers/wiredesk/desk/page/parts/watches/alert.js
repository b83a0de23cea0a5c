// An alert: the article that raised it, why, what matched in it, and what became of it.

import { articlePath, personPath, storyPath, watchPath } from "/page/lib/addresses.js";
import { h } from "/page/lib/dom.js";
import { counted, headline, KINDS, percent } from "/page/lib/words.js";
import { entry } from "/page/parts/cards/sharing.js";
import { when } from "/page/parts/when.js";
import { marked } from "/page/parts/watches/marked.js";

const STATUS = { updated: "Updated", retracted: "Retracted", merged: "Merged" };

/**
 * @param {any} alert as the API gives it
 * @param {{watch?: boolean}} [how] whether to name the watch
 */
export function alertOf(alert, { watch = true } = {}) {
  const { article, evidence, status } = alert;
  const over = status === "retracted" || status === "merged";
  return h("li", { id: `alert-${alert.seq}`, class: over ? "alert over" : "alert", tabindex: "-1" },
    h("p", { class: "card-facts" },
      STATUS[status] && h("span", { class: over ? "label" : "label calm" }, STATUS[status]),
      when(alert.raised_at),
      watch && h("span", {}, "for ", h("a", { href: watchPath(alert.watch_id) }, h("bdi", {}, alert.watch_name))),
      article.source && h("span", { class: "source" }, h("bdi", {}, article.source))),
    match(article, evidence, alert.url),
    alert.articles_total > 1 && h("div", { class: "grown" },
      h("p", {}, `${counted(alert.articles_total, "article")} of the story, `,
        `${counted(alert.newsrooms, "newsroom")} in their own words`,
        alert.version > 1 && [", changed ", when(alert.changed_at)], ". ",
        alert.story_id && h("a", { href: storyPath(alert.story_id) }, "All of the story")),
      alert.articles.length > 0 && h("details", {}, h("summary", {},
          alert.articles_total - 1 > alert.articles.length ? "Newest articles" : "Other articles"),
        h("ul", { class: "grown-list" }, alert.articles.map(entry)))));
}

/** An article that matches, with what matched in it. */
export function match(article, evidence, url) {
  const words = evidence.headline.text ? marked(evidence.headline.text, evidence.headline.marks) : headline(article);
  const name = h("bdi", {}, words);
  return [
    h("h3", { dir: "auto" },
      article.seq === null ? h("span", {}, name) : h("a", { href: articlePath(article.article_id) }, name)),
    article.seq === null && h("p", { class: "hint" }, "This desk does not have the article. ",
      url && h("a", { href: url, rel: "noreferrer" }, "At its source")),
    h("p", { class: "reason", dir: "auto" }, evidence.reason),
    evidence.quotes.map((quote) => said(quote)),
    evidence.passages.length > 0 && h("ul", { class: "passages", "aria-label": "Where it matches" },
      evidence.passages.map(({ text, marks }) => h("li", { dir: "auto" }, marked(text, marks)))),
  ];
}

function said({ kind, text, marks, speaker, speaker_id: id, confidence }) {
  const words = marked(text, marks);
  const name = speaker && h("bdi", {}, speaker);
  return h("div", { class: "said found", "data-kind": kind },
    h("blockquote", { dir: "auto" }, kind === "direct" ? ["“", words, "”"] : words),
    h("p", { class: "by" },
      h("span", { class: "speaker-name" }, id ? h("a", { href: personPath(id) }, name) : (name ?? "speaker not named")),
      h("span", { class: "kind" }, KINDS[kind]),
      h("span", { class: "sureness" }, `${percent(confidence)} sure`)));
}
