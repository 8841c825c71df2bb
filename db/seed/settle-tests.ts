import { addDays } from "#domain/calendar/days.ts";
import { defaultUrgency, dueOnOf } from "#domain/orders/due.ts";
import type { OrderContent } from "#domain/orders/order.ts";
import type { ResultContent } from "#domain/orders/result.ts";
import type { ConductionRow, NeedleRow } from "#domain/orders/study.ts";
import type { Standing } from "./run-course.ts";
import { actAs, at, nextOperation, type SeedCaller, type SeedHouse, workdayBefore } from "./seed-house.ts";
import { someDocument } from "./some-document.ts";

type Order = Partial<OrderContent> & Pick<OrderContent, "kind" | "site" | "side" | "question">;

/** The physiatrist with the chart open, on a day at a time. */
export async function asPhysiatrist(
  house: SeedHouse,
  { carried, who }: Standing,
  day: string,
  time: string,
): Promise<SeedCaller> {
  at(house, day, time, who.timeZone);
  const physiatrist = await actAs(house, who.physiatristId);
  await physiatrist.patients.openChart({ operationId: nextOperation(), patientId: carried.patientId });
  return physiatrist;
}

async function order(caller: SeedCaller, { carried }: Standing, day: string, asked: Order): Promise<string> {
  const content: OrderContent = {
    schema: 1,
    tests: [],
    urgency: defaultUrgency[asked.kind],
    orderedOn: day,
    dueOn: day,
    nerveInjury: { state: "not-asked" },
    implant: { state: "not-asked", words: "" },
    contrast: "not-asked",
    renal: { state: "not-asked", words: "" },
    pregnancy: { state: "no", words: "" },
    ...asked,
  };
  const { orderId } = await caller.orders.sign({
    operationId: nextOperation(),
    episodeId: carried.episodeId,
    content: { ...content, dueOn: dueOnOf(content) },
  });
  return orderId;
}

async function versionOf(caller: SeedCaller, { carried }: Standing, orderId: string): Promise<number> {
  const list = await caller.orders.list({ patientId: carried.patientId });
  return list.find((one) => one.orderId === orderId)?.version ?? 0;
}

async function change(
  caller: SeedCaller,
  standing: Standing,
  orderId: string,
  to: { kind: "scheduled" | "done" | "cancelled"; on: string | null; reason?: string },
): Promise<void> {
  await caller.orders.change({
    operationId: nextOperation(),
    orderId,
    expectedVersion: await versionOf(caller, standing, orderId),
    reason: "",
    ...to,
  });
}

async function receive(
  caller: SeedCaller,
  standing: Standing,
  orderId: string,
  result: Partial<ResultContent> & Pick<ResultContent, "receivedOn" | "summary">,
): Promise<string> {
  const { resultId } = await caller.orders.receiveResult({
    operationId: nextOperation(),
    orderId,
    expectedVersion: await versionOf(caller, standing, orderId),
    result: {
      status: "final",
      reportedBy: "Valley Imaging",
      report: result.summary,
      values: [],
      viewerUrl: "",
      ...result,
    },
  });
  await caller.files.add({
    operationId: nextOperation(),
    ownerKind: "result",
    ownerId: resultId,
    clinicId: standing.who.clinicId,
    name: `Report ${result.receivedOn}.pdf`,
    content: someDocument([result.reportedBy ?? "Valley Imaging", result.summary]).toString("base64"),
  });
  return resultId;
}

/** An urgent radiograph whose result is three days late, a bone density that was booked, and one no longer wanted. */
export async function leaveOverdue(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const day = addDays(anchorDay, -10);
  const physiatrist = await asPhysiatrist(house, standing, day, "11:10");
  await order(physiatrist, standing, day, {
    kind: "x-ray",
    site: "hip",
    side: "left",
    urgency: "urgent",
    question: "Groin pain since the last fall: fracture of the femoral neck?",
  });
  const density = await order(physiatrist, standing, day, {
    kind: "dexa",
    site: "not-applicable",
    side: "not-applicable",
    question: "Two falls this year, no bone density on record.",
  });
  await change(physiatrist, standing, density, { kind: "scheduled", on: addDays(anchorDay, 4) });
  const ultrasound = await order(physiatrist, standing, day, {
    kind: "ultrasound",
    site: "ankle",
    side: "left",
    question: "Tendon sheath?",
  });
  await change(physiatrist, standing, ultrasound, {
    kind: "cancelled",
    on: null,
    reason: "Swelling gone, no longer wanted",
  });
}

/** A blood test that came back high and nobody has read, beside a scan that was read and corrected since. */
export async function leaveUnread(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const day = workdayBefore(anchorDay, 9);
  const physiatrist = await asPhysiatrist(house, standing, day, "09:40");
  const scan = await order(physiatrist, standing, day, {
    kind: "mri",
    site: "lumbar-spine",
    side: "midline",
    question: "Six weeks of care, leg symptoms new: disc or stenosis?",
    contrast: "no",
    implant: { state: "none", words: "" },
  });
  await change(physiatrist, standing, scan, { kind: "done", on: day });
  const read = await asPhysiatrist(house, standing, workdayBefore(anchorDay, 6), "08:20");
  const first = await receive(read, standing, scan, {
    receivedOn: workdayBefore(anchorDay, 6),
    summary: "Disc bulge L4-L5, no nerve contact.",
    viewerUrl: "https://images.example.org/studies/70412",
  });
  await acknowledge(read, first, "discuss-at-visit", "Show her the pictures.");
  const again = await asPhysiatrist(house, standing, workdayBefore(anchorDay, 4), "08:10");
  const corrected = await receive(again, standing, scan, {
    status: "corrected",
    receivedOn: workdayBefore(anchorDay, 4),
    summary: "Disc bulge L4-L5, touches the left L5 root.",
    viewerUrl: "https://images.example.org/studies/70412",
  });
  await acknowledge(again, corrected, "change-prescription", "");
  const blood = await order(again, standing, workdayBefore(anchorDay, 4), {
    kind: "laboratory",
    site: "not-applicable",
    side: "not-applicable",
    tests: ["ESR", "CRP"],
    urgency: "urgent",
    question: "Night pain: infection?",
  });
  const received = await asPhysiatrist(house, standing, workdayBefore(anchorDay, 1), "16:30");
  await receive(received, standing, blood, {
    receivedOn: workdayBefore(anchorDay, 1),
    reportedBy: "Cedar Laboratory",
    summary: "CRP raised, ESR normal.",
    values: [
      { name: "CRP", decimalText: "24", unit: "mg/L", range: "0 to 5", flag: "high" },
      { name: "ESR", decimalText: "12", unit: "mm/h", range: "0 to 30", flag: "normal" },
    ],
  });
}

type Acknowledged = Parameters<SeedCaller["orders"]["acknowledge"]>[0]["content"]["decision"];
async function acknowledge(
  caller: SeedCaller,
  resultId: string,
  decision: Acknowledged,
  note: string,
): Promise<void> {
  await caller.orders.acknowledge({
    operationId: nextOperation(),
    resultId,
    content: { schema: 1, note, decision },
  });
}

/** A critical value in a preliminary report that nobody has answered. */
export async function leaveCritical(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const day = workdayBefore(anchorDay, 1);
  const physiatrist = await asPhysiatrist(house, standing, day, "10:15");
  const blood = await order(physiatrist, standing, day, {
    kind: "laboratory",
    site: "not-applicable",
    side: "not-applicable",
    tests: ["CMP", "CBC"],
    urgency: "urgent",
    question: "Weak since Tuesday.",
  });
  house.setNow(house.clock.now() + 5 * 3_600_000);
  const late = await actAs(house, standing.who.physiatristId);
  await receive(late, standing, blood, {
    status: "preliminary",
    receivedOn: day,
    reportedBy: "Mesa Laboratory",
    summary: "Potassium critically low.",
    values: [
      { name: "Potassium", decimalText: "2.4", unit: "mmol/L", range: "3.5 to 5.1", flag: "critical" },
    ],
  });
}

/** A vein looked for the same day, yesterday, without an answer yet; another that was answered. */
export async function leaveEmergent(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const clear = workdayBefore(anchorDay, 8);
  const before = await asPhysiatrist(house, standing, clear, "09:05");
  const question = "Calf swollen since yesterday: thrombosis?";
  const vein = { kind: "venous-duplex" as const, site: "leg" as const, side: "left" as const, question };
  const answered = await order(before, standing, clear, vein);
  house.setNow(house.clock.now() + 3 * 3_600_000);
  const same = await actAs(house, standing.who.physiatristId);
  const resultId = await receive(same, standing, answered, {
    receivedOn: clear,
    summary: "No thrombosis from groin to calf.",
  });
  await acknowledge(same, resultId, "no-change", "");
  const day = addDays(anchorDay, -1);
  await order(await asPhysiatrist(house, standing, day, "15:20"), standing, day, vein);
}

const motor = (nerve: string, site: string, latency: number, amplitude: number): ConductionRow => ({
  nerve,
  side: "right",
  kind: "motor",
  site,
  response: "present",
  latencyMsThousandths: latency,
  amplitudeThousandths: amplitude,
  velocityMpsThousandths: 54_000,
  distanceCmThousandths: 7000,
});
const sensory = (nerve: string, site: string, latency: number, amplitude: number): ConductionRow => ({
  nerve,
  side: "right",
  kind: "sensory",
  site,
  response: "present",
  latencyMsThousandths: latency,
  amplitudeThousandths: amplitude,
});
const quiet: Omit<NeedleRow, "muscle" | "root"> = {
  side: "right",
  insertional: "normal",
  fibrillation: "0",
  fasciculation: "0",
  amplitude: "normal",
  duration: "normal",
  polyphasia: "normal",
  recruitment: "normal",
};

/** A needle study that was ordered, done here and signed, and added to since. */
export async function signStudy(house: SeedHouse, standing: Standing, anchorDay: string): Promise<void> {
  const day = workdayBefore(anchorDay, 5);
  const physiatrist = await asPhysiatrist(house, standing, day, "13:30");
  const orderId = await order(physiatrist, standing, day, {
    kind: "emg",
    site: "arm",
    side: "right",
    question: "Numb thumb and index finger: median nerve or C6 root?",
    nerveInjury: { state: "none" },
  });
  const done = workdayBefore(anchorDay, 2);
  const examiner = await asPhysiatrist(house, standing, done, "14:10");
  const { studyId } = await examiner.procedures.signStudy({
    operationId: nextOperation(),
    episodeId: standing.carried.episodeId,
    content: {
      schema: 1,
      performedOn: done,
      orderId,
      question: "Median nerve or C6 root?",
      temperatureCelsiusThousandths: 32_800,
      temperatureSite: "right hand",
      conduction: [
        { ...motor("Median", "wrist to thumb", 5200, 6100), fWaveMsThousandths: 29_400 },
        motor("Ulnar", "wrist to little finger", 2900, 8800),
        sensory("Median", "wrist to index finger", 4300, 12_000),
        sensory("Ulnar", "wrist to little finger", 2800, 22_000),
      ],
      needle: [
        {
          ...quiet,
          muscle: "Abductor pollicis brevis",
          root: "C8-T1",
          fibrillation: "1+",
          recruitment: "reduced",
        },
        { ...quiet, muscle: "Pronator teres", root: "C6-C7" },
        { ...quiet, muscle: "Cervical paraspinals", root: "C6" },
      ],
      impression: "Median neuropathy at the right wrist, moderate. No sign of a C6 radiculopathy.",
    },
  });
  house.setNow(house.clock.now() + 3_600_000);
  await (await actAs(house, standing.who.physiatristId)).procedures.addendStudy({
    operationId: nextOperation(),
    studyId,
    words: "Left side examined for comparison: normal.",
    kind: "addendum",
  });
}
