// The map of one place, without any outside tile.

import { svg, h } from "/page/lib/dom.js";
import { landPath, largest, NORTH, outlines, SOUTH, UNIT, WORLD } from "/page/parts/charts/world.js";

const WIDE = 72; // degrees of longitude around a city
const TALL = 26; // degrees of latitude around a city
const ROOM = 1.5; // how much more than a country is shown around it

/**
 * The map of a place, the part around it; null where neither its coordinates nor its country are known.
 * @param {{name: string, country: string|null, latitude: number|null, longitude: number|null}} place
 * @param {AbortSignal} signal
 */
export async function map({ name, country, latitude, longitude }, signal) {
  const land = await outlines(signal);
  const spot = latitude !== null && longitude !== null ? [longitude, latitude] : land.points[country ?? ""];
  const outline = spot ? null : land.countries[country ?? ""];
  if (!spot && !outline) return null;
  const view = spot ? around(spot) : spread(outline);
  const region = { class: "region", viewBox: view.join(" "), preserveAspectRatio: "xMidYMid slice" };
  return h("figure", { class: "map" },
    svg("svg", { ...region, role: "img", "aria-label": `Map: where ${name} is` },
      graticule(),
      Object.values(land.countries).map((d) => svg("path", { class: "land", d })),
      svg("path", { class: "land", d: land.elsewhere }),
      outline && svg("path", { class: "land here", d: outline }),
      spot && mark(spot, view[2] / 60),
    ),
    svg("svg", { class: "globe", viewBox: WORLD, "aria-hidden": "true" },
      landPath(land),
      svg("rect", { class: "frame", x: view[0], y: view[1], width: view[2], height: view[3] }),
    ),
  );
}

function mark([longitude, latitude], size) {
  const at = { cx: longitude * UNIT, cy: -latitude * UNIT };
  return [svg("circle", { class: "halo", ...at, r: size }), svg("circle", { class: "spot", ...at, r: size / 3 })];
}

function around([longitude, latitude]) {
  return within(longitude * UNIT, -latitude * UNIT, WIDE * UNIT, TALL * UNIT);
}

/** The part around a country. */
function spread(outline) {
  const [left, top, right, bottom] = largest(outline);
  const tall = Math.max((bottom - top) * ROOM, ((right - left) * ROOM * TALL) / WIDE, TALL * UNIT);
  return within((left + right) / 2, (top + bottom) / 2, (tall * WIDE) / TALL, tall);
}

/** A frame of this size around a point, moved so that it stays on the map. */
function within(x, y, width, height) {
  const wide = Math.min(width, 360 * UNIT);
  const tall = Math.min(height, (NORTH - SOUTH) * UNIT);
  const left = Math.max(-180 * UNIT, Math.min(x - wide / 2, 180 * UNIT - wide));
  const top = Math.max(-NORTH * UNIT, Math.min(y - tall / 2, -SOUTH * UNIT - tall));
  return [left, top, wide, tall].map(Math.round);
}

function graticule() {
  const lines = [];
  for (let east = -180; east <= 180; east += 10) lines.push(`M${east * UNIT} -900v1800`);
  for (let north = -80; north <= 80; north += 10) lines.push(`M-1800 ${north * UNIT}h3600`);
  return svg("path", { class: "graticule", d: lines.join("") });
}
