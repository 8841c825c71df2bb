import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "#db/engine/store.ts";
import { needleNotBefore } from "#domain/orders/due.ts";
import { describeOrder, describeOrderKind, type OrderContent } from "#domain/orders/order.ts";
import { isOverdue } from "#domain/orders/order-state.ts";
import type { ResultContent } from "#domain/orders/result.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import type { SensitiveSection } from "#domain/people/staff.ts";
import { type Reach, requireEpisode } from "#server/access/access.queries.ts";
import { keptFrom } from "#server/access/sensitive.queries.ts";
import { shownStaffName } from "#server/auth/sign-in.queries.ts";
import { refuseNotFound } from "#server/refusal.ts";

const mostOrders = 60;
const mostResults = 240;

/** An order of an episode within reach, with the state it is in. */
export async function requireOrder(reader: Reader, reach: Reach, orderId: string) {
  const { orders, orderStates } = reader.t;
  const [order] = await reader.db
    .select({
      orderId: orders.id,
      episodeId: orders.episodeId,
      kind: orders.kind,
      site: orders.site,
      side: orders.side,
      tests: orders.tests,
      urgency: orders.urgency,
      orderedOn: orders.orderedOn,
      dueOn: orders.dueOn,
      orderedBy: orders.orderedBy,
      state: orderStates.state,
      scheduledOn: orderStates.scheduledOn,
      version: orderStates.version,
    })
    .from(orders)
    .innerJoin(orderStates, eq(orderStates.orderId, orders.id))
    .where(eq(orders.id, orderId));
  if (!order) return refuseNotFound();
  return { ...order, episode: await requireEpisode(reader, reach, order.episodeId) };
}
export type ReachedOrder = Awaited<ReturnType<typeof requireOrder>>;

/** What the queue calls an order: of a sensitive episode its kind alone, since a cover reads it too. */
export const queueWords = (
  order: Parameters<typeof orderWords>[0],
  episode: { isSensitive: boolean },
): string => (episode.isSensitive ? describeOrderKind(order.kind) : orderWords(order));

/** What an order is called, in words. */
export const orderWords = (
  order: Pick<OrderContent, "kind" | "site" | "side"> & { tests: readonly string[] },
): string => describeOrder({ ...order, tests: [...order.tests] as OrderContent["tests"] });

/**
 * Tests of a patient, newest first, with what came back. Whoever may not read reports is told that a result came and,
 * once a physiatrist has acknowledged it, what it says in one line. What was written in a sensitive episode stays with
 * those named for its section.
 */
export async function listOrders(
  reader: Reader,
  patientId: string,
  reading: { today: string; named: readonly SensitiveSection[]; canReadReports: boolean },
) {
  const { t, db } = reader;
  const rows = await db
    .select({
      orderId: t.orders.id,
      episodeId: t.orders.episodeId,
      content: t.signedDocuments.content,
      hash: t.signedDocuments.hash,
      signedAt: t.orders.signedAt,
      orderedBy: t.orders.orderedBy,
      state: t.orderStates.state,
      scheduledOn: t.orderStates.scheduledOn,
      version: t.orderStates.version,
      role: t.staff.role,
      family: t.staff.family,
      given: t.staff.given,
      credentials: t.staff.credentials,
    })
    .from(t.orders)
    .innerJoin(t.orderStates, eq(t.orderStates.orderId, t.orders.id))
    .innerJoin(t.signedDocuments, eq(t.signedDocuments.id, t.orders.documentId))
    .innerJoin(t.staff, eq(t.staff.id, t.orders.orderedBy))
    .where(eq(t.orders.patientId, patientId))
    .orderBy(desc(t.orders.signedAt), desc(t.orders.id))
    .limit(mostOrders);
  const kept = await listKept(
    reader,
    rows.map((row) => row.episodeId),
    reading.named,
  );
  const orderIds = rows.map((row) => row.orderId);
  const results = await listResults(reader, orderIds);
  const reasons = await listReasons(reader, orderIds);
  return rows.map(({ content: json, role, family, given, credentials, ...row }) => {
    const content = JSON.parse(json) as OrderContent;
    const isKept = kept.has(row.episodeId);
    const own = results.filter((result) => result.orderId === row.orderId);
    return {
      ...row,
      isKept,
      words: isKept ? keptWords : describeOrder(content),
      kind: content.kind,
      urgency: content.urgency,
      orderedOn: content.orderedOn,
      dueOn: content.dueOn,
      isOverdue: isOverdue({ state: row.state, dueOn: content.dueOn }, reading.today),
      content: isKept ? null : content,
      needleNotBefore: (content.kind === "emg" ? needleNotBefore(content.nerveInjury) : undefined) ?? null,
      orderedByName: shownStaffName({ role, family, given, credentials }),
      cancelReason: reasons.get(row.orderId) ?? "",
      results: own.map((result, index) => shownResult(result, index > 0, isKept, reading.canReadReports)),
    };
  });
}

type ListedResult = Awaited<ReturnType<typeof listResults>>[number];

function shownResult(
  { acknowledgement, summary, ...result }: ListedResult,
  isReplaced: boolean,
  isKept: boolean,
  canReadReports: boolean,
) {
  const isOpen = canReadReports || acknowledgement !== null;
  return {
    resultId: result.resultId,
    status: result.status,
    receivedOn: result.receivedOn,
    /** A later result of the same order stands in its place. */
    isReplaced,
    hasCritical: result.hasCritical,
    summary: isOpen ? (isKept ? keptWords : summary) : null,
    acknowledgement:
      acknowledgement && isKept && acknowledgement.note !== ""
        ? { ...acknowledgement, note: keptWords }
        : acknowledgement,
  };
}

/** Results of some orders, newest first in each, with who acknowledged them. */
async function listResults(reader: Reader, orderIds: readonly string[]) {
  const { results, resultAcknowledgements: answers, staff } = reader.t;
  const rows = await reader.db
    .select({
      resultId: results.id,
      orderId: results.orderId,
      status: results.status,
      receivedOn: results.receivedOn,
      summary: results.summary,
      values: results.values,
      decision: answers.decision,
      note: answers.note,
      signedAt: answers.signedAt,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(results)
    .leftJoin(answers, eq(answers.resultId, results.id))
    .leftJoin(staff, eq(staff.id, answers.signedBy))
    .where(inArray(results.orderId, [...orderIds]))
    .orderBy(desc(results.recordedAt), desc(results.id))
    .limit(mostResults);
  return rows.map(({ values, decision, note, signedAt, role, family, given, credentials, ...row }) => ({
    ...row,
    hasCritical: values.some(({ flag }) => flag === "critical"),
    acknowledgement:
      decision && note !== null && signedAt !== null && role && family !== null && given !== null
        ? {
            decision,
            note,
            signedAt,
            byName: shownStaffName({ role, family, given, credentials: credentials ?? "" }),
          }
        : null,
  }));
}

async function listReasons(reader: Reader, orderIds: readonly string[]): Promise<Map<string, string>> {
  const { orderEvents: events } = reader.t;
  const rows = await reader.db
    .select({ orderId: events.orderId, kind: events.kind, reason: events.reason })
    .from(events)
    .where(inArray(events.orderId, [...orderIds]))
    .orderBy(asc(events.orderId), asc(events.seq))
    .limit(mostOrders * 12);
  return new Map(
    rows.flatMap((row) => (row.kind === "cancelled" ? [[row.orderId, row.reason] as const] : [])),
  );
}

/** Of some episodes, those whose words are kept from a reader. */
export async function listKept(
  reader: Reader,
  episodeIds: readonly string[],
  named: readonly SensitiveSection[],
): Promise<Set<string>> {
  const { episodes } = reader.t;
  const rows = await reader.db
    .select({ id: episodes.id })
    .from(episodes)
    .where(and(inArray(episodes.id, [...new Set(episodeIds)]), keptFrom(episodes, named)))
    .limit(mostOrders);
  return new Set(rows.map(({ id }) => id));
}

/** Where a result lies, and all it says. */
export async function findResult(reader: Reader, resultId: string) {
  const { results, resultAcknowledgements: answers, staff } = reader.t;
  const [row] = await reader.db
    .select({
      resultId: results.id,
      orderId: results.orderId,
      status: results.status,
      receivedOn: results.receivedOn,
      reportedBy: results.reportedBy,
      summary: results.summary,
      report: results.report,
      values: results.values,
      viewerUrl: results.viewerUrl,
      recordedAt: results.recordedAt,
      acknowledgedAt: answers.signedAt,
      role: staff.role,
      family: staff.family,
      given: staff.given,
      credentials: staff.credentials,
    })
    .from(results)
    .innerJoin(staff, eq(staff.id, results.recordedBy))
    .leftJoin(answers, eq(answers.resultId, results.id))
    .where(eq(results.id, resultId));
  if (!row) return undefined;
  const { role, family, given, credentials, ...result } = row;
  return { ...result, recordedByName: shownStaffName({ role, family, given, credentials }) };
}
export type FoundResult = NonNullable<Awaited<ReturnType<typeof findResult>>>;

/** What a result says, as its acknowledgement is signed over it. */
export const contentOfResult = ({
  status,
  receivedOn,
  reportedBy,
  summary,
  report,
  values,
  viewerUrl,
}: FoundResult): ResultContent => ({ status, receivedOn, reportedBy, summary, report, values, viewerUrl });

/** The results of one order, newest first. */
export async function listResultIds(reader: Reader, orderId: string) {
  const { results } = reader.t;
  return reader.db
    .select({ resultId: results.id, status: results.status })
    .from(results)
    .where(eq(results.orderId, orderId))
    .orderBy(desc(results.recordedAt), desc(results.id))
    .limit(40);
}
