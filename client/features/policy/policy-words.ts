import type { DefinitionRow } from "#client/ui/definition-rows.tsx";
import type { ClinicPolicy } from "#domain/policy/policy.ts";
import { coSignatureWords } from "#domain/sessions/co-signature.ts";
import { unitRuleWords } from "#domain/units/unit-rule.ts";

/** Payers whose rule a clinic says; Medicare's is given. */
export const unitRulePayers = [
  { payer: "commercial", label: "commercial payers" },
  { payer: "workers-compensation", label: "workers' compensation" },
  { payer: "self-pay", label: "who pays for themselves" },
] as const;

/** A clinic's policy in the words its staff use. */
export function policyRows(policy: ClinicPolicy): DefinitionRow[] {
  return [
    {
      term: "Consultation first",
      value: policy.needsConsultationFirst
        ? "Therapy starts only after a signed consultation"
        : "Therapy may start without a consultation",
    },
    {
      term: "Outside orders",
      value: policy.acceptsOutsideOrders
        ? "An outside prescriber's order, verified by a therapist, starts therapy"
        : "An outside prescriber's order does not start therapy",
    },
    {
      term: "Safety questions",
      value: `To be answered within ${policy.safetyHours} h. A question does not replace a call.`,
    },
    {
      term: "Pain bands",
      value: `Green to ${policy.painGreenMost}, amber to ${policy.painAmberMost}, red above, of 10`,
    },
    {
      term: "Procedures",
      value: `Warns above ${policy.steroidInjectionsMost} steroid injections in 12 months, and before ${policy.toxinWeeksLeast} weeks between botulinum toxins`,
    },
    {
      term: "Timed minutes",
      value: [
        `Medicare: ${unitRuleWords["cms-total-time"]}`,
        ...unitRulePayers.map(({ payer, label }) => `${label}: ${unitRuleWords[policy.unitRules[payer]]}`),
      ].join("; "),
    },
    { term: "Co-signature", value: coSignatureWords[policy.coSignature] },
    { term: "Units shown", value: policy.unitSystem === "us" ? "US: lb, in, °F" : "Metric: kg, cm, °C" },
    { term: "Clock", value: policy.clock === "12-hour" ? "12-hour: 2:35 p.m." : "24-hour: 14:35" },
  ];
}
