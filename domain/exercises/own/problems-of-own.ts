import { type Dose, type DoseField, doseFields } from "#domain/doses/dose.ts";
import { doseFieldFacts } from "#domain/doses/fields.ts";

type Own = {
  kind: string;
  usualDose: Dose;
  doseFields: readonly DoseField[];
  safer: Partial<Record<DoseField, string>>;
  tags: readonly string[];
  motions: readonly { joint: string; motion: string }[];
  equipment: readonly string[];
  weightBearing: readonly string[];
  easier: readonly string[];
  harder: readonly string[];
};
type Problem = { path: (string | number)[]; words: string };

const hasTwice = (values: readonly string[]): boolean => new Set(values).size < values.length;

/** Rules between the fields of an own exercise; each field's own bounds are in its schema. */
export function problemsOfOwn(own: Own): Problem[] {
  return [
    ...problemsOfDose(own),
    ...problemsOfSafer(own),
    // What nothing is known of would be held back by nothing.
    ...(own.kind !== "education" && own.tags.length === 0 && own.motions.length === 0
      ? [
          {
            path: ["motions"],
            words:
              "Say what it moves or does to the body: limits and contraindications are held against that.",
          },
        ]
      : []),
    ...problemsOfLists(own),
  ];
}

function problemsOfDose({ kind, usualDose, doseFields: applying }: Own): Problem[] {
  const given = doseFields.filter((field) => usualDose[field] !== undefined);
  if (given.length === 0 && kind !== "education")
    return [{ path: ["usualDose"], words: "Give the dose it usually begins with." }];
  return given
    .filter((field) => !applying.includes(field))
    .map((field) => ({
      path: ["usualDose", field],
      words: `${doseFieldFacts[field].label} is not among the fields it is dosed by. Choose it there, or clear it here.`,
    }));
}

/** A direction is said of a field that applies; whether a height eases or burdens differs, so it is always said. */
function problemsOfSafer({ safer, doseFields: applying }: Own): Problem[] {
  const stray = doseFields.filter((field) => safer[field] !== undefined && !applying.includes(field));
  return [
    ...stray.map((field) => ({
      path: ["safer", field],
      words: `${doseFieldFacts[field].label} is not among the fields it is dosed by.`,
    })),
    ...(applying.includes("height") && safer["height"] === undefined
      ? [{ path: ["safer", "height"], words: "Say whether a lower or a higher height is safer." }]
      : []),
  ];
}

function problemsOfLists(own: Own): Problem[] {
  const motions = own.motions.map(({ joint, motion }) => `${joint} ${motion}`);
  const lists = { ...own, motions };
  const twice = (["doseFields", "tags", "motions", "equipment", "weightBearing"] as const).filter((list) =>
    hasTwice(lists[list]),
  );
  return [
    ...twice.map((list) => ({ path: [list], words: "One stands twice. Remove it once." })),
    ...(hasTwice([...own.easier, ...own.harder])
      ? [{ path: ["harder"], words: "One exercise stands twice on the ladder. Name it once." }]
      : []),
  ];
}
