// Where things are on this desk. Ids go in the query: an article's id can be an address itself.

export const articlePath = (id) => path("/article", { id });
export const personPath = (id) => path("/person", { id });
export const placePath = (id) => path("/place", { id });
export const statementPath = (id) => path("/statement", { id });
export const storyPath = (id) => path("/story", { id });

export const watchPath = (id) => path("/watch", { id });

/** Where a watch is changed; without an id where one is made. */
export const editPath = (id = null) => path("/edit-watch", { id });

/** The river's address under a filter. */
export const riverPath = (filter) => path("/", filter);

/** Where an entity has a page of its own, else null. A name that speaks has one, whatever its type. */
export function entityPath({ type, entity_id: id }) {
  if (type === "LOCATION" || type === "FACILITY") return placePath(id);
  if (type === "PERSON" || type === "ORGANIZATION") return personPath(id);
  return null;
}

/** A path with the parameters that have a value. */
export function path(base, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value || value === 0));
  return query.size ? `${base}?${query}` : base;
}
