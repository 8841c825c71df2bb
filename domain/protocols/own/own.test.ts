import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays } from "#domain/calendar/days.ts";
import { exercises } from "#domain/exercises/library.ts";
import { joints, motions } from "#domain/prescriptions/limit.ts";
import { type PrescriptionContent, prescriptionContentSchema } from "#domain/prescriptions/prescription.ts";
import { protocols } from "#domain/protocols/catalog.ts";
import { draftFor, factsOn, today } from "#domain/protocols/phases/testing-phase.ts";
import { protocolContentSchema } from "#domain/protocols/protocol.ts";
import { libraryWords } from "./library-words.ts";
import { findPatientWords, type Identifiers } from "./patient-words.ts";
import { stripToProtocol } from "./strip.ts";
import { validateProtocol } from "./validate-protocol.ts";

const open = { isSensitive: false };
/** A word nobody would meet by chance; every free text of a prescription is filled with it. */
const planted = "Zyxwvut";
const everyPhase = protocols.flatMap((protocol) => protocol.phases.map((phase) => ({ protocol, phase })));
const phaseArbitrary = fc.constantFrom(...everyPhase);

/** Puts the planted word behind every text of a value that is not one of a closed list's words. */
function plant(value: unknown, keep: ReadonlySet<string>): unknown {
  if (typeof value === "string") return keep.has(value) ? value : `${value} ${planted}`.trim();
  if (Array.isArray(value)) return value.map((part) => plant(part, keep));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plant(part, keep)]));
}

/** Words a schema or the library fixes; planting in them would only make the prescription unreadable. */
const closed = new Set<string>([
  ..."protocol specific evaluate-and-treat therapist ask-first PT OT prescriber act act-and-tell left right both midline bilateral alternating not-applicable surgeon physiatrist range weight-bearing lift effort pain heart-rate leg arm none touch-down partial as-tolerated full met not-met not-known operation injury start".split(
    " ",
  ),
  ..."set rep s min m ft lb kg %bw %1rm band pin deg assist in cm % mph km/h rpe bpm".split(" "),
  ...joints,
  ...motions,
  ...exercises.map(({ exerciseId }) => exerciseId),
]);
const text = fc.constantFrom(planted, `Mrs. ${planted} of 12 Elm St`, `${planted}, born 1951-03-14`);

const filled = fc
  .record({ at: phaseArbitrary, note: text, side: fc.constantFrom("left" as const, "right" as const) })
  .map(({ at, note, side }): PrescriptionContent => {
    const content = draftFor(at.protocol, at.phase, factsOn(at.phase, { side }));
    return {
      ...content,
      note,
      diagnoses: content.diagnoses.map((diagnosis) => ({ ...diagnosis, title: note })),
      lines: content.lines.map((line) => ({ ...line, name: note, note })),
      limits: content.limits.map((limit) => ({
        ...limit,
        reason: note,
        owner: { ...limit.owner, name: note },
      })),
      goals: [
        ...content.goals.map((goal) => ({ ...goal, words: note, unit: planted })),
        { goalId: "own", words: note, unit: planted, targetOn: addDays(today, 20) },
      ],
      stopAndCall: [...content.stopAndCall, note],
      ...(content.protocol
        ? {
            protocol: {
              ...content.protocol,
              name: note,
              phase: note,
              reason: note,
              precautions: [note],
              criteria: (content.protocol.criteria ?? []).map((one) => ({
                ...one,
                words: note,
                evidence: note,
              })),
              document: { fileId: "file", name: note, hash: planted },
            },
          }
        : {}),
    };
  });

test("nothing typed into a prescription survives in the protocol it is saved as, whatever it was written from", () => {
  fc.assert(
    fc.property(filled, phaseArbitrary, fc.boolean(), (content, other, isKnown) => {
      const of = isKnown
        ? protocols.find((one) => one.protocolId === content.protocol?.protocolId)
        : undefined;
      for (const protocol of [of, other.protocol]) {
        const { content: saved, leftOut } = stripToProtocol(content, protocol, open);
        assert.doesNotMatch(JSON.stringify({ saved, leftOut }), new RegExp(planted));
        assert.doesNotMatch(JSON.stringify(saved), /\b(18|19|20|21)\d{2}-\d{2}-\d{2}\b/);
      }
    }),
  );
});

test("a word planted behind every text there is, ids and names among them, does not survive either", () => {
  fc.assert(
    fc.property(phaseArbitrary, ({ protocol, phase }) => {
      const content = plant(draftFor(protocol, phase, factsOn(phase)), closed) as PrescriptionContent;
      for (const known of [undefined, protocol]) {
        const { content: saved, leftOut } = stripToProtocol(content, known, open);
        assert.doesNotMatch(JSON.stringify({ saved, leftOut }), new RegExp(planted, "i"));
      }
    }),
  );
});

test("a phase saved again from its own draft is the same phase, with days counted and no side", () => {
  for (const { protocol, phase } of everyPhase) {
    const at = `${protocol.protocolId} ${phase.phaseId}`;
    const draft = draftFor(protocol, phase, factsOn(phase));
    assert.ok(prescriptionContentSchema.safeParse(draft).success, at);
    const { content } = stripToProtocol(draft, protocol, { isSensitive: protocol.isSensitive });
    assert.ok(protocolContentSchema.safeParse(content).success, at);
    const [saved] = content.phases;
    assert.deepEqual(saved?.lines, phase.lines, at);
    assert.deepEqual(saved?.criteria, phase.criteria, at);
    assert.deepEqual(
      saved?.limits.map(({ dueAfterDays: _days, ...limit }) => limit),
      phase.limits.map(({ dueAfterDays: _days, ...limit }) => limit),
      at,
    );
    assert.deepEqual(validateProtocol(content, today), [], at);
    assert.doesNotMatch(JSON.stringify(saved), /"side"|Lund|Osei/, at);
  }
});

test("days are counted from the operation, and from the phase's own day where nobody told it", () => {
  const { protocol, phase } = everyPhase.find(
    ({ phase: one }) => one.phaseId === "weeks-6-to-12",
  ) as (typeof everyPhase)[number];
  const draft = draftFor(protocol, phase, factsOn(phase, { countedFromOn: undefined }));
  const due = (content: PrescriptionContent) =>
    stripToProtocol(content, protocol, open).content.phases[0]?.limits.map(
      ({ dueAfterDays }) => dueAfterDays,
    );
  assert.equal(draft.protocol?.countedFromOn, undefined);
  assert.deepEqual(
    due(draft),
    phase.limits.map(({ dueAfterDays }) => dueAfterDays),
  );
  assert.deepEqual(due(draftFor(protocol, phase, factsOn(phase))), due(draft));
});

test("a whole protocol of the library may be saved as a clinic's own", () => {
  for (const { protocolId, version: _version, ...content } of protocols)
    assert.deepEqual(validateProtocol({ ...content, ownerName: "Dr. Lund" }, today), [], protocolId);
});

test("a line of the therapist's, a goal in own words and a limit of the other side stay behind, counted", () => {
  const { protocol, phase } = everyPhase.find(
    ({ phase: one }) => one.phaseId === "weeks-6-to-12",
  ) as (typeof everyPhase)[number];
  const draft = draftFor(protocol, phase, factsOn(phase));
  const [line] = draft.lines;
  const [limit] = draft.limits.filter(({ kind }) => kind === "range");
  assert.ok(line && limit);
  const { content, leftOut } = stripToProtocol(
    {
      ...draft,
      lines: [...draft.lines, { ...line, lineKey: "own", owner: "therapist" }],
      limits: [...draft.limits, { ...limit, limitId: "right", side: "right" } as typeof limit],
      stopAndCall: ["Her husband calls"],
      note: "Likes mornings",
    },
    protocol,
    open,
  );
  assert.equal(content.phases[0]?.lines.length, draft.lines.length);
  assert.equal(content.phases[0]?.limits.length, draft.limits.length);
  assert.deepEqual(content.stopAndCall, []);
  assert.ok(leftOut.includes("1 line of the therapist's"));
  assert.ok(leftOut.includes("1 stop-and-call sentence in own words"));
  assert.ok(leftOut.includes("the note to the therapist"));
});

const hale: Identifiers = {
  family: "Hale-Ångström",
  given: "Dorothy",
  nameUsed: "",
  guardian: "",
  mrn: "44 318",
  phone: "425 555 0188",
  email: "d.hale@example.org",
};
const [sample] = protocols;
const saying = (words: string, who = hale) => {
  assert.ok(sample);
  const { protocolId: _id, version: _version, ...content } = sample;
  return findPatientWords({ ...content, stopAndCall: [words] }, who, libraryWords(sample)).map(
    (problem) => `${problem.field}: ${problem.words}`,
  );
};

test("a name, a number, an email or a date typed into a protocol is found at its field", () => {
  assert.deepEqual(saying("Call if it swells"), []);
  for (const words of ["As for Dorothy", "DOROTHY's way", "Mrs. Hale-Angstrom's stairs"])
    assert.deepEqual(
      saying(words),
      ["stopAndCall.0: This holds a name of the patient. Leave it out."],
      words,
    );
  for (const words of ["Chart 44318", "425-555-0188"])
    assert.deepEqual(
      saying(words),
      ["stopAndCall.0: This holds a number of the patient. Leave it out."],
      words,
    );
  assert.match(saying("write D.Hale@example.org")[0] ?? "", /email/);
  for (const words of ["after 2026-11-20", "since 11/20/2026", "until Nov 20, 2026"])
    assert.deepEqual(
      saying(words),
      ["stopAndCall.0: This holds a date. A protocol counts days from its start."],
      words,
    );
});

test("a word that only looks like a name is left alone: small letters, inside a word, or a sentence of the library", () => {
  const walker = { ...hale, family: "Walker", given: "May" };
  for (const words of ["Walks with a walker", "may sit", "Mayor", "Walkers"])
    assert.deepEqual(saying(words, walker), [], words);
  assert.equal(saying("Walker and cane", walker).length, 1);
});

test("phases out of order, a surgeon without a name and a dose beyond its phase's limit are refused at their field", () => {
  const repair = protocols.find((one) => one.protocolId === "rotator-cuff-repair");
  assert.ok(repair);
  const { protocolId: _id, version: _version, ...ofLibrary } = repair;
  const content = { ...ofLibrary, ownerName: "Dr. Lund" };
  const fields = (change: Partial<typeof content>) =>
    validateProtocol({ ...content, ...change }, today).map(({ field }) => field);
  assert.deepEqual(fields({ phases: content.phases.toReversed() }).slice(0, 1), ["phases.1.opensAfterDays"]);
  assert.deepEqual(fields({ ownerName: "" }), ["ownerName"]);
  assert.deepEqual(fields({}), []);
  assert.deepEqual(fields({ codePrefixes: [] }), ["codePrefixes"]);
  const heavy = content.phases.map((phase) => ({
    ...phase,
    limits: phase.limits.map((limit) =>
      limit.kind === "lift" ? { ...limit, most: { thousandths: 500, unit: "lb" as const } } : limit,
    ),
  }));
  assert.ok(fields({ phases: heavy }).some((field) => /^phases\.3\.lines\.\d+\.dose\.load$/.test(field)));
});
