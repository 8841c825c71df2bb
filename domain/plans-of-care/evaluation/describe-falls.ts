import { formatAmount } from "#domain/doses/describe.ts";
import type { Evaluation } from "#domain/plans-of-care/plan-of-care.ts";
import { fallOutcomeWords } from "./fall-screen.ts";

const fallWords = {
  none: "none",
  one: "one",
  "two-or-more": "two or more",
  "not-asked": "not asked",
} as const;
const answerWords = { yes: "yes", no: "no", "not-asked": "not asked" } as const;

/** The fall screen as it was signed: its outcome, each answer, each test; a plan of before has the count alone. */
export function describeFallScreen({ fallsLastYear, fallScreen }: Evaluation): string {
  const falls = `falls in the last year ${fallWords[fallsLastYear]}`;
  if (!fallScreen) return falls;
  const { outcome, isUnsteady, isWorried, upAndGoThousandths, chairStands, tandemThousandths } = fallScreen;
  return [
    fallOutcomeWords[outcome],
    falls,
    `unsteady ${answerWords[isUnsteady]}`,
    `worried ${answerWords[isWorried]}`,
    ...(upAndGoThousandths === undefined
      ? []
      : [`Timed Up and Go ${formatAmount(upAndGoThousandths)}\u00a0s`]),
    ...(chairStands === undefined ? [] : [`chair stands in 30\u00a0s ${chairStands}`]),
    ...(tandemThousandths === undefined ? [] : [`tandem stance ${formatAmount(tandemThousandths)}\u00a0s`]),
  ].join("; ");
}
