import { quantity } from "#domain/doses/quantity.ts";
import type { BodySide, Limit, Owner } from "#domain/prescriptions/limit.ts";
import type { FactSide } from "./facts/record.ts";
import type { Precaution } from "./precaution.ts";
import type { Raised } from "./raised.ts";
import type { LimitTemplate } from "./rule.ts";

/** Whose a raised precaution is, and who may lift it beside. */
export type RaisedFor = { owner: Owner; delegateStaffIds: readonly string[]; fromOn: string };

/** The precaution a raised rule puts in force. */
export function precautionOf(raised: Raised, facts: RaisedFor & { precautionId: string }): Precaution {
  return {
    precautionId: facts.precautionId,
    effect: raised.effect,
    trigger: raised.trigger,
    ruleId: raised.ruleId,
    ruleVersion: raised.version,
    factId: raised.factId,
    setOffBy: raised.setOffBy,
    words: raised.words,
    chip: raised.chip,
    excludedTags: [...raised.excludedTags],
    ...(raised.careTags.length > 0 ? { careTags: [...raised.careTags] } : {}),
    onlyAt: raised.joint ? [raised.joint] : [...raised.onlyAt],
    side: raised.side,
    regions: [...raised.regions],
    requiredVitals: [...raised.requiredVitals],
    owner: facts.owner,
    delegateStaffIds: [...facts.delegateStaffIds],
    fromOn: facts.fromOn,
    ...(raised.dueForLiftingOn ? { dueForLiftingOn: raised.dueForLiftingOn } : {}),
    source: raised.source,
  };
}

/** The limits it raises with it. A limb whose side the record does not say is limited on both. */
export function limitsOfRule(raised: Raised, facts: RaisedFor & { newId: () => string }): Limit[] {
  return raised.limits.flatMap((template) =>
    shapesOf(template, raised).map((shape): Limit => {
      const common = {
        limitId: facts.newId(),
        owner: facts.owner,
        delegateStaffIds: [...facts.delegateStaffIds],
        fromOn: facts.fromOn,
        ...(raised.dueForLiftingOn ? { dueForLiftingOn: raised.dueForLiftingOn } : {}),
        reason: raised.words,
      };
      return { ...common, ...shape };
    }),
  );
}

type Shape = Limit extends infer Each
  ? Each extends Limit
    ? Omit<Each, "limitId" | "owner" | "delegateStaffIds" | "fromOn" | "dueForLiftingOn" | "reason">
    : never
  : never;

function shapesOf(template: LimitTemplate, { side, thousandths }: Raised): Shape[] {
  switch (template.kind) {
    case "range": {
      const { kind, joint, motion, isLoadedOnly, mostDegrees } = template;
      return [
        { kind, joint, motion, side: bodySide(side), isLoadedOnly, most: quantity(mostDegrees, "deg") },
      ];
    }
    case "weight-bearing":
      return limbSides(side).map((limbSide) => ({
        kind: "weight-bearing",
        limb: template.limb,
        side: limbSide,
        status: template.status,
      }));
    case "lift":
      return [{ kind: "lift", most: quantity(template.mostPounds, "lb") }];
    case "effort":
      return [{ kind: "effort", most: quantity(template.mostRpe, "rpe") }];
    case "pain":
      return [{ kind: "pain", most: quantity(template.mostPain, "pain") }];
    case "heart-rate":
      // A rate is only ever limited from a number that was measured.
      return thousandths === undefined
        ? []
        : [
            {
              kind: "heart-rate",
              most: { thousandths: thousandths - template.beatsBelowFinding * 1000, unit: "bpm" },
            },
          ];
    default:
      return template satisfies never;
  }
}

const bodySide = (side: FactSide): BodySide => (side === "left" || side === "right" ? side : "both");
const limbSides = (side: FactSide): ("left" | "right")[] =>
  side === "left" || side === "right" ? [side] : ["left", "right"];
