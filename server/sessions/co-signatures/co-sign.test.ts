import assert from "node:assert/strict";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { callerFor, op } from "#server/testing.ts";
import { finishSession, type Loop, openSession } from "#server/testing-loop.ts";
import { prescribedOnBothEngines, refusedAs } from "../testing-session.ts";

/** T. Abrams, whom R. Kim supervises, treats Mrs. Hale under a policy that asks for a co-signature. */
async function stage(loop: Loop) {
  const { house, cast, episodeId } = loop;
  const manager = await callerFor(house, cast.manager);
  const setRule = async (coSignature: "never" | "by-state" | "always") => {
    const clinic = (await manager.policy.clinics()).find(({ clinicId }) => clinicId === cast.cedar);
    assert.ok(clinic);
    await manager.policy.change({
      operationId: op(),
      clinicId: cast.cedar,
      expectedVersion: clinic.version,
      policy: { ...clinic.policy, coSignature },
      reason: "Agreed with the therapists",
    });
  };
  const assistant = await callerFor(house, cast.assistant);
  const treat = async (): Promise<string> => {
    house.clock.advance(60_000);
    const sessionId = await openSession(assistant, cast.hale, episodeId);
    await finishSession(assistant, sessionId);
    return sessionId;
  };
  const coSign = (sessionId: string, caller = loop.kim) =>
    caller.sessions.coSign({ operationId: op(), sessionId });
  const waiting = async (caller = loop.kim) =>
    (await caller.sessions.day({ day: null })).toCoSign.map(({ sessionId }) => sessionId);
  return { ...loop, assistant, setRule, treat, coSign, waiting };
}

prescribedOnBothEngines(
  "an assistant's session waits for the supervising therapist where policy asks, and the co-signature is a document of its own",
  async (loop) => {
    const { house, kim, cast, assistant, setRule, treat, coSign, waiting } = await stage(loop);
    const before = await treat();
    await setRule("always");
    assert.deepEqual(await waiting(), [], "what was signed under another policy is not asked for");
    await assert.rejects(coSign(before), refusedAs("not-now", /No co-signature/));
    const sessionId = await treat();
    assert.deepEqual(await waiting(), [sessionId]);
    assert.deepEqual(await waiting(await callerFor(house, cast.lee)), []);
    await assert.rejects(coSign(sessionId, assistant));
    await coSign(sessionId);
    assert.deepEqual(await waiting(), []);
    await assert.rejects(coSign(sessionId), refusedAs("not-now", /already/));
    const { session } = await kim.sessions.get({ sessionId }).catch(async () => {
      await kim.patients.openChart({ operationId: op(), patientId: cast.hale });
      return kim.sessions.get({ sessionId });
    });
    assert.match(session.coSignature?.signedName ?? "", /Kim/);
    const { store } = house;
    assert.deepEqual((await verifyDocuments(store)).problems, []);
    await assert.rejects(store.write(({ db, t }) => db.update(t.coSignatures).set({ signedBy: cast.lee })));
  },
);

prescribedOnBothEngines(
  "by state asks where the state asks, a therapist's own session is never co-signed, and one in error waits for nobody",
  async (loop) => {
    const { kim, cast, episodeId, assistant, setRule, treat, coSign, waiting } = await stage(loop);
    await setRule("by-state");
    await finishSession(kim, await openSession(kim, cast.hale, episodeId));
    assert.deepEqual(await waiting(), []);
    const sessionId = await treat();
    assert.deepEqual(await waiting(), [sessionId]);
    await assistant.sessions.addend({
      operationId: op(),
      sessionId,
      words: "Another patient's.",
      kind: "entered-in-error",
    });
    assert.deepEqual(await waiting(), []);
    await assert.rejects(coSign(sessionId), refusedAs("not-now", /in error/));
    await setRule("never");
    await treat();
    assert.deepEqual(await waiting(), []);
  },
);
