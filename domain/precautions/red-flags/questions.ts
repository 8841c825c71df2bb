import type { FlagFinding } from "#domain/precautions/facts/findings.ts";
import type { Joint } from "#domain/prescriptions/limit.ts";

/** Asked of the patient. A yes is the finding, and sets off the rules of that finding. */
export type RedFlagQuestion = {
  flag: FlagFinding;
  words: string;
  /** Asked where one of these is treated; empty is asked of everybody. */
  regions: readonly Joint[];
};

const leg: readonly Joint[] = ["hip", "knee", "ankle", "foot"];
const trunk: readonly Joint[] = ["thoracic-spine", "lumbar-spine"];

/** Compiled from general knowledge (K), with the findings of `precautions/facts/findings.ts`. */
export const redFlagQuestions: readonly RedFlagQuestion[] = [
  { flag: "fever", words: "Fever, chills or feeling ill?", regions: [] },
  {
    flag: "night-pain-or-weight-loss",
    words: "Pain at night that nothing eases, or weight lost without trying?",
    regions: [],
  },
  { flag: "chest-pain-at-rest", words: "Chest pain at rest, or angina that changed?", regions: [] },
  {
    flag: "saddle-or-bladder-change",
    words: "Numbness between the legs, bladder, bowel or sexual change, or both legs affected?",
    regions: trunk,
  },
  {
    flag: "strength-lost",
    words: "Weakness of a limb that is new or grows?",
    regions: [...trunk, "neck"],
  },
  {
    flag: "infection-risk",
    words: "Back pain with injected drugs or low immunity?",
    regions: trunk,
  },
  {
    flag: "pulsatile-abdominal-mass",
    words: "A pulsating mass in the abdomen?",
    regions: trunk,
  },
  {
    flag: "trauma-with-fragile-bone",
    words: "A fall or blow, with age, steroids or osteoporosis?",
    regions: [...trunk, "neck", "hip", "shoulder", "wrist"],
  },
  {
    flag: "neck-artery-symptoms",
    words: "Dizziness, double vision, trouble speaking or swallowing, drop attack or numb face?",
    regions: ["neck"],
  },
  {
    flag: "unlike-any-headache",
    words: "A sudden headache or neck pain unlike any other?",
    regions: ["neck"],
  },
  { flag: "clumsy-hands-or-gait", words: "Clumsy hands, or a change of walking?", regions: ["neck"] },
  { flag: "calf-pain-or-swelling", words: "Pain or swelling of a calf?", regions: leg },
];

/** The questions of the regions that are treated; where those are not known, all of them. */
export const redFlagsFor = (
  treated: ReadonlySet<Joint> | readonly Joint[] | undefined,
): RedFlagQuestion[] => {
  const regions = treated && new Set(treated);
  return redFlagQuestions.filter(
    (question) =>
      question.regions.length === 0 || !regions || question.regions.some((joint) => regions.has(joint)),
  );
};
