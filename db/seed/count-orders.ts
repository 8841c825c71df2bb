import type { Store } from "#db/engine/store.ts";
import { addDays } from "#domain/calendar/days.ts";
import { describeOpioids, opioidOverview } from "#domain/medications/opioid-overview.ts";
import { isOverdue } from "#domain/orders/order-state.ts";
import type { DemoCount } from "./count-demo.ts";

/** What the demo promises of tests, procedures, medications that matter and consult notes. */
export async function countOrders({ db, t }: Store, anchorDay: string): Promise<DemoCount[]> {
  const orders = await db.select().from(t.orders);
  const states = new Map((await db.select().from(t.orderStates)).map((row) => [row.orderId, row.state]));
  const signals = (await db.select().from(t.patientSignals)).filter(({ isOpen }) => isOpen);
  const procedures = await db.select().from(t.procedures);
  const drugs = await db.select().from(t.procedureDrugs);
  const scores = await db.select().from(t.scores);
  const medications = await db.select().from(t.medications);
  const details = await db.select().from(t.medicationDetails);
  const atLeast = (words: string, found: number, least = 1): DemoCount => ({ words, found, least });
  const waiting = (kind: string) => signals.filter((signal) => signal.kind === kind).length;
  const toxins = procedures.filter(({ id }) =>
    drugs.some((drug) => drug.procedureId === id && drug.kind === "toxin"),
  );
  const ofPatient = (patientId: string) =>
    medications
      .filter((row) => row.patientId === patientId && row.status === "active")
      .map((row) => ({ ...row, opioid: details.find((one) => one.medicationId === row.id)?.opioid ?? null }));
  const overviews = [...new Set(medications.map(({ patientId }) => patientId))].flatMap(
    (patientId) => opioidOverview(ofPatient(patientId), []) ?? [],
  );
  return [
    atLeast(
      "orders overdue",
      orders.filter(({ id, dueOn }) => isOverdue({ state: states.get(id) ?? "ordered", dueOn }, anchorDay))
        .length,
      2,
    ),
    atLeast("results unread", waiting("unread-result")),
    atLeast("critical values unread", waiting("critical-result")),
    atLeast("studies signed", (await db.select().from(t.studies)).length),
    atLeast(
      "procedures two days ago",
      procedures.filter(({ performedOn }) => performedOn === addDays(anchorDay, -2)).length,
    ),
    atLeast(
      "scores that a procedure confounds",
      scores.filter(({ episodeId, takenOn }) =>
        procedures.some(
          (done) =>
            done.episodeId === episodeId && done.performedOn <= takenOn && takenOn <= done.confoundedUntilOn,
        ),
      ).length,
    ),
    atLeast(
      "toxin treatments of one patient",
      Math.max(0, ...countBy(toxins.map(({ patientId }) => patientId))),
      2,
    ),
    atLeast(
      "opioid with a sedative, in morphine equivalents",
      overviews.filter(
        (overview) =>
          overview.atCaution === "yes" &&
          overview.sedatives.length > 0 &&
          describeOpioids(overview).includes("MME"),
      ).length,
    ),
    atLeast("consult notes", (await db.select().from(t.consultNotes)).length),
  ];
}

function countBy(values: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}
