import { describeDay } from "#domain/calendar/describe.ts";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { boundsTheSame, isStricter } from "#domain/prescriptions/limits-in-force.ts";
import type { Change, ChangeRisk } from "./change.ts";

/** A limit that came, went or bounds otherwise, whole; of one that stays, who may lift it, when and why, part by part. */
export function diffLimit(was: Limit | undefined, is: Limit | undefined): Change[] {
  const words = was && describeLimit(was);
  const next = is && describeLimit(is);
  const whole: Change[] =
    words === next
      ? []
      : [
          {
            risk: riskOf(was, is),
            subject: "Limit",
            field: "",
            ...(words === undefined ? {} : { before: words }),
            ...(next === undefined ? {} : { after: next }),
          },
        ];
  if (!was || !is) return whole;
  const part = (field: string, before: string, after: string): Change[] =>
    before === after ? [] : [{ risk: "other", subject: `Limit, ${next}`, field, before, after }];
  const due = ({ dueForLiftingOn }: Limit) => (dueForLiftingOn ? describeDay(dueForLiftingOn) : "no date");
  const others = ({ delegateStaffIds }: Limit) =>
    delegateStaffIds.length === 0 ? "its owner alone" : `its owner and ${delegateStaffIds.length} more`;
  const isOthersSame = was.delegateStaffIds.toSorted().join() === is.delegateStaffIds.toSorted().join();
  return [
    ...whole,
    ...part("owner", was.owner.name, is.owner.name),
    ...(isOthersSame
      ? []
      : part(
          "lifted by",
          others(was),
          others(was) === others(is) ? `${others(is)}, others than before` : others(is),
        )),
    ...part("from", describeDay(was.fromOn), describeDay(is.fromOn)),
    ...part("due for lifting", due(was), due(is)),
    ...part("reason", was.reason || "none", is.reason || "none"),
  ];
}

/** Only what is surely stricter of the same bound adds; everything else may let more through. */
function riskOf(was: Limit | undefined, is: Limit | undefined): ChangeRisk {
  if (!is) return "limit-removed";
  return was === undefined || (boundsTheSame(is, was) && isStricter(is, was))
    ? "limit-added"
    : "limit-removed";
}
