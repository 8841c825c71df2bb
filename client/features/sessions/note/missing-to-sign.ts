import { vitalFacts } from "#domain/precautions/vitals/vital.ts";
import { isCutShortUnsaid } from "#domain/sessions/cut-short.ts";
import type { SessionNote } from "#domain/sessions/session.ts";
import { counted } from "#domain/units/counted.ts";
import type { VitalActs } from "../checks/use-vitals.ts";
import type { RowActs, Sheet } from "../flowsheet/use-row-acts.ts";
import type { TimeActs } from "../time/use-session-time.ts";

/** What stands between the session and its signature, in the order of the screen, and where it is answered. */
export function missingToSign(
  sheet: Sheet,
  note: SessionNote,
  acts: Pick<RowActs, "unread" | "wanted">,
  { allocation, unanswered }: Pick<TimeActs, "allocation"> & Pick<VitalActs, "unanswered">,
): { words: string; target: string }[] {
  const copied = sheet.rows.filter((row) => row.state === "copied").length;
  const outside = Object.keys(acts.wanted).length;
  const isTreated = sheet.session.kind !== "seen-not-treated";
  return [
    isTreated && note.painBefore === undefined
      ? { words: "pain before", target: '[data-part="pain-before"] input' }
      : null,
    isTreated && note.painWorst === undefined
      ? { words: "worst pain", target: '[data-part="pain-worst"] input' }
      : null,
    ...unanswered.map(({ vital, moment }) => ({
      words: `${vitalFacts[vital].label.toLowerCase()} ${moment}`,
      target: `[data-vital="${moment}-${vital}"] input`,
    })),
    acts.unread > 0
      ? { words: `${counted(acts.unread, "amount")} to correct`, target: "[aria-invalid=true]" }
      : null,
    outside > 0
      ? {
          words: `${counted(outside, "amount")} outside to ask for, to change or to leave`,
          target: '[data-part="outside"] button',
        }
      : null,
    copied > 0
      ? {
          words: `${counted(copied, "row")} to confirm`,
          target: 'tr[data-state="copied"] [data-cell$="_2"]',
        }
      : null,
    allocation === undefined
      ? { words: "which service takes the last unit", target: '[data-part="time"] [aria-expanded]' }
      : null,
    isCutShortUnsaid(note.cutShort)
      ? { words: "why it was cut short", target: '[data-part="cut-short"] input' }
      : null,
    note.assessment.trim() === ""
      ? { words: "assessment", target: '[data-part="assessment"] textarea' }
      : null,
  ].filter((one) => one !== null);
}
