// What changed in the wording of a statement, in words.

export const FLAGS = {
  negation_lost: "one has a “not” that the other lacks",
  number_changed: "another number",
  name_changed: "another name",
  speaker_conflict: "credited to somebody else",
};

/** The flags of a wording in words; one that is new is shown by its name. */
export const inWords = (flags) => flags.map((flag) => FLAGS[flag] ?? flag.replaceAll("_", " "));
