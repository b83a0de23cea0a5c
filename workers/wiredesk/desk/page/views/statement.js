// A statement's history: who quoted it first, who repeats it, and how its words changed on the way.

import { articlePath, personPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h } from "/page/lib/dom.js";
import { inWords } from "/page/lib/flags.js";
import { counted, headline } from "/page/lib/words.js";
import { copier } from "/page/parts/cards/quote.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { when } from "/page/parts/when.js";

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function statement(parameters, signal) {
  const id = parameters.get("id") ?? "";
  const answer = await ask("/api/statement", { id }, signal);
  const { speaker, first, repeats, repeats_total: all, variants } = answer;
  const rooms = new Set([first, ...repeats].map(({ article }) => article.source).filter(Boolean)).size;
  const name = speaker?.name ?? "Somebody";
  return {
    title: `${name}: ${answer.text.slice(0, 60)}`,
    node: h("div", { class: "page" },
      h("p", { class: "kicker" }, h("span", {}, "Statement of ",
        speaker?.person_id
          ? h("a", { href: personPath(speaker.person_id) }, h("bdi", {}, name))
          : h("bdi", {}, speaker ? name : "a speaker who is not named"))),
      h("h1", { class: "statement-words", tabindex: "-1", dir: "auto" }, answer.text),
      h("p", { class: "lead" },
        `In ${counted(all + 1, "quote")}${rooms ? ` of ${counted(rooms, "newsroom")}` : ""}. `,
        variants.length ? `${counted(variants.length, "other wording")}.` : "Always in the same words."),
      source(first, "First here", first.quote, speaker),
      h("p", { class: "hint" }, "First among the articles that this desk has; it may have been said elsewhere before."),
      variants.length > 0 && h("section", { "aria-labelledby": "wordings-heading" },
        h("h2", { id: "wordings-heading", class: "list-heading" }, "Other wordings"),
        h("ol", { class: "wordings" }, variants.map(wording))),
      h("section", { "aria-labelledby": "repeats-heading" },
        h("h2", { id: "repeats-heading", class: "list-heading" }, "Repeated by, in order of time"),
        repeats.length === 0 && h("p", { class: "empty" }, "Nobody."),
        h("ol", { class: "repeats-list" }, repeats.map((repeat) => line(repeat, variants)))),
      exportsOf("/api/statement", { id }),
    ),
  };
}

function source({ article }, label, words, speaker) {
  const quote = { kind: "direct", text: words, speaker: speaker && { name: speaker.name, description: null } };
  return h("div", { class: "first-source said", "data-kind": "direct" },
    h("p", { class: "where" }, h("span", { class: "label-plain" }, `${label}: `), link(article)),
    h("blockquote", { dir: "auto" }, words),
    article.seq !== null && h("p", { class: "by" }, copier(quote, { ...article, url: null })));
}

function link(article) {
  const words = h("bdi", {}, headline(article));
  return [
    when(article.published_at ?? article.arrived_at), " ",
    article.source && [h("span", { class: "source" }, h("bdi", {}, article.source)), " "],
    article.seq === null
      ? h("span", { class: "gone" }, article.headline ? words : "an article that this desk does not have")
      : h("a", { href: articlePath(article.article_id) }, words),
  ];
}

function line({ article, independent, variant }, variants) {
  const other = variant === null ? null : variants[variant];
  return h("li", {}, link(article),
    h("span", { class: "value" }, independent ? "own report" : "copy or second mention"),
    other && h("span", { class: "value" }, h("a", { href: `#wording-${variant + 1}` }, `wording ${variant + 1}`)));
}

function wording({ text, parts, flags, speaker }, index) {
  return h("li", { id: `wording-${index + 1}`, tabindex: "-1" },
    h("blockquote", { dir: "auto" }, parts.length ? parts.map(part) : text),
    h("p", { class: "by" },
      h("span", {}, `Wording ${index + 1}`),
      inWords(flags).map((words) => h("span", { class: "label" }, words)),
      speaker && h("span", { class: "called" }, "credited to ", h("bdi", {}, speaker))));
}

function part({ op, text, was }) {
  const gone = was && h("del", {}, h("span", { class: "unseen" }, "instead of "), was);
  if (op === "same") return text;
  if (op === "missing") return [gone, " "];
  return [gone, gone && " ", h("ins", {}, text.trimEnd()), " "];
}
