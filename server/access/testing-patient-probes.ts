import { op, somePatient } from "#server/testing.ts";
import { list, type Probe, row } from "./testing-probe.ts";

export const patientProbes: Record<string, Probe> = {
  "patients.search": list((c) => c.patients.search({ text: "hale dorothy" })),
  "patients.list": list((c) => c.patients.list({})),
  "patients.register": row((c, { target }) =>
    c.patients.register({ operationId: op(), clinicId: target.clinicId, patient: somePatient() }),
  ),
  "patients.edit": row((c, { target }) =>
    c.patients.edit({
      operationId: op(),
      patientId: target.patientId,
      expectedVersion: 1,
      patient: somePatient({ phone: "425 555 0100" }),
    }),
  ),
  "patients.details": row((c, { target }) => c.patients.details({ patientId: target.patientId })),
  "patients.openChart": row((c, { target }) =>
    c.patients.openChart({ operationId: op(), patientId: target.patientId }),
  ),
  "patients.band": row((c, { target }) => c.patients.band({ patientId: target.patientId })),
  "patients.record": row((c, { target }) => c.patients.record({ patientId: target.patientId })),
  "patients.sinceLooked": row((c, { target }) =>
    c.patients.sinceLooked({ patientId: target.patientId, afterSeq: 0 }),
  ),
  "patients.breakGlass": row((c, { target }) =>
    c.patients.breakGlass({
      operationId: op(),
      mrn: target.mrn,
      clinicId: target.clinicId,
      reason: "found unwell in the hall",
    }),
  ),
  "patients.audit": row((c, { target }) => c.patients.audit({ patientId: target.patientId })),
  "referrals.list": list((c) => c.referrals.list({})),
  "referrals.receive": row((c, { target }) =>
    c.referrals.receive({
      operationId: op(),
      clinicId: target.clinicId,
      source: "self",
      referrerName: "",
      reason: "Back pain",
      urgency: "soon",
      who: { kind: "known", patientId: target.patientId },
    }),
  ),
  "referrals.assign": row((c, { stage, target }) =>
    c.referrals.assign({
      operationId: op(),
      referralId: target.referralId,
      physiatristId: stage.cast.osei,
      expectedVersion: 1,
    }),
  ),
  "referrals.close": row((c, { target }) =>
    c.referrals.close({
      operationId: op(),
      referralId: target.referralId,
      expectedVersion: 1,
      reason: "went elsewhere",
    }),
  ),
  "schedule.day": row((c, { target }) => c.schedule.day({ clinicId: target.clinicId, day: null })),
  "schedule.book": row((c, { stage, target }) =>
    c.schedule.book({
      operationId: op(),
      patientId: target.patientId,
      episodeId: target.episodeId,
      referralId: null,
      clinicId: target.clinicId,
      staffId: stage.cast.kim,
      kind: "visit",
      localStart: "2026-12-01T09:00",
      minutes: 45,
    }),
  ),
  "schedule.setState": row((c, { target }) =>
    c.schedule.setState({
      operationId: op(),
      bookingId: target.bookingId,
      state: "arrived",
      expectedVersion: 1,
    }),
  ),
  "schedule.miss": row((c, { target }) =>
    c.schedule.miss({
      operationId: op(),
      bookingId: target.ownBookingId,
      expectedVersion: 1,
      missed: { how: "cancelled", cause: "forgot", words: "" },
    }),
  ),
  "schedule.undoMissed": row((c, { target }) =>
    c.schedule.undoMissed({
      operationId: op(),
      bookingId: target.ownMissedId,
      expectedVersion: 1,
    }),
  ),
  "team.list": row((c, { target }) => c.team.list({ patientId: target.patientId })),
  "team.seat": row((c, { target }) =>
    c.team.seat({
      operationId: op(),
      patientId: target.patientId,
      staffId: null,
      outsideContact: "Orthotics Northwest",
      specialty: "orthotist",
      fromOn: "2026-11-23",
      toOn: null,
      sees: [],
      sections: [],
    }),
  ),
  "team.changeSeat": row((c, { target }) =>
    c.team.changeSeat({
      operationId: op(),
      patientId: target.patientId,
      seatId: target.seatId,
      expectedVersion: 1,
      reason: "Asked for the results",
      sees: ["diagnoses", "results"],
      sections: [],
    }),
  ),
  "team.endSeat": row((c, { target }) =>
    c.team.endSeat({
      operationId: op(),
      patientId: target.patientId,
      seatId: target.seatId,
      expectedVersion: 1,
    }),
  ),
};
