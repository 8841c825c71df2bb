import * as z from "zod/mini";
import { formatAmount } from "#domain/doses/describe.ts";
import { fewChairStands, screenedFromAge, shortTandem, slowUpAndGo } from "./fall-thresholds.ts";

export const fallCounts = ["none", "one", "two-or-more", "not-asked"] as const;
export type FallCount = (typeof fallCounts)[number];
const yesNo = z.enum(["yes", "no", "not-asked"]);
export const fallOutcomes = ["at-risk", "not-at-risk", "not-screened"] as const;
export type FallOutcome = (typeof fallOutcomes)[number];

/** The questions beside falls in the last year, and what was measured; a test that was not done is absent. */
export const fallScreenSchema = z.strictObject({
  isUnsteady: yesNo,
  isWorried: yesNo,
  upAndGoThousandths: z.exactOptional(
    z
      .int("Enter the seconds.")
      .check(z.gte(1000, "Timed Up and Go is 1 to 300 s."), z.lte(300_000, "Timed Up and Go is 1 to 300 s.")),
  ),
  chairStands: z.exactOptional(
    z
      .int("Enter a whole number of stands.")
      .check(z.gte(0, "Chair stands are 0 to 60."), z.lte(60, "Chair stands are 0 to 60.")),
  ),
  tandemThousandths: z.exactOptional(
    z
      .int("Enter the seconds.")
      .check(z.gte(0, "Tandem stance is held 0 to 10 s."), z.lte(10_000, "Tandem stance is held 0 to 10 s.")),
  ),
  /** As it was computed and shown when it was signed. */
  outcome: z.enum(fallOutcomes),
});
export type FallScreen = z.infer<typeof fallScreenSchema>;
export const notScreened: FallScreen = {
  isUnsteady: "not-asked",
  isWorried: "not-asked",
  outcome: "not-screened",
};

/** An age that is not known has no number of its own, and is asked as an older one is. */
export type Person = { age: number | null; gender: string };
export type FallAssessment = {
  outcome: FallOutcome;
  /** Why at risk, one sentence each, with the number, whom it is stated for and its source. */
  reasons: string[];
  /** Measured, but no number is stated for this age or sex. */
  withoutNumber: string[];
  /** At risk by the questions and nothing of balance measured yet. */
  needsTest: boolean;
};

/**
 * Any yes of the three key questions is a risk, and so is a test beyond its number. None of it is *not at risk by the
 * screen* only when all three were asked. CDC STEADI, made for people of 65 and over (K).
 */
export function assessFallRisk(
  fallsLastYear: FallCount,
  screen: Omit<FallScreen, "outcome">,
  { age, gender }: Person,
): FallAssessment {
  const { isUnsteady, isWorried } = screen;
  const asked = [
    ...(fallsLastYear === "one" ? ["One fall in the last year"] : []),
    ...(fallsLastYear === "two-or-more" ? ["Two or more falls in the last year"] : []),
    ...(isUnsteady === "yes" ? ["Feels unsteady standing or walking"] : []),
    ...(isWorried === "yes" ? ["Worries about falling"] : []),
  ];
  const { upAndGoThousandths: seconds, chairStands: stands, tandemThousandths: tandem } = screen;
  const few = fewChairStands.find(({ fromAge, toAge }) => age !== null && age >= fromAge && age <= toAge);
  const leastStands = gender === "female" || gender === "male" ? few?.below[gender] : undefined;
  const isOlder = age !== null && age >= screenedFromAge;
  const measured = [
    ...(seconds !== undefined && isOlder && seconds >= slowUpAndGo.atLeastThousandths
      ? [
          `Timed Up and Go ${formatAmount(seconds)}\u00a0s, at least ${formatAmount(slowUpAndGo.atLeastThousandths)}\u00a0s (${slowUpAndGo.population}, ${slowUpAndGo.source})`,
        ]
      : []),
    ...(stands !== undefined && few && leastStands !== undefined && stands < leastStands
      ? [`Chair stands ${stands}, below ${leastStands} (${gender}, ${few.population}, ${few.source})`]
      : []),
    ...(tandem !== undefined && isOlder && tandem < shortTandem.belowThousandths
      ? [
          `Tandem stance ${formatAmount(tandem)}\u00a0s, below ${formatAmount(shortTandem.belowThousandths)}\u00a0s (${shortTandem.population}, ${shortTandem.source})`,
        ]
      : []),
  ];
  const isAsked = fallsLastYear !== "not-asked" && isUnsteady !== "not-asked" && isWorried !== "not-asked";
  const reasons = [...asked, ...measured];
  return {
    outcome: reasons.length > 0 ? "at-risk" : isAsked ? "not-at-risk" : "not-screened",
    reasons,
    withoutNumber: [
      ...(seconds !== undefined && !isOlder ? ["Timed Up and Go"] : []),
      ...(stands !== undefined && leastStands === undefined ? ["Chair stands"] : []),
      ...(tandem !== undefined && !isOlder ? ["Tandem stance"] : []),
    ],
    needsTest: asked.length > 0 && seconds === undefined && stands === undefined && tandem === undefined,
  };
}

export const fallOutcomeWords: Record<FallOutcome, string> = {
  "at-risk": "At risk of falling",
  "not-at-risk": "Not at risk by the screen",
  "not-screened": "Not screened",
};
