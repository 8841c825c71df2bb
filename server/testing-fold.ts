import { asc, eq, inArray } from "drizzle-orm";
import type { Store } from "#db/engine/store.ts";
import { flagsAnswered } from "#domain/precautions/red-flags/red-flag-check.ts";
import type { SignalKind } from "#domain/reviews/review.ts";
import { type CurrentDoses, type DoseEvent, foldDoseEvents } from "#domain/sessions/current-dose.ts";

/** Facts of one episode in the order of the audit chain. They are read from what is written once, never from a cache. */
export async function listActs(store: Store, patientId: string) {
  const { auditRows } = store.t;
  const rows = await store.db
    .select({
      seq: auditRows.seq,
      action: auditRows.action,
      entity: auditRows.entity,
      entityId: auditRows.entityId,
      actorId: auditRows.actorId,
      after: auditRows.after,
    })
    .from(auditRows)
    .where(eq(auditRows.patientId, patientId))
    .orderBy(asc(auditRows.seq));
  return rows.map((row) => ({
    ...row,
    after: JSON.parse(row.after ?? "{}") as Record<string, unknown>,
  }));
}
type Act = Awaited<ReturnType<typeof listActs>>[number];

/** Current doses folded again from signed versions, plans of care, sessions, replies and verbal orders. */
export async function foldCurrentDoses(store: Store, acts: readonly Act[]): Promise<CurrentDoses> {
  const events: DoseEvent[] = [];
  for (const act of acts) events.push(...(await doseEventsOf(store, act, events)));
  return foldDoseEvents(events);
}

async function doseEventsOf(store: Store, act: Act, before: readonly DoseEvent[]): Promise<DoseEvent[]> {
  const { db, t } = store;
  switch (act.action) {
    case "signPrescription": {
      const lines = await db
        .select({
          lineKey: t.prescriptionLines.lineKey,
          lineId: t.prescriptionLines.id,
          dose: t.prescriptionLines.dose,
        })
        .from(t.prescriptionLines)
        .where(eq(t.prescriptionLines.versionId, String(act.after["versionId"])));
      return [{ kind: "lines-signed", owns: "prescriber", lines }];
    }
    case "signPlanOfCare": {
      const lines = await db
        .select({
          lineKey: t.planOfCareLines.lineKey,
          lineId: t.planOfCareLines.id,
          dose: t.planOfCareLines.dose,
        })
        .from(t.planOfCareLines)
        .where(eq(t.planOfCareLines.planOfCareId, act.entityId));
      return [{ kind: "lines-signed", owns: "therapist", lines }];
    }
    case "signSession": {
      const rows = await db
        .select()
        .from(t.performedDoses)
        .where(eq(t.performedDoses.sessionId, act.entityId));
      return rows
        .filter((row) => row.isFromNowOn && row.state === "changed")
        .map((row) => ({ kind: "dose-set", lineKey: row.lineKey, dose: row.dose }));
    }
    case "replyToRequest": {
      const [request] = await db.select().from(t.changeRequests).where(eq(t.changeRequests.id, act.entityId));
      if (act.after["state"] !== "amended" || !request?.lineKey) return [];
      const standing = foldDoseEvents(before).get(request.lineKey)?.dose;
      return [{ kind: "dose-set", lineKey: request.lineKey, dose: { ...standing, ...request.wanted } }];
    }
    case "recordVerbalOrder": {
      const [order] = await db.select().from(t.verbalOrders).where(eq(t.verbalOrders.id, act.entityId));
      if (order?.effect.kind !== "dose") return [];
      const { lineKey, dose } = order.effect;
      const standing = foldDoseEvents(before).get(lineKey)?.dose;
      return [{ kind: "dose-set", lineKey, dose: { ...standing, ...dose } }];
    }
    default:
      return [];
  }
}

/** Kinds that follow from a series of scores or doses and have their own tests. */
const computedKinds: readonly SignalKind[] = ["worse", "plateau", "under-dosed", "missed-sessions"];
const endedByVersion: readonly SignalKind[] = [
  "sent-back",
  "prescription-ending",
  "phase-due",
  "review-due",
  "told",
  "new-pain",
];
const endedByDecision: readonly SignalKind[] = [
  "adverse-event",
  "red-pain",
  "red-flag",
  "vital-stop",
  "deviation",
  "session-in-error",
  "contraindication-raised",
  "precaution-raised",
  "procedure-in-error",
  "new-pain",
  "phase-due",
  "review-due",
  "routine",
  "told",
];

const safetyOfSession: readonly SignalKind[] = [
  "adverse-event",
  "red-pain",
  "red-flag",
  "vital-stop",
  "deviation",
];
const ofPrecaution: readonly SignalKind[] = ["contraindication-raised", "precaution-raised"];

type Reason = { kind: SignalKind; sourceId: string; endedBy: string | null };

/** Reasons that wait, folded again from the acts: which kind and which source is open, and nothing else. */
export async function foldSignals(store: Store, acts: readonly Act[]): Promise<string[]> {
  const reasons = new Map<string, Reason>();
  const open = (kind: SignalKind, sourceId: string) =>
    reasons.set(`${kind} ${sourceId}`, { kind, sourceId, endedBy: null });
  const end = (by: string, test: (reason: Reason) => boolean) => {
    for (const reason of reasons.values()) if (reason.endedBy === null && test(reason)) reason.endedBy = by;
  };
  for (const act of acts) {
    const id = act.entityId;
    switch (act.action) {
      case "signPrescription":
        end("version", (reason) => endedByVersion.includes(reason.kind));
        open("review-due", String(act.after["versionId"]));
        open("prescription-ending", String(act.after["versionId"]));
        break;
      case "acceptPrescription":
        end("accepted", (reason) => reason.kind === "sent-back");
        break;
      case "sendBackPrescription":
        open("sent-back", await versionAt(store, id, act.seq));
        break;
      case "askPrescriber":
        open(act.after["kind"] === "more" ? "change-request" : "safety-request", id);
        break;
      case "replyToRequest":
      case "withdrawRequest":
        end("answer", (reason) => reason.sourceId === id);
        break;
      case "recordVerbalOrder":
        open("verbal-order-unsigned", id);
        break;
      case "signVerbalOrder":
        end("signature", (reason) => reason.sourceId === id);
        break;
      case "signPlanOfCare":
        end("plan", (reason) => reason.kind === "plan-of-care-to-certify");
        open("plan-of-care-to-certify", id);
        break;
      case "certifyPlanOfCare":
        end("certified", ({ kind }) => kind === "plan-of-care-to-certify" || kind === "recertification-due");
        open("recertification-due", id);
        break;
      case "recordDeviation":
        open("deviation", `${id}-row-${String(act.after["row"])}`);
        break;
      case "setSessionNote":
        for (const { kind, cause } of await toldBySession(store, id))
          if (kind === "adverse-event") open(kind, `${id}-${cause}`);
        // A yes is told once, when it is given.
        for (const flag of await flagsOfSession(store, id))
          if (!reasons.has(`red-flag ${id}-red-flag-${flag}`)) open("red-flag", `${id}-red-flag-${flag}`);
        break;
      case "recordVital":
        for (const cause of await stopsOfVital(store, act)) open("vital-stop", `${id}-vital-${cause}`);
        break;
      case "raisePrecaution":
        if (!(await isPrescriber(store, act))) open(await kindOfRaised(store, id), id);
        break;
      case "endPrecautionOfVital":
      case "endPrecautionAnswered":
      case "replacePrecaution":
        end("ended", (reason) => ofPrecaution.includes(reason.kind) && reason.sourceId === id);
        break;
      case "signSession":
        for (const { kind, cause } of await toldBySession(store, id)) open(kind, `${id}-${cause}`);
        break;
      case "markEnteredInError": {
        const ofSession = ({ sourceId }: Reason) => sourceId.startsWith(`${id}-`);
        const isGrave = [...reasons.values()].some(
          (reason) => reason.endedBy === null && safetyOfSession.includes(reason.kind) && ofSession(reason),
        );
        end("in error", ofSession);
        if (isGrave || (await isStillCurrent(store, id, act.seq))) open("session-in-error", id);
        break;
      }
      case "decide":
        end(id, (reason) => endedByDecision.includes(reason.kind));
        open("review-due", id);
        break;
      case "undoDecision":
        for (const reason of reasons.values()) if (reason.endedBy === id) reason.endedBy = null;
        end("undone", (reason) => reason.kind === "review-due" && reason.sourceId === id);
        break;
      default:
    }
  }
  return [...reasons.values()]
    .filter((reason) => reason.endedBy === null)
    .map((reason) => `${reason.kind} ${reason.sourceId}`)
    .toSorted();
}

/** What a signed session tells: pain above the clinic's rule, an adverse event, and rows done or changed outside. */
async function toldBySession(
  store: Store,
  sessionId: string,
): Promise<{ kind: SignalKind; cause: string }[]> {
  const { db, t } = store;
  const [session] = await db
    .select({ note: t.sessions.note, policy: t.clinics.policy })
    .from(t.sessions)
    .innerJoin(t.clinics, eq(t.clinics.id, t.sessions.clinicId))
    .where(eq(t.sessions.id, sessionId));
  const rows = await db.select().from(t.performedDoses).where(eq(t.performedDoses.sessionId, sessionId));
  const told: { kind: SignalKind; cause: string }[] = [];
  const pain = session?.note.painWorst;
  if (session?.note.adverseEvent) told.push({ kind: "adverse-event", cause: "adverse-event" });
  if (typeof pain === "number" && pain > (session?.policy.painAmberMost ?? 10))
    told.push({ kind: "red-pain", cause: "red-pain" });
  for (const row of rows) {
    if (row.deviationReason === "" && row.state === "changed" && row.check.consequence === "act-and-tell")
      told.push({ kind: "told", cause: `row-${row.row}` });
  }
  return told;
}

/** Red flags of a session answered yes, as its note has them. */
async function flagsOfSession({ db, t }: Store, sessionId: string): Promise<string[]> {
  const [session] = await db
    .select({ note: t.sessions.note })
    .from(t.sessions)
    .where(eq(t.sessions.id, sessionId));
  const check = session?.note.redFlags;
  return check?.kind === "asked" ? flagsAnswered(check.answers, "yes") : [];
}

/** A rate in exercise above the patient's own limits: those that held, by the order of the chain. */
async function stopsOfVital({ db, t }: Store, act: Act): Promise<string[]> {
  const { vital, moment, value } = act.after as {
    vital: string;
    moment: string;
    value: { kind: string; thousandths: number };
  };
  if (vital !== "heart-rate" || moment !== "during" || value.kind !== "measured") return [];
  const rows = await db
    .select({
      limitId: t.limits.id,
      content: t.limits.content,
      kind: t.limitEvents.kind,
      seq: t.limitEvents.seq,
    })
    .from(t.limits)
    .innerJoin(t.limitEvents, eq(t.limitEvents.limitId, t.limits.id))
    .where(eq(t.limits.kind, "heart-rate"));
  const before = rows.filter(({ seq }) => seq < act.seq);
  return before.flatMap(({ limitId, content, kind }) =>
    kind === "raised" &&
    !before.some((other) => other.limitId === limitId && other.kind === "lifted") &&
    content.most !== undefined &&
    value.thousandths > content.most.thousandths
      ? [limitId]
      : [],
  );
}

/** Whoever prescribes stood before it and need not be told. */
async function isPrescriber({ db, t }: Store, { actorId }: Act): Promise<boolean> {
  const rows = await db.select({ prescriberId: t.episodes.prescriberId }).from(t.episodes);
  return rows.some(({ prescriberId }) => prescriberId === actorId);
}

async function kindOfRaised({ db, t }: Store, precautionId: string): Promise<SignalKind> {
  const [row] = await db
    .select({ content: t.precautions.content })
    .from(t.precautions)
    .where(eq(t.precautions.id, precautionId));
  const { effect, excludedTags = [], onlyAt = [] } = row?.content ?? {};
  return effect === "contraindication" && excludedTags.includes("all-therapy") && onlyAt.length === 0
    ? "contraindication-raised"
    : "precaution-raised";
}

/** Whether at a sequence a session was the last to change the dose of some line. */
async function isStillCurrent(store: Store, sessionId: string, seq: number): Promise<boolean> {
  const { adjustments } = store.t;
  const rows = await store.db.select().from(adjustments).orderBy(asc(adjustments.seq));
  const last = new Map<string, string | null>();
  for (const row of rows) if (row.seq <= seq) last.set(`${row.episodeId} ${row.lineKey}`, row.sessionId);
  return [...last.values()].includes(sessionId);
}

async function versionAt(store: Store, episodeId: string, seq: number): Promise<string> {
  const { db, t } = store;
  const events = await db
    .select({ versionId: t.prescriptionEvents.versionId, seq: t.prescriptionEvents.seq })
    .from(t.prescriptionEvents)
    .innerJoin(t.prescriptions, eq(t.prescriptions.id, t.prescriptionEvents.prescriptionId))
    .where(eq(t.prescriptions.episodeId, episodeId));
  return events.find((event) => event.seq === seq)?.versionId ?? "";
}

/** The open reasons as the queue has them. */
export async function readOpenSignals(store: Store, episodeId: string): Promise<string[]> {
  const { patientSignals } = store.t;
  const rows = await store.db
    .select({ kind: patientSignals.kind, sourceId: patientSignals.sourceId, isOpen: patientSignals.isOpen })
    .from(patientSignals)
    .where(inArray(patientSignals.episodeId, [episodeId]));
  return rows
    .filter((row) => row.isOpen && !computedKinds.includes(row.kind))
    .map((row) => `${row.kind} ${row.sourceId}`)
    .toSorted();
}
