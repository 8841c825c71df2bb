import assert from "node:assert/strict";
import { quantity } from "#domain/doses/quantity.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { check, isAllowed } from "#domain/sessions/check.ts";
import { Refused } from "#server/refusal.ts";
import { callerFor, op } from "#server/testing.ts";
import { legPressOnly, prescribe } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, pressOf, startToday } from "./testing-session.ts";

/** A repeatable run of numbers from 0 up to 1 (mulberry32); a failure names the seed it came from. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const lineKeys = ["press-left", "press-right", "press-both"];
const under =
  (most: number) =>
  (content: PrescriptionContent): PrescriptionContent => {
    const only = legPressOnly(content);
    return {
      ...only,
      lines: only.lines.flatMap((line) =>
        lineKeys.map((lineKey) => ({
          ...line,
          lineId: op(),
          lineKey,
          name: lineKey,
          dose: pressOf(45),
          bounds: { load: { least: quantity(40, "lb"), most: quantity(most, "lb"), isLocked: false } },
        })),
      ),
    };
  };

type Kept = { version: number; pounds: number | "not-done" };

for (const seed of [7, 2026])
  prescribedOnBothEngines(
    `two therapists in one session and a physiatrist amending, at once and on what they saw earlier, lose no update, and no row is checked against nothing (seed ${seed})`,
    async (stage) => {
      const { house, kim, osei, episodeId, cast } = stage;
      const random = randomFrom(seed);
      const pick = <Item>(items: readonly Item[]): Item => {
        const item = items[Math.floor(random() * items.length)];
        assert.ok(item !== undefined);
        return item;
      };
      await prescribe(osei, episodeId, { kind: "blank" }, under(60));
      const sessionId = await startToday(stage);
      const lee = await callerFor(house, cast.lee);
      await lee.patients.openChart({ operationId: op(), patientId: cast.hale });
      const begun = await kim.sessions.get({ sessionId });
      assert.equal(begun.rows.length, lineKeys.length);
      /** What each therapist's screen shows; it is read again now and then. */
      const screens = new Map([
        [kim, begun],
        [lee, begun],
      ]);
      const kept = new Map<number, Kept>(
        begun.rows.map(({ row, version }) => [row, { version, pounds: 50 }]),
      );
      const note = { version: begun.session.version, saves: 0 };
      const counts = { saved: 0, refused: 0, clashes: 0, amended: 0 };

      const writeRow = async () => {
        const who = pick([kim, lee]);
        const seen = pick(screens.get(who)?.rows ?? []);
        const target = { operationId: op(), sessionId, row: seen.row, expectedVersion: seen.version };
        const pounds = pick([42, 45, 50, 55, 58]);
        const isNotDone = random() < 0.2;
        try {
          const answer = isNotDone
            ? { outcome: "saved", ...(await who.sessions.setNotDone({ ...target, reason: "pain" })) }
            : await who.sessions.setDose({ ...target, dose: pressOf(pounds), origin: "typed" });
          const before = kept.get(seen.row);
          if (answer.outcome !== "saved") {
            counts.refused += 1;
            assert.equal(answer.version, before?.version);
            return;
          }
          counts.saved += 1;
          // Whoever is answered wrote on what stood, and nobody else was answered the same version.
          assert.equal(seen.version, before?.version, "an update was written over");
          assert.equal(answer.version, seen.version + 1);
          kept.set(seen.row, { version: answer.version, pounds: isNotDone ? "not-done" : pounds });
        } catch (error) {
          const { cause } = error as { cause?: unknown };
          assert.ok(cause instanceof Refused && cause.refusal.kind === "changed-meanwhile", String(error));
          counts.clashes += 1;
        }
      };
      const writeNote = async () => {
        const who = pick([kim, lee]);
        const seen = screens.get(who)?.session;
        assert.ok(seen);
        try {
          const saved = await who.sessions.setNote({
            operationId: op(),
            sessionId,
            expectedVersion: seen.version,
            note: { ...seen.note, plan: `${seen.note.plan}.` },
          });
          assert.equal(saved.version, note.version + 1);
          note.version = saved.version;
          note.saves += 1;
        } catch (error) {
          const { cause } = error as { cause?: unknown };
          assert.ok(cause instanceof Refused && cause.refusal.kind === "changed-meanwhile", String(error));
          counts.clashes += 1;
        }
      };
      const amend = async () => {
        await prescribe(osei, episodeId, { kind: "blank" }, under(pick([48, 52, 60])));
        counts.amended += 1;
      };

      for (let step = 0; step < 40; step += 1) {
        house.clock.advance(1000);
        const acts = [writeRow(), random() < 0.5 ? writeRow() : writeNote()];
        if (step % 8 === 3) acts.push(amend());
        await Promise.all(acts);
        const reader = pick([kim, lee]);
        if (random() < 0.6) screens.set(reader, await reader.sessions.get({ sessionId }));
      }

      const { performedDoses, planSnapshots } = house.store.t;
      const rows = await house.store.db.select().from(performedDoses);
      const snapshots = await house.store.db.select().from(planSnapshots);
      for (const row of rows) {
        const last = kept.get(row.row);
        assert.equal(row.version, last?.version);
        if (last?.pounds === "not-done") assert.equal(row.state, "not-done");
        else assert.equal(row.dose.load?.thousandths, (last?.pounds ?? 0) * 1000);
        const plan = snapshots.find(({ id }) => id === row.planSnapshotId)?.content;
        assert.ok(plan, "the plan it was checked against is kept");
        if (row.state !== "done" && row.state !== "changed") continue;
        const again = check(plan, { purpose: "perform", lineKey: row.lineKey, dose: row.dose });
        assert.ok(isAllowed(again));
        assert.deepEqual(again, row.check, "computed again it comes out the same");
      }
      const end = await kim.sessions.get({ sessionId });
      assert.equal(end.session.version, note.version);
      assert.equal(
        end.session.note.plan.length,
        note.saves,
        "every answered save is in the words that stand",
      );
      assert.ok(counts.saved > 5 && counts.clashes > 5 && counts.amended === 5, JSON.stringify(counts));
    },
  );
