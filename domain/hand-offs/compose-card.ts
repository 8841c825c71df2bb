import { counted } from "#domain/units/counted.ts";

/** Read in fifteen seconds: at most so many lines of so many characters. Ours. */
export const mostCardLines = 12;
export const mostLineCharacters = 140;
const mostRestrictions = 3;
const mostChanges = 2;
const mostHotLines = 2;
/** "Tell the next person" is one line. */
export const mostTellCharacters = 200;

const effects = ["contraindication", "limit", "precaution", "monitor"] as const;
type Effect = (typeof effects)[number];

/** What the record says, in words that are open to whoever treats: nothing of a sensitive section is among them. */
export type HandOffRecord = {
  /** The problem that is treated, with its side; of a sensitive episode only that it is one. */
  problem: string;
  /** "phase 2 of 4"; null without a protocol. */
  phase: string | null;
  restrictions: readonly { effect: Effect; words: string }[];
  /** What happened lately, newest first. */
  changes: readonly string[];
  /** Rows of the last session that were changed or not done. */
  hotLines: readonly string[];
  /** Of the last session: worst pain with its day; null where nobody was treated yet. */
  lastPain: { of10: number | "not-asked" | "not-recorded"; on: string } | null;
  questions: readonly string[];
  tell: { words: string; byName: string } | null;
  /** "Spanish, interpreter needed"; null where neither has to be thought of. */
  language: string | null;
};

export type CardLine = { term: string; words: string; tone: Effect | "question" | "tell" | "plain" };

const shortened = (words: string, most = mostLineCharacters): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;

/** The first few, each a line; how many more there are is said in the last one and never left out in silence. */
function few(words: readonly string[], most: number): string[] {
  const more = words.length - most;
  return words
    .slice(0, most)
    .map((one, index) =>
      more > 0 && index === most - 1
        ? `${shortened(one, mostLineCharacters - 12)} (and ${more} more)`
        : shortened(one),
    );
}

/**
 * What the next person must know, composed from the record: the gravest first, then what changed, what the last session
 * was like, and what the usual therapist wants told.
 */
export function composeCard(record: HandOffRecord): CardLine[] {
  const grave = record.restrictions.toSorted(
    (left, right) => effects.indexOf(left.effect) - effects.indexOf(right.effect),
  );
  const shown = few(
    grave.map(({ words }) => words),
    mostRestrictions,
  );
  const { lastPain, tell } = record;
  return [
    {
      term: "Problem",
      words: shortened([record.problem, record.phase ?? ""].filter(Boolean).join(", ")),
      tone: "plain",
    },
    ...(shown.length === 0
      ? [
          {
            term: "Restricts",
            words: "no limit, contraindication or precaution stands",
            tone: "plain" as const,
          },
        ]
      : shown.map((words, index) => ({
          term: effectTerms[grave[index]?.effect ?? "monitor"],
          words,
          tone: grave[index]?.effect ?? ("monitor" as const),
        }))),
    ...few(record.changes, mostChanges).map((words) => ({ term: "Lately", words, tone: "plain" as const })),
    ...few(record.hotLines, mostHotLines).map((words) => ({
      term: "Last session",
      words,
      tone: "plain" as const,
    })),
    { term: "Pain", words: describePain(lastPain), tone: "plain" },
    ...(record.questions.length === 0
      ? []
      : [
          {
            term: "Open question",
            words: few(record.questions, 1)[0] ?? counted(record.questions.length, "question"),
            tone: "question" as const,
          },
        ]),
    ...(tell ? [{ term: "Tell", words: `${tell.words} (${tell.byName})`, tone: "tell" as const }] : []),
    ...(record.language === null
      ? []
      : [{ term: "Language", words: record.language, tone: "plain" as const }]),
  ];
}

const effectTerms: Record<Effect, string> = {
  contraindication: "Contraindication",
  limit: "Limit",
  precaution: "Precaution",
  monitor: "Monitor",
};

function describePain(pain: HandOffRecord["lastPain"]): string {
  if (pain === null) return "no session yet";
  const words = { "not-asked": "not asked", "not-recorded": "not recorded" };
  return `${typeof pain.of10 === "number" ? `worst ${pain.of10} of 10` : words[pain.of10]}, ${pain.on}`;
}
