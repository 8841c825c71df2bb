import {
  after,
  ask,
  dateOf,
  type LimitTemplate,
  type PrecautionRule,
  type Question,
  type RuleTrigger,
  restrict,
  surgery,
  untilKnown,
  type Window,
  weeks,
} from "#domain/precautions/rule.ts";

const kneeTo90: readonly LimitTemplate[] = [
  { kind: "range", joint: "knee", motion: "flexion", isLoadedOnly: true, mostDegrees: 90 },
];
/** The graft that forbids most. */
const asHamstringGraft = untilKnown({
  excludedTags: ["open-chain-knee-extension", "resisted-knee-flexion"],
  ownerKind: "surgeon",
});

const meniscusDate = dateOf(
  "meniscus-repair-date",
  "Meniscus repair: date of surgery?",
  "Meniscus repair, date not known: no loaded knee flexion past 90 degrees until the surgeon says",
  untilKnown({ limits: kneeTo90, ownerKind: "surgeon" }),
);
const aclDate = dateOf(
  "acl-date",
  "ACL reconstruction: date of surgery?",
  "ACL reconstruction, date not known: no open-chain extension or resisted flexion until the surgeon says",
  asHamstringGraft,
);
const graft: Question = {
  questionId: "acl-graft",
  version: 2,
  words: "ACL: reconstructed, and with which graft?",
  whenNotKnown:
    "ACL, graft not known: no open-chain extension or resisted knee flexion until the surgeon says",
  whileNotKnown: asHamstringGraft,
  answer: {
    kind: "choice",
    choices: [
      { value: "not-reconstructed", label: "Not reconstructed", isPhysiatrists: true },
      { value: "hamstring", label: "Hamstring" },
      { value: "patellar-or-quadriceps", label: "Patellar or quadriceps" },
      { value: "allograft", label: "Allograft" },
    ],
  },
};
const aclInjury = (window: Window, seventh?: readonly string[]): RuleTrigger => ({
  kind: "condition",
  codes: ["S835"],
  ...(seventh ? { seventh } : {}),
  saidBy: "acl-reconstruction",
  window,
});
const acl = (window: Window): RuleTrigger[] => [aclInjury(window), surgery("acl-reconstruction", window)];
const reconstructed = ["hamstring", "patellar-or-quadriceps", "allograft"];

/** Operations on a ligament or a meniscus, and the injury where nobody wrote the operation down. */
export const afterKneeSurgeryRules: readonly PrecautionRule[] = [
  ask({
    ruleId: "acl-graft-question",
    version: 2,
    when: [
      aclInjury(after(aclDate, weeks(8)), ["D"]),
      surgery("acl-reconstruction", after(aclDate, weeks(8))),
    ],
    regions: ["knee"],
    asks: graft,
    source: ["(K)"],
  }),
  ask({
    ruleId: "acl-graft-late-question",
    when: [
      aclInjury(after(aclDate, 273, weeks(8) + 1), ["D"]),
      surgery("acl-reconstruction", after(aclDate, 273, weeks(8) + 1)),
    ],
    regions: ["knee"],
    asks: graft,
    asksOnly: true,
    source: ["(K)"],
  }),
  restrict({
    ruleId: "acl-open-chain",
    when: acl(after(aclDate, weeks(4))),
    answered: { questionId: graft.questionId, values: reconstructed },
    effect: "contraindication",
    words: "ACL reconstructed within 4 weeks: no open-chain knee extension against resistance",
    chip: "ACL: no open-chain extension",
    excludedTags: ["open-chain-knee-extension"],
    regions: ["knee"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "acl-hamstring-graft",
    when: acl(after(aclDate, weeks(8))),
    answered: { questionId: graft.questionId, values: ["hamstring"] },
    effect: "contraindication",
    words: "Hamstring graft within 8 weeks: no resisted knee flexion",
    chip: "Hamstring graft: no resisted flexion",
    excludedTags: ["resisted-knee-flexion"],
    regions: ["knee"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "acl-sport",
    when: acl(after(aclDate, 273)),
    answered: { questionId: graft.questionId, values: reconstructed },
    effect: "monitor",
    words: "ACL reconstructed: sport not before 9 months, and 90 % of the other leg in hop and strength",
    regions: ["knee"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
  restrict({
    ruleId: "meniscus-repair",
    when: [surgery("meniscus-repair", after(meniscusDate, weeks(6)))],
    effect: "precaution",
    words: "Meniscus repaired within 6 weeks: no loaded knee flexion past 90 degrees",
    chip: "Meniscus repair: loaded flexion to 90°",
    limits: kneeTo90,
    regions: ["knee"],
    ownerKind: "surgeon",
    source: ["(K)"],
  }),
];
