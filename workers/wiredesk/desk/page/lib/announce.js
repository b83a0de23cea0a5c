// Saying things to those who listen to the page instead of looking at it.

import { paced } from "/page/lib/pace.js";

const APART = 4_000; // ms between two announcements: on a busy river each would cut the last one off

const announcer = document.getElementById("announcer");

/** Say this politely; of several within a pause only the newest is said. */
export const announce = paced((words) => {
  announcer.textContent = words;
}, APART);
