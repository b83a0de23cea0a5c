// The outlines that maps are drawn from: the land of Natural Earth, checked in as land.json, in the equirectangular
// projection, where a degree is as long to the north as to the east.

import { svg } from "/page/lib/dom.js";

export const UNIT = 10; // land.json counts tenths of a degree
export const NORTH = 84; // nothing that is drawn lies further north,
export const SOUTH = -57; // or, without Antarctica, south
export const WORLD = `-${180 * UNIT} -${NORTH * UNIT} ${360 * UNIT} ${(NORTH - SOUTH) * UNIT}`;
export const WIDTH = 360 * UNIT;
export const HEIGHT = (NORTH - SOUTH) * UNIT;
const MIN_WIDTH = 40 * UNIT; // width of the smallest part of the world that is shown
const MARGIN = 1.4; // around the places shown

let land = null; // asked for once, and only where a map is shown

/** @param {AbortSignal} [signal] */
export async function outlines(signal) {
  land ??= await (await fetch("/page/land.json", { signal })).json();
  return land;
}

/** Where a place lies, in units of the map: its coordinates, else the middle of its country; null where unknown. */
export function spotOf({ country, latitude, longitude }, { points, countries }) {
  if (latitude !== null && longitude !== null) return [longitude * UNIT, -latitude * UNIT];
  const point = points[country ?? ""];
  if (point) return [point[0] * UNIT, -point[1] * UNIT];
  return countries[country ?? ""] ? middle(countries[country]) : null;
}

/** The part of the world where these spots lie, as wide for its height as the world is. */
export function extent(spots) {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const [across, down] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  const width = spots.length ? Math.max(MIN_WIDTH, MARGIN * across, (MARGIN * down * WIDTH) / HEIGHT) : WIDTH;
  if (width > 0.7 * WIDTH) return { left: -WIDTH / 2, top: -NORTH * UNIT, width: WIDTH, height: HEIGHT };
  const height = (width * HEIGHT) / WIDTH;
  const inside = (middle, half, first, last) => Math.min(Math.max(middle - half, first), last - 2 * half);
  return {
    left: inside(Math.min(...xs) + across / 2, width / 2, -WIDTH / 2, WIDTH / 2),
    top: inside(Math.min(...ys) + down / 2, height / 2, -NORTH * UNIT, -SOUTH * UNIT),
    width,
    height,
  };
}

/** All land as one path. */
export const landPath = ({ countries, elsewhere }) =>
  svg("path", { class: "land", d: Object.values(countries).join("") + elsewhere });

/** Left, top, right and bottom of one ring, which land.json writes as a point and then the steps from it. */
export function box(ring) {
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

/** The box of the largest piece of an outline, since some reach across the date line. */
export function largest(outline) {
  const size = ([left, top, right, bottom]) => (right - left) * (bottom - top);
  return outline.split("z").filter(Boolean).map(box).reduce((a, b) => (size(a) >= size(b) ? a : b));
}

function middle(outline) {
  const [left, top, right, bottom] = largest(outline);
  return [(left + right) / 2, (top + bottom) / 2];
}
