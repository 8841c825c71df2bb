import { formatAmount } from "#domain/doses/describe.ts";
import type { FindingEntry } from "./fact.schema.ts";
import { flagFindings, numberFindings } from "./findings.ts";

/** An amount with its finding's unit, joined by a no-break space. */
export const describeNumber = (code: keyof typeof numberFindings, thousandths: number): string =>
  `${formatAmount(thousandths)}\u00a0${numberFindings[code].units[0]}`;

/** As it is read in a signed visit: what, present or absent or how much, on which side. */
export function describeFinding(finding: FindingEntry): string {
  const said =
    finding.kind === "number"
      ? `${numberFindings[finding.code].label} ${describeNumber(finding.code, finding.thousandths)}`
      : `${flagFindings[finding.flag]}: ${finding.isPresent ? "present" : "absent"}`;
  const side = finding.side && finding.side !== "not-applicable" ? `, ${finding.side}` : "";
  return `${said}${side}${finding.words === "" ? "" : `, ${finding.words}`}`;
}
