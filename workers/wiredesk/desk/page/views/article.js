// One article: what is known about it set apart, its text with what was found in it, and who said what beside it.

import { articlePath, entityPath, statementPath } from "/page/lib/addresses.js";
import { announce } from "/page/lib/announce.js";
import { ask } from "/page/lib/api.js";
import { copy } from "/page/parts/copy.js";
import { fill, h, web } from "/page/lib/dom.js";
import { keepBeside } from "/page/parts/margin.js";
import { news } from "/page/parts/news.js";
import { copier } from "/page/parts/cards/quote.js";
import { RELATIONS, sharing } from "/page/parts/cards/sharing.js";
import { byline } from "/page/parts/cards/speaker.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { withdrawn } from "/page/parts/cards/withdrawn.js";
import { ties } from "/page/parts/ties.js";
import { when } from "/page/parts/when.js";
import {
  country, counted, headline, KINDS, language, languageTag, percent, quoted, spelled, TYPES,
} from "/page/lib/words.js";

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function article(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const answer = await ask("/api/article", { id }, signal);
  const fresh = news();
  const node = h("div", { class: "page" }, fresh.node, whole(answer));
  const view = {
    title: headline(answer.card),
    node,
    article(card) {
      if (card.article_id !== id || card.seq <= answer.card.seq) return;
      fresh.tell("A corrected version has arrived.", "Show it", () => go(articlePath(id)));
    },
    withdrawn(gone) {
      if (gone !== id) return;
      fill(node, h("h1", { tabindex: "-1" }, "This article was withdrawn"),
        h("p", { class: "empty" }, "Its source took it back, so it is no longer shown."),
        h("p", {}, h("a", { href: "/" }, "Back to the river")));
      if (node.isConnected) announce("This article was withdrawn.");
    },
    /** After a break: what became of it meanwhile. */
    async open({ again }) {
      if (!again) return;
      try {
        view.article((await ask("/api/article", { id })).card);
      } catch (error) {
        if (error.status === 404) view.withdrawn(id);
      }
    },
  };
  return view;
}

function whole({ card, article: record, entities, quotes, statements, copied }) {
  const repeated = new Map(statements.map((one) => [one.quote_id, one]));
  const shown = h("article", { class: "article" },
    head(card, record, copied),
    body(card, record, entities, quotes, repeated),
    captions(record),
    names(entities),
    sharing(card),
    done(record),
    exportsOf("/api/article", { id: card.article_id }),
  );
  ties(shown);
  return shown;
}

function head(card, record, copied) {
  const lang = languageTag(record.language);
  const original = web(record.url);
  return h("header", { class: "article-head" },
    h("p", { class: "kicker" },
      [card.source, record.section].filter(Boolean).map((words) => h("span", {}, h("bdi", {}, words)))),
    card.withdrawn_at && h("p", {}, withdrawn(card)),
    h("h1", { tabindex: "-1", lang, dir: "auto" }, record.title || headline(card)),
    record.subhead && h("p", { class: "subhead", lang, dir: "auto" }, record.subhead),
    (record.byline.length > 0 || record.agency) && h("p", { class: "byline" },
      record.byline.length > 0 && ["By ", h("bdi", {}, listed(record.byline))],
      record.agency && h("span", { class: "agency" }, h("bdi", {}, record.agency))),
    record.notices.length > 0 &&
      h("ul", { class: "notices", "aria-label": "Notices to editors" }, record.notices.map(noticeOf)),
    h("dl", { class: "facts" },
      fact("Published", card.published_as_given
        ? h("span", { class: "time" }, h("bdi", {}, card.published_as_given))
        : when(card.published_at)),
      fact("Modified", when(record.modified_at)),
      fact("Arrived", when(card.arrived_at)),
      fact("Language", language(record.language)),
      fact("Version", record.revision > 1 && String(record.revision)),
      fact("Original", original && outside(original)),
      fact("Text", copied && copyOf(copied)),
    ),
  );
}

function copyOf({ original_id: id, relation, agency, here }) {
  const words = RELATIONS[relation] ?? "copy";
  return [here ? h("a", { href: articlePath(id) }, `${words} of another article`) : `${words} of another article`,
    agency && [" by ", h("bdi", {}, agency)]];
}

const outside = (address) => h("a", { href: address, rel: "noopener noreferrer nofollow" }, new URL(address).host);

const fact = (name, value) => value && h("div", {}, h("dt", {}, name), h("dd", {}, value));

const listed = (names) => new Intl.ListFormat("en-GB").format(names);

function noticeOf({ kind, text, until }) {
  const ends = until && [" until ", when(until)];
  return h("li", { class: "label", "data-kind": kind }, h("bdi", {}, text || spelled(kind)), ends);
}

function body(card, record, entities, quotes, repeated) {
  const lang = languageTag(record.language);
  const text = h("div", { class: "text", lang, dir: "auto" },
    record.dateline && h("p", { class: "dateline" }, h("bdi", {}, record.dateline.text)),
    record.text ? copy(record.text, entities, quotes) : h("p", { class: "empty" }, "This article has no text."),
  );
  const list = h("ol", { class: "notes" }, quotes.map((quote, index) => note(quote, index, card, repeated.get(quote.quote_id))));
  const margin = h("section", { class: "margin", "aria-labelledby": "quotes-heading" },
    h("h2", { id: "quotes-heading" }, quotes.length ? counted(quotes.length, "quote") : "No quotes were found"),
    list,
  );
  keepBeside(list, (entry) => text.querySelector(`#said-${entry.getAttribute("data-number")}`));
  return h("div", { class: "copy" }, text, margin);
}

function note(quote, index, card, statement) {
  const number = index + 1;
  const back = { class: "note-number", href: `#said-${number}`, "aria-label": `Quote ${number} in the text` };
  const tied = { "data-number": number, "data-kind": quote.kind };
  return h("li", { class: "note", id: `quote-${number}`, tabindex: "-1", ...tied },
    h("p", { class: "by" }, h("a", back, number), " ", byline(quote.speaker)),
    h("blockquote", { dir: "auto" }, quoted(quote)),
    h("p", { class: "sureness" },
      KINDS[quote.kind], ` · ${percent(quote.confidence)} sure`,
      quote.spans.length > 1 && ` · in ${quote.spans.length} parts`,
      statement && [" · ", h("a", { href: statementPath(statement.statement_id) },
        `repeated ${counted(statement.repeats, "time")}`)],
      copier(quote, card)),
  );
}

function captions({ captions: all }) {
  if (!all.length) return null;
  return h("section", { class: "captions", "aria-labelledby": "captions-heading" },
    h("h2", { id: "captions-heading" }, all.length === 1 ? "Caption" : "Captions"),
    h("ul", {}, all.map(({ text, credit }) =>
      h("li", { dir: "auto" }, text, credit && h("span", { class: "credit" }, h("bdi", {}, credit))))));
}

function names(entities) {
  const types = Object.keys(TYPES).filter((type) => entities.some((entity) => entity.type === type));
  if (!types.length) return null;
  return h("section", { class: "named", "aria-labelledby": "named-heading" },
    h("h2", { id: "named-heading" }, "Named in it"),
    h("dl", {}, types.map((type) => h("div", { "data-type": type },
      h("dt", {}, TYPES[type].all),
      entities.filter((entity) => entity.type === type).map((entity) => h("dd", {}, nameOf(entity)))))));
}

function nameOf(entity) {
  const href = entityPath(entity);
  const name = h("bdi", {}, entity.name);
  const { date, country: code } = entity.links;
  const times = entity.mentions.length;
  return [
    href ? h("a", { href }, name) : name,
    date && h("span", { class: "value" }, date),
    entity.type === "LOCATION" && code && country(code) !== entity.name && h("span", { class: "value" }, country(code)),
    times > 1 && h("span", { class: "times" },
      h("span", { class: "unseen" }, `, ${times} times`), h("span", { "aria-hidden": "true" }, ` ×${times}`)),
  ];
}

/** What was done to the article on its way: on demand, since few ask, and in full, since those who ask want all. */
function done({ repairs, removed }) {
  return h("section", { class: "done", "aria-labelledby": "done-heading" },
    h("h2", { id: "done-heading" }, "What was done to it"),
    h("details", { class: "repaired" },
      h("summary", {}, repairs.length ? `Repaired: ${counted(total(repairs), "place")}` : "Repaired: nothing"),
      h("ul", {}, repairs.map(({ kind, field, count }) =>
        h("li", {}, `${spelled(kind)} in the ${spelled(field)}, ${counted(count, "place")}`)))),
    h("details", { class: "removed" },
      h("summary", {}, removed.length ? `Removed: ${counted(removed.length, "piece")}` : "Removed: nothing"),
      h("dl", {}, removed.map(({ text, reason }) =>
        h("div", {}, h("dt", {}, spelled(reason)), h("dd", { dir: "auto" }, text))))),
  );
}

const total = (repairs) => repairs.reduce((sum, { count }) => sum + count, 0);
