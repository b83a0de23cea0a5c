// Announcements for screen readers.

import { byId } from "/page/lib/dom.js";
import { paced } from "/page/lib/pace.js";

const APART = 4_000; // ms between announcements: on a busy river each would cut off the one before

const announcer = byId("announcer");

/** Announce politely; of several within the pause only the newest is announced. */
export const announce = paced((/** @type {string} */ words) => {
  announcer.textContent = words;
}, APART);
