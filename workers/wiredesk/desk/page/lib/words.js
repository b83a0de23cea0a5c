// The words that the page uses for what the records name.

export const KINDS = {
  direct: "direct",
  mixed: "partly direct",
  indirect: "reported",
};

export const TYPES = {
  PERSON: { one: "person", all: "People" },
  ORGANIZATION: { one: "organisation", all: "Organisations" },
  LOCATION: { one: "place", all: "Places" },
  FACILITY: { one: "facility", all: "Facilities" },
  NORP: { one: "nationality or group", all: "Nationalities and groups" },
  EVENT: { one: "event", all: "Events" },
  PRODUCT: { one: "product", all: "Products" },
  WORK: { one: "work", all: "Works" },
  DATE: { one: "date", all: "Dates" },
  MONEY: { one: "sum of money", all: "Money" },
  MISC: { one: "other name", all: "Other names" },
};

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });
const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region" });
const NUMBERS = new Intl.NumberFormat("en-GB");

export const count = (number) => NUMBERS.format(number);

/** "1 quote", "2 quotes". */
export const counted = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

export const percent = (share) => `${Math.round(share * 100)} %`;

/** `section_label` as "section label". */
export const spelled = (name) => name.replaceAll("_", " ");

export const language = (code) => named(LANGUAGES, code);

export const country = (code) => named(COUNTRIES, code);

/** The code where it is one that `lang` may hold, else null: it comes from an article. */
export const languageTag = (code) => (/^[a-z]{2,3}$/.test(code ?? "") ? code : null);

/** Words said, with the marks that the record leaves out: only what is wholly in marks has them. */
export const quoted = ({ kind, text }) => (kind === "direct" ? `“${text}”` : text);

/** What an article is called; the desk puts its first sentence where it has no headline. */
export const headline = ({ headline: words }) => words || "Untitled article";

function named(names, code) {
  try {
    return code ? names.of(code) : null;
  } catch {
    return code; // not a code that the browser knows
  }
}
