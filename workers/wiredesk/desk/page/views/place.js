// A place: where it is, and the articles that name it.

import { placePath, riverPath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { cardOf } from "/page/parts/cards/card.js";
import { h } from "/page/lib/dom.js";
import { map } from "/page/parts/charts/map.js";
import { news } from "/page/parts/news.js";
import { older } from "/page/parts/older.js";
import { country } from "/page/lib/words.js";

const PAGE = 20; // articles asked for at a time

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function place(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const page = (before, stop) => ask("/api/place", { id, before, limit: PAGE }, stop);
  const answer = await page(null, signal);
  const drawn = await map(answer, signal);
  const where = country(answer.country);
  const shown = new Map(); // article id → its card
  const entry = (card) => {
    const element = h("li", {}, cardOf(card));
    shown.set(card.article_id, element);
    return element;
  };
  const list = h("ol", { class: "cards", "aria-label": "Articles, newest first" }, answer.articles.map(entry));
  const fresh = news();
  return {
    title: answer.name,
    node: h("div", { class: "page" },
      fresh.node,
      h("p", { class: "kicker" }, h("span", {}, where && where !== answer.name ? where : "Place")),
      h("h1", { tabindex: "-1" }, h("bdi", {}, answer.name)),
      h("p", { class: "lead" },
        answer.latitude !== null && h("span", { class: "coordinates" }, coordinates(answer)), " ",
        h("a", { href: riverPath({ place: id }) }, "Watch its articles in the river")),
      drawn ?? h("p", { class: "empty" }, "Where it is is not known, so there is no map."),
      h("h2", { class: "list-heading" }, "Articles that name it"),
      list,
      older(list, "Older articles", answer.next, async (before) => {
        const more = await page(before);
        return { elements: more.articles.map(entry), next: more.next };
      }),
    ),
    article(card) {
      if (!card.entities.some((entity) => entity.entity_id === id)) return;
      fresh.tell("A new article names it.", "Show what is new", () => go(placePath(id)));
    },
    withdrawn(gone) {
      shown.get(gone)?.remove();
    },
  };
}

/** Latitude and longitude as an atlas writes them. */
export function coordinates({ latitude, longitude }) {
  const side = (value, positive, negative) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
  return `${side(latitude, "N", "S")}, ${side(longitude, "E", "W")}`;
}
