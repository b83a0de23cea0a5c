// The map of a view: all places that its articles name, the larger the more articles.

import { path, placePath } from "/page/lib/addresses.js";
import { ask } from "/page/lib/api.js";
import { h, svg } from "/page/lib/dom.js";
import { count, country, counted } from "/page/lib/words.js";
import { extent, landPath, outlines, spotOf, WIDTH } from "/page/parts/charts/world.js";
import { exportsOf } from "/page/parts/search/exports.js";
import { filterOf, filtersOf } from "/page/parts/search/filters.js";

const SMALLEST = 10; // units of the map: the radius of a place that one article names
const LARGEST = 70;

/** @returns {Promise<import("/page/lib/router.js").View>} */
export async function places(parameters, signal, go) {
  const filter = filterOf(parameters);
  const [answer, filters, land] = await Promise.all([
    ask("/api/places", filter, signal),
    filtersOf(filter, "/map", signal, go),
    outlines(signal),
  ]);
  const known = answer.places.filter((place) => spotOf(place, land));
  const unknown = answer.places.length - known.length;
  const words = filters.words ? ["Places in articles ", h("bdi", {}, filters.words)] : "Places in the latest articles";
  return {
    title: "Map",
    node: h("div", { class: "river" },
      h("h1", { tabindex: "-1" }, words),
      filters.node,
      h("p", { class: "lead" }, answer.total > answer.places.length && `The ${count(answer.places.length)} most named of `,
        `${counted(answer.total, "place")} in ${counted(answer.articles, "article")}`,
        unknown > 0 && `; where ${counted(unknown, "of them", "of them")} ${unknown === 1 ? "lies" : "lie"} is not known`,
        "."),
      h("figure", { class: "map" }, drawn(known, land, go)),
      answer.places.length > 0 && h("h2", { class: "list-heading" }, "The places, most named first"),
      h("ol", { class: "place-list" }, answer.places.map((place) => line(place, filter))),
      exportsOf("/api/places", filter)),
  };
}

/** The map, cut to where the places lie. A click on one opens it; the keyboard has the list below. */
function drawn(known, land, go) {
  const spots = known.map((place) => spotOf(place, land) ?? [0, 0]);
  const view = extent(spots);
  const unit = view.width / WIDTH;
  const most = Math.max(1, ...known.map(({ articles }) => articles));
  const label = `Map of ${counted(known.length, "place")}; the list below names them`;
  return svg("svg", { class: "region", viewBox: `${view.left} ${view.top} ${view.width} ${view.height}`, role: "img", "aria-label": label },
    landPath(land),
    known.map((place, index) => {  // the largest first, so that it covers no other
      const [cx, cy] = spots[index];
      const r = unit * (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((place.articles - 1) / most));
      return svg("circle", { class: "named-spot", cx, cy, r, onclick: () => go(placePath(place.entity_id)) },
        svg("title", {}, `${place.name}: ${counted(place.articles, "article")}`));
    }));
}

function line(place, filter) {
  const land = country(place.country);
  return h("li", {},
    h("a", { href: placePath(place.entity_id) }, h("bdi", {}, place.name)),
    land && land !== place.name && h("span", { class: "value" }, land),
    h("a", { class: "articles", href: path("/", { ...filter, place: place.entity_id }),
      "aria-label": `${counted(place.articles, "article")} that name ${place.name}` }, counted(place.articles, "article")));
}
