import { getUntypedClient } from "@trpc/client";
import { queryClient } from "#client/query-client.ts";
import { client, errorWords, newOperationId, type Outputs, saveFailureOf, trpc } from "#client/trpc.ts";
import { changeConnection, connectionNow } from "./connection.ts";
import { type Asked, direct, type KeptAnswers, setKeptAnswers } from "./device-link.ts";
import { makeDeviceStore } from "./device-store.ts";
import { makeKeptReads } from "./kept-reads.ts";
import { isKeptWrite, withKept } from "./kept-writes.ts";
import { makeOutbox, type SendAnswer } from "./outbox.ts";
import { sendLeft } from "./send-left.ts";
import { makeBrowserShelf } from "./shelf.ts";
import { setTypedShelf } from "./typed.ts";
import { makeTypedKeeping } from "./typed-keeping.ts";

/** What this browser keeps: one store per origin, opened for one person at a time. */
const store = makeDeviceStore({ shelf: makeBrowserShelf(), now: () => Date.now() });
const typed = makeTypedKeeping(store, () => {
  // While the server answers, what is typed is on its way and needs no words.
  if (connectionNow().offlineSince !== null) countWaiting();
});
// What a page that goes, or is frozen, has not brought to the store yet.
const flushNow = () => {
  void typed.flush();
  void reads.flush();
};
window.addEventListener("pagehide", flushNow);
document.addEventListener("freeze", flushNow);
document.addEventListener("visibilitychange", flushNow);
const countWaiting = (): void => changeConnection({ waiting: outbox.count() + typed.count() });
const now = () => Date.now();
/** Therapists have a day to work on offline; of anybody else nothing that was read is kept. */
let isTherapist = false;
const reads = makeKeptReads({ store, now, isKeeping: () => isTherapist });
const sheetOf = (sessionId: string): Asked => ({ type: "query", path: "sessions.get", input: { sessionId } });
const findSheet = async (sessionId: string) =>
  (await reads.find(sheetOf(sessionId))) as Outputs["sessions"]["get"] | undefined;
export const outbox = makeOutbox({
  store,
  now,
  newOperationId,
  onSent: async (write) => {
    const sheet = await findSheet(write.input.sessionId);
    if (sheet) reads.keep(sheetOf(write.input.sessionId), withKept(sheet, [write]));
  },
});

/** Charts opened without a connection; recorded on the server as soon as it answers. */
const openedHere = new Map<string, unknown>();

const answers: KeptAnswers = {
  onAnswer: (asked, data) => {
    if (asked.path === "account.me") isTherapist = (data as Outputs["account"]["me"]).role === "therapist";
    reads.keep(asked, data);
  },
  isBehind: (asked) => isKeptWrite(asked) && outbox.isWaiting(asked.input.sessionId),
  answer: async (asked) => {
    if (asked.type === "query") {
      const data = await reads.find(asked);
      if (data === undefined) return undefined;
      return {
        data: asked.path === "sessions.get" ? outbox.withWaiting(data as Outputs["sessions"]["get"]) : data,
      };
    }
    if (asked.path === "patients.openChart") return openHere(asked);
    if (!isKeptWrite(asked)) return undefined;
    if (outbox.isWaiting(asked.input.sessionId) && navigator.onLine) {
      await sendWaiting();
      if (!outbox.isWaiting(asked.input.sessionId)) return undefined;
    }
    const data = await outbox.take(asked, await findSheet(asked.input.sessionId));
    countWaiting();
    return data === undefined ? undefined : { data };
  },
};

/** A chart of which this device keeps the band was opened here before; that it was looked at again is recorded later. */
async function openHere(asked: Asked): Promise<{ data: unknown } | undefined> {
  const { patientId } = asked.input as { patientId: string };
  const band = await reads.find({ type: "query", path: "patients.band", input: { patientId } });
  if (band === undefined) return undefined;
  openedHere.set(patientId, asked.input);
  await store.put("opened", [...openedHere.values()]);
  return { data: { opened: true } };
}

/** Asks past what is kept here. */
const untyped = getUntypedClient(client);
async function send(path: string, input: unknown): Promise<SendAnswer> {
  try {
    return { kind: "done", data: await untyped.mutation(path, input, { context: direct }) };
  } catch (error) {
    const kind = saveFailureOf(error);
    if (kind === "changed-meanwhile") return { kind };
    return kind === "refused" ? { kind, words: errorWords(error) } : { kind: "later" };
  }
}

async function sendWaiting(): Promise<void> {
  for (const [patientId, input] of openedHere) {
    if ((await send("patients.openChart", input)).kind === "later") return;
    openedHere.delete(patientId);
  }
  await store.put("opened", [...openedHere.values()]);
  await outbox.sendAll(send);
  for (const aside of outbox.untold()) {
    const { sessionId, row, seenAt, dose } = aside;
    const answer = await send("sessions.tellKeptRow", {
      operationId: aside.operationId,
      sessionId,
      row,
      dose,
      seenAt,
    });
    if (answer.kind === "later") return;
    await outbox.markTold(aside);
  }
}

/** One tab at a time begins, so that two that open together share one key. */
const alone = <Result>(work: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request("plinth-device", work);

async function isReady(): Promise<void> {
  await typed.load();
  await outbox.load();
  const opened = ((await store.get("opened")) ?? []) as { patientId: string }[];
  for (const input of opened) openedHere.set(input.patientId, input);
  setTypedShelf(typed);
  setKeptAnswers(answers);
  countWaiting();
}

/** Opens what the person signed in keeps here; with the password they typed, also for when the server cannot be asked. */
export async function beginDevice(password?: string): Promise<void> {
  const { staffId, secret } = await client.account.deviceSecret.mutate();
  await alone(() => store.begin({ staffId, secret, ...(password === undefined ? {} : { password }) }));
  await isReady();
  // Read while this was being opened, and needed to open the house without a connection.
  for (const { path, options } of [
    { path: "setup.state", options: trpc.setup.state.queryOptions() },
    { path: "account.me", options: trpc.account.me.queryOptions() },
  ]) {
    const data = queryClient.getQueryData(options.queryKey);
    if (data !== undefined) answers.onAnswer({ type: "query", path, input: undefined }, data);
  }
  await reads.load();
}

export async function openOffline(password: string): Promise<boolean> {
  if (!(await alone(() => store.openByPassword(password)))) return false;
  await isReady();
  const me = await reads.find({ type: "query", path: "account.me", input: undefined });
  isTherapist = (me as Outputs["account"]["me"] | undefined)?.role === "therapist";
  return true;
}

/** Brings what waits to the store, then drops the key: nothing kept here is read until somebody opens it again. */
export async function lockDevice(): Promise<void> {
  await typed.flush();
  await reads.flush();
  store.lock();
}

export async function clearDevice(): Promise<void> {
  setTypedShelf(undefined);
  setKeptAnswers(undefined);
  await alone(store.clear);
}

const answerMilliseconds = 3000;

/** Sends what waits, also what earlier pages left and no screen sends; answers how much still does. */
export async function sendDevice(): Promise<number> {
  typed.saveFollowed();
  await sendWaiting();
  await sendLeft(typed);
  const until = performance.now() + answerMilliseconds;
  while (typed.count() > typed.left().length && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return typed.count() + outbox.count();
}

export const hasOfflinePassword = (): Promise<boolean> => store.hasPassword();
