// The page begins here: routes to their modules, and the live stream to whoever is shown.

import { Refused, TokenNeeded } from "/page/lib/api.js";
import { article } from "/page/views/article.js";
import { editWatch } from "/page/views/editwatch.js";
import { byId, h } from "/page/lib/dom.js";
import { showFlow } from "/page/parts/flow.js";
import { onReturn } from "/page/lib/left.js";
import { Live } from "/page/lib/live.js";
import { missing, notice } from "/page/views/missing.js";
import { numbers } from "/page/views/numbers.js";
import { person } from "/page/views/person.js";
import { place } from "/page/views/place.js";
import { places } from "/page/views/places.js";
import { quotes } from "/page/views/quotes.js";
import { river } from "/page/views/river.js";
import { Router } from "/page/lib/router.js";
import { State } from "/page/parts/state.js";
import { statement } from "/page/views/statement.js";
import { story } from "/page/views/story.js";
import { tokenForm } from "/page/parts/token.js";
import { trends } from "/page/views/trends.js";
import { watch } from "/page/views/watch.js";
import { watches } from "/page/views/watches.js";

const routes = {
  "/": river, "/quotes": quotes, "/map": places, "/article": article, "/person": person, "/place": place,
  "/numbers": numbers, "/story": story, "/statement": statement, "/trends": trends,
  "/watches": watches, "/watch": watch, "/edit-watch": editWatch,
};
const router = new Router(routes, missing, byId("main"), failed);
const state = new State();
const live = new Live();

for (const event of ["article", "withdrawn", "alert", "open"]) {
  live.on(event, (detail) => {
    const given = event === "withdrawn" ? [detail.article_id, detail.card] : [detail];
    for (const view of router.views) view[event]?.(...given);
  });
}
live.on("state", (detail) => state.stream(detail));
live.on("flow", (detail) => {
  state.flow(detail);
  showFlow(detail);
});

onReturn(() => {
  for (const view of router.views) view.returned?.();
});

router.start();
live.run();

/** The address of this page without a parameter; without all of them where none in particular is wrong. */
function without(parameter) {
  const given = new URLSearchParams(parameter ? location.search : "");
  given.delete(parameter ?? "");
  return given.size ? `${location.pathname}?${given}` : location.pathname;
}

/** What is shown where a page could not be made. */
function failed(error, again) {
  if (error instanceof TokenNeeded) return tokenForm();
  const back = h("a", { href: "/" }, "Back to the river");
  if (error instanceof Refused && error.status === 404) {
    return notice("Not on this desk", "It was withdrawn, is too old to be kept, or never was here.", back);
  }
  if (error instanceof Refused && error.status === 400) {
    return notice("This address cannot be read", error.message, h("a", { href: without(error.parameter) }, "Go on without it"));
  }
  return notice("This page could not be shown", error.message, h("button", { type: "button", onclick: again }, "Try again"));
}
