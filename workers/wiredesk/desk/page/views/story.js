// A story: its articles in the order of time, who and where it is about, and what was said in it.

import { personPath, placePath, statementPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { inWords } from "/page/lib/flags.js";
import { counted } from "/page/lib/words.js";
import { entry } from "/page/parts/cards/sharing.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { when } from "/page/parts/when.js";

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function story(parameters, signal) {
  const id = parameters.get("id") ?? "";
  const answer = await ask("/api/story", { id }, signal);
  const reports = answer.articles.filter(({ copy_of: original }) => !original);
  const copies = answer.articles.filter(({ copy_of: original }) => original);
  const title = answer.title || "Untitled story";
  return {
    title,
    node: h("div", { class: "page" },
      h("p", { class: "kicker" }, h("span", {}, "Story")),
      h("h1", { tabindex: "-1", dir: "auto" }, title),
      h("p", { class: "lead" },
        `${counted(answer.articles_total, "article")}, ${counted(answer.newsrooms, "newsroom")} in their own words`,
        answer.first_seen && [", from ", when(answer.first_seen), " to ", when(answer.last_seen)], "."),
      answer.articles_total > answer.articles.length && h("p", { class: "hint" },
        `Listed are the first article and the newest, ${answer.articles.length} in all.`),
      list("reports", "Own reports, in order of time", reports.map(entry)),
      list("copies", "Copies of them", copies.map((copy) => copied(copy, answer.articles))),
      list("statements", "What was said, most repeated first", answer.statements.map(said)),
      list("people", "People", answer.people.map((one) => named(one, personPath))),
      list("places", "Places", answer.places.map((one) => named(one, placePath))),
      exportsOf("/api/story", { id }),
    ),
  };
}

function list(id, heading, items) {
  if (!items.length) return null;
  return h("section", { class: "story-part", "aria-labelledby": `${id}-heading` },
    h("h2", { id: `${id}-heading`, class: "list-heading" }, heading),
    h("ol", {}, items));
}

function copied(article, articles) {
  const original = articles.find(({ article_id: id }) => id === article.copy_of);
  const line = entry(article);
  if (original?.source) line.append(" of ", h("bdi", {}, original.source));
  return line;
}

function said({ statement_id: id, speaker, text, repeats, flags }) {
  return h("li", { class: "said", "data-kind": "direct" },
    h("blockquote", { dir: "auto" }, h("a", { href: statementPath(id) }, text)),
    h("p", { class: "by" },
      h("span", { class: "speaker-name" }, speaker ? h("bdi", {}, speaker.name) : "speaker not named"),
      h("span", { class: "kind" }, repeats ? `repeated ${counted(repeats, "time")}` : "not repeated"),
      inWords(flags).map((words) => h("span", { class: "label" }, words))));
}

function named({ id, name, articles }, path) {
  return h("li", {}, h("a", { href: path(id) }, h("bdi", {}, name)),
    h("span", { class: "value" }, counted(articles, "article")));
}
