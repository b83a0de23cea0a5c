// A map without any outside tile: the land of Natural Earth, checked in beside this as land.json, drawn as SVG in the
// equirectangular projection, where a degree is as long to the north as to the east.

import { svg, h } from "/page/lib/dom.js";

const UNIT = 10; // land.json counts tenths of a degree
const NORTH = 84; // nothing that is drawn lies further north,
const SOUTH = -57; // or, without Antarctica, south
const WIDE = 72; // degrees of longitude around a city
const TALL = 26; // degrees of latitude around a city
const ROOM = 1.5; // how much more than a country is shown around it

let land = null; // asked for once, and only where a map is shown

/**
 * The map of a place, the part around it; null where neither its coordinates nor its country are known.
 * @param {{name: string, country: string|null, latitude: number|null, longitude: number|null}} place
 * @param {AbortSignal} signal
 */
export async function map({ name, country, latitude, longitude }, signal) {
  land ??= await (await fetch("/page/land.json", { signal })).json();
  const spot = latitude !== null && longitude !== null ? [longitude, latitude] : land.points[country ?? ""];
  const outline = spot ? null : land.countries[country ?? ""];
  if (!spot && !outline) return null;
  const view = spot ? around(spot) : spread(outline);
  const region = { class: "region", viewBox: view.join(" "), preserveAspectRatio: "xMidYMid slice" };
  const world = `-${180 * UNIT} -${NORTH * UNIT} ${360 * UNIT} ${(NORTH - SOUTH) * UNIT}`;
  return h("figure", { class: "map" },
    svg("svg", { ...region, role: "img", "aria-label": `Map: where ${name} is` },
      graticule(),
      Object.values(land.countries).map((d) => svg("path", { class: "land", d })),
      svg("path", { class: "land", d: land.elsewhere }),
      outline && svg("path", { class: "land here", d: outline }),
      spot && mark(spot, view[2] / 60),
    ),
    svg("svg", { class: "globe", viewBox: world, "aria-hidden": "true" },
      svg("path", { class: "land", d: Object.values(land.countries).join("") + land.elsewhere }),
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

/** The part around a country: around its largest piece, since some reach across the date line. */
function spread(outline) {
  const boxes = outline.split("z").filter(Boolean).map(box);
  const [left, top, right, bottom] = boxes.reduce((a, b) => (size(a) >= size(b) ? a : b));
  const tall = Math.max((bottom - top) * ROOM, ((right - left) * ROOM * TALL) / WIDE, TALL * UNIT);
  return within((left + right) / 2, (top + bottom) / 2, (tall * WIDE) / TALL, tall);
}

const size = ([left, top, right, bottom]) => (right - left) * (bottom - top);

/** Left, top, right and bottom of one ring, which land.json writes as a point and then the steps from it. */
function box(ring) {
  const numbers = ring.match(/-?\d+/g).map(Number);
  let [x, y] = numbers;
  const found = [x, y, x, y];
  for (let i = 2; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    found[0] = Math.min(found[0], x);
    found[1] = Math.min(found[1], y);
    found[2] = Math.max(found[2], x);
    found[3] = Math.max(found[3], y);
  }
  return found;
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
