// A place: where it is, and the articles that name it.

import { placePath, riverPath } from "/page/addresses.js";
import { ask } from "/page/api.js";
import { cardOf } from "/page/card.js";
import { fill, h } from "/page/dom.js";
import { map } from "/page/map.js";
import { country, counted } from "/page/words.js";

const PAGE = 20; // articles asked for at a time

/** @returns {Promise<import("/page/router.js").View>} */
export async function place(parameters, signal, go) {
  const id = parameters.get("id") ?? "";
  const answer = await ask("/api/place", { id, limit: PAGE }, signal);
  const drawn = await map(answer, signal);
  let { next } = answer;
  const list = h("ol", { class: "cards", "aria-label": "Articles, newest first" }, answer.articles.map(entry));
  const older = h("button", { type: "button", class: "older", hidden: next === null, onclick: readOn }, "Older articles");
  const end = h("p", { class: "end" });
  const notice = h("div", { class: "news-of-it", role: "status" });

  async function readOn() {
    try {
      const page = await ask("/api/place", { id, before: next, limit: PAGE });
      list.append(...page.articles.map(entry));
      next = page.next;
      older.hidden = next === null;
      fill(end);
    } catch (error) {
      fill(end, `${error.message} Press the button to try again.`);
    }
  }

  const where = country(answer.country);
  return {
    title: answer.name,
    node: h("div", { class: "page place" },
      notice,
      h("p", { class: "kicker" }, h("span", {}, where && where !== answer.name ? where : "Place")),
      h("h1", { tabindex: "-1" }, h("bdi", {}, answer.name)),
      h("p", { class: "lead" },
        answer.latitude !== null && h("span", { class: "coordinates" }, coordinates(answer)), " ",
        h("a", { href: riverPath({ place: id }) }, "Watch its articles in the river")),
      drawn ?? h("p", { class: "empty" }, "Where it is is not known, so there is no map."),
      h("h2", { class: "list-heading" }, "Articles that name it"),
      list, older, end,
    ),
    article(card) {
      if (!card.entities.some((entity) => entity.entity_id === id)) return;
      fill(notice, "A new article names it. ", h("button", { type: "button", onclick: () => go(placePath(id)) }, "Show what is new"));
    },
  };
}

const entry = (card) => h("li", {}, cardOf(card));

/** Latitude and longitude as an atlas writes them. */
export function coordinates({ latitude, longitude }) {
  const side = (value, positive, negative) => `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
  return `${side(latitude, "N", "S")}, ${side(longitude, "E", "W")}`;
}
