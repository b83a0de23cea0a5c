// What belongs to one quote lights up together: point at, or tab to, its words, its speaker or its entry in the list.

/**
 * @param {HTMLElement} root holds elements whose `data-number` names the quotes they belong to
 */
export function ties(root) {
  const parts = new Map();
  for (const element of root.querySelectorAll("[data-number]")) {
    for (const number of numbers(element)) parts.set(number, [...(parts.get(number) ?? []), element]);
  }
  let lit = [];
  let kept = null; // the element with the focus: what it lights stays while nothing else is pointed at

  function light(element) {
    for (const part of lit) part.classList.remove("lit");
    lit = element ? numbers(element).flatMap((number) => parts.get(number) ?? []) : [];
    for (const part of lit) part.classList.add("lit");
  }

  const tied = (target) => target.closest("[data-number]") ?? target.querySelector(":scope > [data-number]");
  root.addEventListener("pointerover", (event) => light(tied(event.target) ?? kept));
  root.addEventListener("pointerleave", () => light(kept));
  root.addEventListener("focusin", (event) => {
    kept = tied(event.target);
    light(kept);
  });
  root.addEventListener("focusout", () => {
    kept = null;
    light(null);
  });
}

const numbers = (element) => element.getAttribute("data-number").split(" ");
