// Who said it: the name, leading to all that this speaker said, and what the article says of them.

import { personPath } from "/page/lib/addresses.js";
import { h } from "/page/lib/dom.js";

/** @param {{name: string, entity_id: string|null, description: string|null}|null} speaker */
export function byline(speaker) {
  if (!speaker) return h("span", { class: "speaker-name nobody" }, "speaker not named");
  const name = h("bdi", {}, speaker.name);
  const link = speaker.entity_id ? h("a", { href: personPath(speaker.entity_id) }, name) : name;
  const { description } = speaker;
  return [
    h("span", { class: "speaker-name" }, link),
    description && h("span", { class: "description" }, ", ", h("bdi", {}, description)),
  ];
}
