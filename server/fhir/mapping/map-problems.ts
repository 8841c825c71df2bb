import type * as z from "zod/mini";
import type { Sensitive } from "#domain/people/sensitive.ts";
import { codeOf, sideOf, statusOf, unfit, wordsOf } from "./codes.ts";
import { fail, leaveOut, type Mapped, type Skip } from "./facts.ts";
import type {
  allergyResourceSchema,
  Concept,
  conditionResourceSchema,
  medicationUseSchema,
} from "./fhir.schema.ts";
import { type Now, readMoment } from "./moments.ts";

/** The longest the chart keeps, the same as what a consultation accepts. */
const mostWords = 160;
const mostAllergyWords = 120;

/** What is not, or no longer, held to be true at the source. */
function standing(verification: Concept | undefined): { doubt: string } | Skip {
  const code = statusOf(verification);
  if (code === "entered-in-error") return leaveOut("It was entered in error at the source.");
  if (code === "refuted") return leaveOut("It was refuted at the source.");
  return {
    doubt: code === "unconfirmed" || code === "provisional" || code === "differential" ? code : "",
  };
}

export function mapCondition(
  resource: z.infer<typeof conditionResourceSchema>,
  sensitive: Sensitive,
  now: Now,
): Mapped | Skip {
  const stands = standing(resource.verificationStatus);
  if ("outcome" in stands) return stands;
  const clinical = statusOf(resource.clinicalStatus);
  // A condition in remission may still bear on therapy: it stays among the active ones, with the word.
  const remark = [stands.doubt, clinical === "remission" ? "in remission" : ""].filter((word) => word !== "");
  const plain = wordsOf(resource.code);
  if (plain === "") return fail("It has neither words nor a code.");
  const words = remark.length > 0 ? `${plain} (${remark.join(", ")} at the source)` : plain;
  const bad = unfit("text", words, mostWords);
  if (bad) return bad;
  const onset = resource.onsetDateTime ?? resource.onsetPeriod?.start;
  const began = onset === undefined ? undefined : readMoment(onset, "onset", now);
  if (began && "reason" in began) return fail(began.reason);
  const ended = resource.abatementDateTime;
  const isResolved =
    clinical === "resolved" || clinical === "inactive" || (clinical === "" && ended !== undefined);
  return {
    fact: {
      kind: "condition",
      words,
      icd10: codeOf(resource.code, "icd10"),
      snomed: codeOf(resource.code, "snomed"),
      side: sideOf(resource.bodySite ?? []),
      status: isResolved ? "resolved" : "active",
      onsetOn: began?.day ?? null,
      ...sensitive,
    },
    ...(resource.subject.reference === undefined ? {} : { subject: resource.subject.reference }),
    notes: began?.day === null ? ["Kept without its onset: the source gives no day."] : [],
  };
}

/** SNOMED CT: no known allergy; no known drug, food, environmental allergy. */
const nothingKnown = new Set(["716186003", "409137002", "428607008", "428197003"]);

export function mapAllergy(resource: z.infer<typeof allergyResourceSchema>): Mapped | Skip {
  const stands = standing(resource.verificationStatus);
  if ("outcome" in stands) return stands;
  if (nothingKnown.has(codeOf(resource.code, "snomed")))
    return leaveOut("It says that no allergy is known: that is asked again here.");
  const plain = wordsOf(resource.code);
  if (plain === "") return fail("It has neither words nor a code.");
  const words = stands.doubt === "" ? plain : `${plain} (${stands.doubt} at the source)`;
  const manifestations = (resource.reaction ?? []).flatMap((one) => (one.manifestation ?? []).map(wordsOf));
  const reaction = [...new Set(manifestations)].filter((one) => one !== "").join("; ");
  const bad = unfit("text", words, mostAllergyWords) ?? unfit("reaction", reaction, mostWords);
  if (bad) return bad;
  const clinical = statusOf(resource.clinicalStatus);
  return {
    fact: {
      kind: "allergy",
      words,
      reaction,
      status: clinical === "resolved" || clinical === "inactive" ? "resolved" : "active",
    },
    ...(resource.patient.reference === undefined ? {} : { subject: resource.patient.reference }),
  };
}

const notTaken: Record<string, string> = {
  "entered-in-error": "It was entered in error at the source.",
  draft: "It is a draft at the source.",
  "not-taken": "The source says it is not taken.",
  intended: "It is only intended at the source.",
};
const over = new Set(["stopped", "completed", "cancelled"]);
const orders = new Set(["order", "original-order", "reflex-order", "filler-order", "instance-order", ""]);

export function mapMedication(resource: z.infer<typeof medicationUseSchema>): Mapped | Skip {
  const said = notTaken[resource.status];
  if (said !== undefined) return leaveOut(said);
  if (resource.doNotPerform === true) return leaveOut("It asks that the medication is not given.");
  if (!orders.has(resource.intent ?? "")) return leaveOut("It is a plan or a proposal, not an order.");
  const link = resource.medicationReference?.reference;
  const inside = link?.startsWith("#")
    ? resource.contained?.find((one) => one.resourceType === "Medication" && `#${one.id}` === link)?.code
    : undefined;
  const concept = resource.medicationCodeableConcept ?? inside;
  const words = wordsOf(concept);
  if (words === "" && (link === undefined || link.startsWith("#"))) return fail("It names no medication.");
  const bad = unfit("text", words, mostWords);
  if (bad) return bad;
  return {
    fact: {
      kind: "medication",
      words,
      rxnorm: codeOf(concept, "rxnorm"),
      // On hold and unknown stay active, so that somebody looks at them.
      status: over.has(resource.status) ? "stopped" : "active",
      ...(words === "" && link !== undefined ? { medication: link } : {}),
    },
    ...(resource.subject.reference === undefined ? {} : { subject: resource.subject.reference }),
  };
}

export function mapDrug(code: Concept | undefined): Mapped | Skip {
  const words = wordsOf(code);
  if (words === "") return fail("It names no medication.");
  const bad = unfit("text", words, mostWords);
  if (bad) return bad;
  return { fact: { kind: "drug", words, rxnorm: codeOf(code, "rxnorm") } };
}
