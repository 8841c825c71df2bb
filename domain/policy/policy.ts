import * as z from "zod/mini";
import { coSignatureRules } from "#domain/sessions/co-signature.ts";
import { unitRules } from "#domain/units/units.ts";

const unitRule = z.enum(unitRules);

/** What a clinic decides for itself. Every change is audited with before, after and reason. */
export const clinicPolicySchema = z.strictObject({
  /** Therapy only after a signed consultation. Our rule, on by default; not a law. */
  needsConsultationFirst: z.boolean(),
  /** Whether an outside prescriber's order, transcribed and verified by a therapist, starts treatment. */
  acceptsOutsideOrders: z.boolean(),
  /** Hours until an unacknowledged safety item goes to the cover, then to the phone list. */
  safetyHours: z.int().check(z.gte(1, "At least 1 hour."), z.lte(72, "At most 72 hours.")),
  /** Pain bands on the 0 to 10 scale, both inclusive: green up to, amber up to; above is red. */
  painGreenMost: z.int().check(z.gte(0), z.lte(9)),
  painAmberMost: z.int().check(z.gte(1), z.lte(10)),
  /** Above so many steroid injections in twelve months signing warns. */
  steroidInjectionsMost: z.int().check(z.gte(1, "At least 1."), z.lte(12, "At most 12.")),
  /** Weeks after botulinum toxin before which signing another warns. */
  toxinWeeksLeast: z.int().check(z.gte(1, "At least 1 week."), z.lte(52, "At most 52 weeks.")),
  /** How timed minutes become units, by payer. Medicare counts by total time, whatever a clinic says. */
  unitRules: z.strictObject({
    commercial: unitRule,
    "workers-compensation": unitRule,
    "self-pay": unitRule,
  }),
  /** Whether a therapist co-signs an assistant's session. */
  coSignature: z.enum(coSignatureRules),
  unitSystem: z.enum(["us", "metric"]),
  clock: z.enum(["12-hour", "24-hour"]),
});
export type ClinicPolicy = z.infer<typeof clinicPolicySchema>;

/** Pain bands follow the pain-monitoring model: 0 to 2 safe, 3 to 5 acceptable (Thomeé 1997, Silbernagel 2007) (K). */
export const defaultClinicPolicy: ClinicPolicy = {
  needsConsultationFirst: true,
  acceptsOutsideOrders: false,
  safetyHours: 4,
  painGreenMost: 2,
  painAmberMost: 5,
  /** Usual practice (K). */
  steroidInjectionsMost: 3,
  toxinWeeksLeast: 12,
  /** Usual where a contract says nothing else (K). */
  unitRules: {
    commercial: "ama-midpoint",
    "workers-compensation": "ama-midpoint",
    "self-pay": "ama-midpoint",
  },
  coSignature: "never",
  unitSystem: "us",
  clock: "12-hour",
};
