import { randomUUID } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { library } from "#domain/exercises/library.ts";
import { needsPrescriber } from "#domain/modalities/catalog.ts";
import { findChromium } from "../find-chromium.ts";
import { call, makeClient, signIn } from "./client.ts";
import { type LoadClinic, password } from "./clinic.ts";
import { median, percentile, type Row } from "./figures.ts";

const sheetRows = 40;
const earlierSessions = 60;
const rounds = 5;
const perRound = 30;

/** A key that is measured, and what brings the page back to where the next one is pressed. */
type Measured = {
  what: string;
  before?: readonly string[];
  key: (turn: number) => string;
  after?: readonly string[];
};
const measured: readonly Measured[] = [
  {
    what: "a digit into a cell of the flowsheet",
    before: ["F2"],
    key: (turn) => String(turn % 10),
    after: ["Escape"],
  },
  { what: "an arrow in the flowsheet", key: (turn) => (turn % 2 === 0 ? "ArrowDown" : "ArrowUp") },
];

/** From a key's own time to the first task after the frame it was drawn in, in a browser of this machine. */
export async function measureKeys(origin: string, clinic: LoadClinic): Promise<Row[]> {
  const cookie = await signIn(origin, clinic.longTherapist.email, password);
  const sessionId = await openWideSession(origin, cookie, clinic);
  const browser = await chromium.launch({ executablePath: findChromium() });
  try {
    const page = await openSheet(browser, origin, cookie, sessionId);
    const shown = await readEarlier(page);
    const rows: Row[] = [];
    for (const one of measured) rows.push(await measureKey(page, one, shown));
    return rows;
  } finally {
    await browser.close();
  }
}

/** The patient of the long history with a session of forty rows, the therapist's own exercises beside the ordered ones. */
async function openWideSession(origin: string, cookie: string, clinic: LoadClinic): Promise<string> {
  const client = makeClient(origin, cookie);
  const { patientId, episodeId } = clinic.long;
  await call(client, "patients.openChart", { operationId: randomUUID(), patientId });
  const opened = await call(client, "sessions.start", {
    operationId: randomUUID(),
    episodeId,
    bookingId: null,
    kind: "treatment",
    heldOn: null,
    gateReason: "Measured",
  });
  const sessionId = String(opened.data["sessionId"]);
  let rows = 0;
  for (const exercise of library.current) {
    if (rows >= sheetRows) break;
    if (exercise.isSided || needsPrescriber(exercise.exerciseId)) continue;
    const added = await call(client, "sessions.addRow", {
      operationId: randomUUID(),
      sessionId,
      exerciseId: exercise.exerciseId,
      side: "not-applicable",
      dose: exercise.usualDose,
    });
    rows = Math.max(rows, Number(added.data["row"]));
  }
  client.close();
  if (rows < sheetRows) throw new Error(`The session has ${rows} rows, not ${sheetRows}`);
  return sessionId;
}

async function openSheet(browser: Browser, origin: string, cookie: string, sessionId: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
  await page.context().addCookies(
    cookies.map((one) => ({
      ...one,
      url: origin.replace(/^http:/, "https:"),
      secure: true,
      httpOnly: true,
      sameSite: "Lax" as const,
    })),
  );
  await page.goto(`${origin}/sessions/${sessionId}`);
  await page.getByRole("grid", { name: "Flowsheet" }).waitFor();
  return page;
}

/** Goes back until sixty earlier sessions were read, and forth again to the newest; answers how many stand at once. */
async function readEarlier(page: Page): Promise<number> {
  const grid = page.getByRole("grid", { name: "Flowsheet" });
  const days = grid.getByRole("columnheader", { name: /^[A-Z][a-z]{2} \d/ });
  const shown = await days.count();
  const earlier = page.getByRole("button", { name: "Earlier sessions" });
  for (let read = shown; read < earlierSessions; read += shown) {
    const oldest = await days.first().textContent();
    await earlier.click();
    await page.waitForFunction(
      (before) => document.querySelectorAll("table[role=grid] th[scope=col]")[1]?.textContent !== before,
      oldest,
    );
  }
  const later = page.getByRole("button", { name: "Later sessions" });
  while (await later.isVisible()) await later.click();
  return shown;
}

type TimingWindow = Window & { keyTimes: number[] };

async function measureKey(
  page: Page,
  { what, before = [], key, after = [] }: Measured,
  shown: number,
): Promise<Row> {
  await page.locator("[data-cell='4_2']").focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    window.addEventListener(
      "keydown",
      (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  const medians: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const times: number[] = [];
    for (let turn = 0; turn < perRound; turn += 1) {
      for (const prepared of before) await page.keyboard.press(prepared);
      await settled(page);
      await page.keyboard.press(key(turn));
      const drawn = await settled(page);
      times.push(drawn.at(-1) ?? Number.NaN);
      for (const undone of after) await page.keyboard.press(undone);
    }
    medians.push(median(times));
    all.push(...times);
  }
  return {
    what: `${what}, to paint`,
    unit: "ms",
    plinth: median(medians),
    note: `p95 ${percentile(all, 95).toFixed(1)} ms; ${sheetRows} rows, ${earlierSessions} earlier sessions read, ${shown} shown`,
  };
}

/** Every key so far was drawn; answers how long each took. */
const settled = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        requestAnimationFrame(() =>
          setTimeout(() => resolve([...(window as unknown as TimingWindow).keyTimes])),
        );
      }),
  );
