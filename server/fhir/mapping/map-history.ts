import type * as z from "zod/mini";
import { firstCode, tidy, unfit, wordsOf } from "./codes.ts";
import { fail, type HistoryFact, leaveOut, type Mapped, type Skip } from "./facts.ts";
import type {
  Concept,
  carePlanResourceSchema,
  encounterResourceSchema,
  procedureResourceSchema,
} from "./fhir.schema.ts";
import { type Now, readPeriod } from "./moments.ts";

const mostWords = 400;

type Said = {
  historyKind: HistoryFact["historyKind"];
  words: string;
  concept: Concept | undefined;
  period: { start?: string | undefined; end?: string | undefined } | undefined;
  subject: string | undefined;
  practitioner?: string | undefined;
  organization?: string | undefined;
};

function history(said: Said, now: Now): Mapped | Skip {
  if (said.words === "") return fail("It has neither words nor a code.");
  const bad = unfit("text", said.words, mostWords);
  if (bad) return bad;
  const when = readPeriod(said.period, now);
  if ("reason" in when) return fail(when.reason);
  return {
    fact: {
      kind: "history",
      historyKind: said.historyKind,
      words: said.words,
      ...firstCode(said.concept),
      ...when,
      ...(said.practitioner === undefined ? {} : { practitioner: said.practitioner }),
      ...(said.organization === undefined ? {} : { organization: said.organization }),
    },
    ...(said.subject === undefined ? {} : { subject: said.subject }),
    notes: when.startedAt === null ? ["Kept without its start: the source gives no day."] : [],
  };
}

const didNotHappen: Record<string, string> = {
  "entered-in-error": "It was entered in error at the source.",
  planned: "It is only planned at the source.",
  preparation: "It is only planned at the source.",
  draft: "It is a draft at the source.",
  cancelled: "It was cancelled at the source.",
  "not-done": "It was not done.",
};

/** The classes worth a word; an office visit needs none (http://terminology.hl7.org/CodeSystem/v3-ActCode). */
const classWords: Record<string, string> = {
  EMER: "Emergency",
  IMP: "Inpatient",
  ACUTE: "Inpatient",
  NONAC: "Inpatient",
  OBSENC: "Observation",
  HH: "At home",
  VR: "By video or telephone",
};

export function mapEncounter(resource: z.infer<typeof encounterResourceSchema>, now: Now): Mapped | Skip {
  const said = didNotHappen[resource.status];
  if (said !== undefined) return leaveOut(said);
  const type = wordsOf(resource.type?.[0]);
  const place = classWords[resource.class?.code ?? ""] ?? "";
  const reasons = (resource.reasonCode ?? []).map(wordsOf).filter((words) => words !== "");
  const head = [place, type].filter((words) => words !== "").join(": ") || "Encounter";
  return history(
    {
      historyKind: "encounter",
      words: reasons.length > 0 ? `${head} for ${reasons.join("; ")}` : head,
      concept: resource.type?.[0],
      period: resource.period,
      subject: resource.subject?.reference,
      practitioner: resource.participant?.find((one) => one.individual?.reference)?.individual?.reference,
      organization: resource.serviceProvider?.reference,
    },
    now,
  );
}

export function mapProcedure(resource: z.infer<typeof procedureResourceSchema>, now: Now): Mapped | Skip {
  const said = didNotHappen[resource.status];
  if (said !== undefined) return leaveOut(said);
  return history(
    {
      historyKind: "procedure",
      words: wordsOf(resource.code),
      concept: resource.code,
      period:
        resource.performedDateTime === undefined
          ? resource.performedPeriod
          : { start: resource.performedDateTime },
      subject: resource.subject.reference,
      practitioner: resource.performer?.[0]?.actor.reference,
    },
    now,
  );
}

export function mapCarePlan(resource: z.infer<typeof carePlanResourceSchema>, now: Now): Mapped | Skip {
  const said = didNotHappen[resource.status];
  if (said !== undefined) return leaveOut(said);
  if (resource.intent === "proposal" || resource.intent === "option")
    return leaveOut("It is a proposal, not a plan.");
  // US Core marks every plan with the category `assess-plan`, which says nothing.
  const category = resource.category?.find(
    (one) => !one.coding?.some((coding) => coding.code === "assess-plan") && wordsOf(one) !== "",
  );
  const activities = (resource.activity ?? [])
    .map((activity) => wordsOf(activity.detail?.code))
    .filter((words) => words !== "");
  const head = tidy(resource.title) || wordsOf(category) || tidy(resource.description) || "Care plan";
  return history(
    {
      historyKind: "care-plan",
      words: activities.length > 0 ? `${head}: ${activities.join("; ")}` : head,
      concept: category,
      period: resource.period,
      subject: resource.subject.reference,
      practitioner: resource.author?.reference,
    },
    now,
  );
}
