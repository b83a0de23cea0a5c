// The articles that share a card: own reports of other newsrooms one by one, copies together.

import { articlePath, storyPath } from "/page/lib/addresses.js";
import { h } from "/page/lib/dom.js";
import { counted, headline } from "/page/lib/words.js";
import { withdrawn } from "/page/parts/cards/withdrawn.js";
import { when } from "/page/parts/when.js";

const SHOWN = 4; // other reports on a card; all are on the story's page

/** What stands on a card of the articles that share it; null where there are none. */
export function sharing(card) {
  const { story } = card;
  if (!story) return null;
  const reports = story.others.filter(({ copy_of: original }) => !original);
  const copies = story.others.filter(({ copy_of: original }) => original);
  const rooms = story.newsrooms.length;
  return h("div", { class: "sharing" },
    h("p", { class: "sharing-count" },
      story.story_id
        ? h("a", { href: storyPath(story.story_id), "aria-label": `All of the story: ${headline(card)}` },
          `${counted(story.articles, "article")}`)
        : counted(story.articles, "article"),
      rooms > 1 && [" from ", counted(rooms, "newsroom"), ": ", h("bdi", {}, listed(story.newsrooms))]),
    reports.length > 0 && h("ul", { "aria-label": "Other reports" }, reports.slice(0, SHOWN).map(entry)),
    copies.length > 0 && h("details", {},
      h("summary", {}, counted(story.copies, "copy", "copies")),
      h("ul", { "aria-label": "Copies" }, copies.map(entry))));
}

const listed = (names) => new Intl.ListFormat("en-GB").format(names);

/** One line for an article: its time, source and headline. */
export function entry(article) {
  const time = when(article.published_at ?? article.arrived_at);
  const words = headline(article);
  return h("li", {},
    time, " ",
    article.source && [h("span", { class: "source" }, h("bdi", {}, article.source)), " "],
    article.seq ? h("a", { href: articlePath(article.article_id) }, name(words, article)) : name(words, article),
    article.relation && h("span", { class: "relation" }, ` (${RELATIONS[article.relation] ?? article.relation})`),
    article.withdrawn_at && [" ", withdrawn(article)]);
}

const name = (words, article) => article.withdrawn_at ? h("s", {}, h("bdi", {}, words)) : h("bdi", {}, words);

export const RELATIONS = {
  identical: "the same text",
  edited: "edited copy",
  excerpt: "excerpt",
};
