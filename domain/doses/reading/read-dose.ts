import { type Dose, type DoseField, doseFields, type Quantity, type Unit } from "../dose.ts";
import { doseFieldFacts } from "../fields.ts";
import { assistanceLevels, bandColors } from "../ladders.ts";
import { assessAmount, numberIn, unitName, unitsByWord } from "./read-amount.ts";

/** The fields that were said, each in its unit; what was not said stays as it is. */
export type DoseRead = { said: Dose } | { problem: string };

/** Longer than anything that can be said of one dose. */
export const mostDoseCharacters = 160;

/** What stands between two parts: white space, a comma before white space, or a semicolon. */
const separator = /(?:[\s;]|,(?=\s|$))+/y;
const amount = String.raw`((?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)(?![\d.,]*\d)`;

/** A part of the grammar: what it looks like at the place it stands, and what it says. */
type Part = {
  looks: RegExp;
  take: (match: RegExpExecArray, standing: Dose) => Partial<Record<DoseField, Said>>;
};
/** A number as written, in a unit; without one in the unit the field stands in; or with a word that is none of its units. */
type Said = { digits: string; unit?: Unit | undefined; strange?: string };

const said = (field: DoseField, digits: string | undefined, unit?: Unit) => ({
  [field]: { digits: digits ?? "", unit },
});
const saidIn = (field: DoseField, digits: string | undefined, word: string) => {
  const unit = unitOf(word, doseFieldFacts[field].units);
  return { [field]: { digits: digits ?? "", ...(unit ? { unit } : { strange: word }) } };
};

const unitOf = (word: string, among: readonly Unit[]): Unit | undefined =>
  unitsByWord.find((known) => known.words.includes(word))?.units.find((unit) => among.includes(unit));

/** Every word of a unit, the longer ones first, so that "min" is not read as meters. */
const unitWords = unitsByWord
  .flatMap(({ words }) => words)
  .toSorted((a, b) => b.length - a.length)
  .join("|");

/** A word before or after the amount that names its field: "hold 5 s", "rest 60 s", "incline 2 %", "8 in high". */
const named = (field: DoseField, before: string, usual?: Unit): Part => ({
  looks: new RegExp(
    String.raw`(?:${before})(?:\s+at\s+most)?\s*${amount}\s*(?:of\s+10|(${unitWords}))?(?![a-z0-9])`,
    "y",
  ),
  take: ([, digits, word]) => (word === undefined ? said(field, digits, usual) : saidIn(field, digits, word)),
});

/** The field an amount means that stands alone with its unit: what stands in it, else what people mean by it. */
function fieldOf(word: string, standing: Dose): DoseField | undefined {
  const known = unitsByWord.find((one) => one.words.includes(word));
  if (!known) return undefined;
  const has = (field: DoseField) =>
    known.units.some((unit) => doseFieldFacts[field].units.includes(unit) && standing[field]?.unit === unit);
  const order: readonly DoseField[] = known.units.includes("s")
    ? ["duration", "hold"]
    : known.units.includes("%")
      ? ["load", "incline"]
      : // Rest is never meant by an amount alone: "2 min" is what is done.
        doseFields.filter((field) => field !== "rest");
  const fits = (field: DoseField) => known.units.some((unit) => doseFieldFacts[field].units.includes(unit));
  const meant = order.filter(fits);
  return meant.find(has) ?? meant.find((field) => standing[field] !== undefined) ?? meant[0];
}

const parts = (lead: DoseField | undefined): readonly Part[] => [
  {
    looks: new RegExp(String.raw`${amount}\s*x\s*${amount}\s*(s|sec|secs|seconds)(?![a-z0-9])`, "y"),
    take: ([, sets, seconds]) => ({
      sets: { digits: sets ?? "", unit: "set" },
      hold: { digits: seconds ?? "", unit: "s" },
    }),
  },
  {
    looks: new RegExp(String.raw`${amount}\s*x\s*${amount}(?:\s*reps?)?(?![a-z0-9])`, "y"),
    take: ([, sets, reps]) => ({
      sets: { digits: sets ?? "", unit: "set" },
      reps: { digits: reps ?? "", unit: "rep" },
    }),
  },
  named("hold", "hold", "s"),
  named("rest", "rest"),
  named("range", "to|range", "deg"),
  named("incline", "incline", "%"),
  named("rpeCap", "effort|rpe", "rpe"),
  named("painCap", "pain", "pain"),
  {
    looks: new RegExp(String.raw`pin\s*${amount}(?![a-z0-9])`, "y"),
    take: ([, pin]) => said("load", pin, "pin"),
  },
  {
    looks: new RegExp(String.raw`${amount}\s*(in|inch|inches|cm)\s+high(?![a-z0-9])`, "y"),
    take: ([, height, word = ""]) => saidIn("height", height, word),
  },
  {
    looks: new RegExp(String.raw`(${bandColors.join("|")})(?:\s+band)?(?![a-z0-9])`, "y"),
    take: ([, color = ""]) => said("load", String(bandColors.findIndex((one) => one === color) + 1), "band"),
  },
  {
    // The longer name first, so that "modified independent" is not read as "independent" after a word nobody knows.
    looks: new RegExp(
      String.raw`(${assistanceLevels.toSorted((a, b) => b.length - a.length).join("|")})(?![a-z0-9])`,
      "y",
    ),
    take: ([, level = ""]) =>
      said("assistance", String(assistanceLevels.findIndex((one) => one === level) + 1), "assist"),
  },
  {
    looks: new RegExp(String.raw`${amount}\s*%\s*(body\s*weight|bw|1rm)(?![a-z0-9])`, "y"),
    take: ([, percent, of]) => said("load", percent, of === "1rm" ? "%1rm" : "%bw"),
  },
  {
    looks: new RegExp(String.raw`${amount}\s*(km\/h|[a-z]+|%|°)(?![a-z0-9])`, "y"),
    take: ([, digits, word = ""], standing) => {
      const field = fieldOf(word, standing);
      if (!field) return {};
      const stands = standing[field]?.unit;
      const known = unitsByWord.find((one) => one.words.includes(word));
      const same = known?.units.find((one) => one === stands);
      return same ? said(field, digits, same) : saidIn(field, digits, word);
    },
  },
  {
    looks: new RegExp(String.raw`${amount}(?![a-z0-9%°])`, "y"),
    take: ([, digits]) => (lead ? said(lead, digits) : {}),
  },
];

/**
 * The short grammar of the flowsheet, a whole row in one cell: `3x10 20lb`, `2x30s`, `12 min`, `red`, `hold 5s, rest
 * 60s`, and every dose as it is printed. Total: whatever is typed is read or answered with a sentence. A bare number is
 * `lead`, in the unit that stands there. What stands in one unit is never taken in another.
 */
export function readDose(text: string, standing: Dose = {}, lead?: DoseField): DoseRead {
  const typed = text.trim();
  const normal = typed.toLowerCase().replaceAll("×", "x").replaceAll(/\s+/gu, " ");
  if (normal === "") return { problem: "Type a dose, for example 3x10 20lb." };
  if (normal.length > mostDoseCharacters)
    return { problem: `A dose has at most ${mostDoseCharacters} characters.` };
  const dose: Dose = {};
  const grammar = parts(lead);
  for (let at = skip(normal, 0); at < normal.length; at = skip(normal, at)) {
    const found = partAt(grammar, normal, at, standing);
    const [first] = /^\S+/u.exec(normal.slice(at)) ?? [""];
    if (!found) return { problem: `“${first}” is not a dose. Type it like 3x10 20lb, 2x30s, 12 min or red.` };
    const fields = Object.entries(found.fields) as [DoseField, Said][];
    if (fields.length === 0)
      return {
        problem: /[a-z%°]/u.test(found.text)
          ? `“${found.text}” has no unit Plinth knows. Type it like 3x10 20lb, 2x30s, 12 min or red.`
          : "Add the unit, for example 20 lb.",
      };
    for (const [field, one] of fields) {
      if (dose[field]) return { problem: `${doseFieldFacts[field].label} is given twice. Type it once.` };
      const read = amountOf(field, one, standing[field]);
      if ("problem" in read) return read;
      dose[field] = read;
    }
    at = found.end;
  }
  return Object.keys(dose).length > 0
    ? { said: dose }
    : { problem: `“${typed}” is not a dose. Type it like 3x10 20lb, 2x30s, 12 min or red.` };
}

function skip(text: string, at: number): number {
  separator.lastIndex = at;
  return separator.test(text) ? separator.lastIndex : at;
}

function partAt(grammar: readonly Part[], text: string, at: number, standing: Dose) {
  for (const { looks, take } of grammar) {
    looks.lastIndex = at;
    const match = looks.exec(text);
    // An amount without any digit is none, whatever stands around it.
    if (match && /[a-z\d]/u.test(match[0]) && match.slice(1).every((group) => group !== ""))
      return { end: looks.lastIndex, text: match[0], fields: take(match, standing) };
  }
  return undefined;
}

function amountOf(
  field: DoseField,
  { digits, unit, strange }: Said,
  standing: Quantity | undefined,
): Quantity | { problem: string } {
  const number = numberIn(digits);
  const as = unit ?? standing?.unit;
  const { label, units } = doseFieldFacts[field];
  if (strange !== undefined)
    return {
      problem: `${label} is not given in “${strange}”. Give it in ${units.map(unitName).join(" or ")}.`,
    };
  if (number === undefined) return { problem: `“${digits}” is not an amount.` };
  if (as === undefined || !units.includes(as))
    return { problem: `${label} needs its unit: ${units.map(unitName).join(" or ")}.` };
  if (standing && standing.unit !== as)
    return {
      problem: `${label} stands in ${unitName(standing.unit)}, and amounts are never converted. Type it in ${unitName(standing.unit)}.`,
    };
  const read = assessAmount(Math.round(number * 1000), field, as);
  return "problem" in read ? read : { thousandths: read.thousandths, unit: as };
}
