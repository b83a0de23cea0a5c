// Notes in the margin, each beside its words: where the margin is too narrow they stand as a plain list.

const GAP = 10; // px between two notes

/**
 * Keep notes beside what they belong to, while the page changes its width.
 * @param {HTMLElement} margin is shown with `position: relative` where there is room for it
 * @param {function(HTMLElement): HTMLElement|null} anchor what a note belongs to
 */
export function keepBeside(margin, anchor) {
  /** @type {NodeListOf<HTMLElement>} */
  const notes = margin.querySelectorAll(".note");
  const place = () => {
    const beside = getComputedStyle(margin).position === "relative";
    const top = margin.getBoundingClientRect().top;
    let free = 0;
    for (const note of notes) {
      if (!beside) {
        note.style.removeProperty("--top");
        continue;
      }
      const wanted = anchor(note)?.getBoundingClientRect().top ?? top;
      const at = Math.max(free, wanted - top);
      note.style.setProperty("--top", `${at}px`);
      free = at + note.offsetHeight + GAP;
    }
    margin.style.setProperty("--height", beside ? `${free}px` : "auto");
  };
  if (margin.parentElement) new ResizeObserver(place).observe(margin.parentElement);
}
