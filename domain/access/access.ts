import type { AdminRight, StaffRole } from "#domain/people/staff.ts";
import type { ChartPart } from "./chart-parts.ts";

/** How an actor comes to a patient. Checked inside the query that reads or writes, never after it. */
export const relations = ["home-clinic", "seat", "cover", "break-glass"] as const;
export type Relation = (typeof relations)[number];

/** What a rule is about: nobody signed in, the actor alone, the organization, one clinic, or one patient. */
export const accessScopes = ["public", "self", "organization", "clinic", "patient"] as const;
export type AccessScope = (typeof accessScopes)[number];

export type Grant = {
  role: StaffRole;
  /** For the scope *patient*: the relations that open it. A therapist's cover reaches the colleague's patients. */
  through?: readonly Relation[];
  /** Therapists: an assistant never evaluates, plans, reports progress or discharges. */
  level?: "therapist";
  /** Admins: at least one of these rights. */
  rights?: readonly AdminRight[];
};

export type AccessRule = {
  scope: AccessScope;
  /** Administrative data is the stated list in `administrativeFields`; everything else about a patient is clinical. */
  data: "none" | "administrative" | "clinical";
  /**
   * What a seat must open for the relation *seat* to count: any seat, a seat that opens this part of the chart, or one
   * that opens the whole of it. Where nothing is said, the whole: nobody acts on a chart of which a part is kept.
   */
  bySeat?: "any" | "whole" | ChartPart;
  grants: readonly Grant[];
};

const treating = ["home-clinic", "seat", "cover", "break-glass"] as const;
const ordering = ["home-clinic", "seat", "cover"] as const;

const physiatrist: Grant = { role: "physiatrist", through: treating };
const therapist: Grant = { role: "therapist", through: treating };
const fullTherapist: Grant = { role: "therapist", through: ordering, level: "therapist" };
const specialist: Grant = { role: "specialist", through: ["seat", "break-glass"] };
const physiatristActs: Grant = { role: "physiatrist", through: ordering };
const therapistActs: Grant = { role: "therapist", through: ordering };
const adminAtClinic: Grant = { role: "admin", through: ["home-clinic"] };
const adminByBreakGlass: Grant = { role: "admin", through: ["break-glass"] };
/** An organization's manager keeps access in order at their clinic; the front desk and billing seat nobody. */
const managerSeats: Grant = { role: "admin", through: ["home-clinic"], rights: ["manager"] };
const readers: readonly Grant[] = [physiatrist, therapist, specialist, adminByBreakGlass];
const manager: Grant = { role: "admin", rights: ["manager"] };
const frontDesk: Grant = { role: "admin", through: ["home-clinic"], rights: ["front-desk", "manager"] };
const everyone: readonly Grant[] = [
  { role: "physiatrist" },
  { role: "therapist" },
  { role: "specialist" },
  { role: "admin" },
];

/**
 * Who may do what: role and rights × action × relation to the patient. One table, read by the server to refuse
 * and by the client to explain. Every procedure names exactly one of these actions.
 */
export const accessRules = {
  "setup.read": { scope: "public", data: "none", grants: [] },
  "setup.create": { scope: "public", data: "none", grants: [] },
  "account.acceptInvitation": { scope: "public", data: "none", grants: [] },
  "account.self": { scope: "self", data: "none", grants: everyone },
  "live.follow": { scope: "self", data: "none", grants: everyone },
  "drafts.keep": {
    scope: "self",
    data: "clinical",
    grants: everyone,
  },
  "codes.search": { scope: "self", data: "none", grants: everyone },

  "patients.find": {
    scope: "patient",
    data: "administrative",
    bySeat: "any",
    grants: [physiatrist, therapist, specialist, adminAtClinic],
  },
  "patients.identify": {
    scope: "patient",
    data: "administrative",
    bySeat: "any",
    grants: [physiatrist, therapist, specialist, adminAtClinic, adminByBreakGlass],
  },
  "patients.register": {
    scope: "clinic",
    data: "administrative",
    grants: [{ role: "admin", rights: ["front-desk", "manager"] }],
  },
  "patients.edit": { scope: "patient", data: "administrative", grants: [frontDesk] },
  "patients.openChart": {
    scope: "patient",
    data: "clinical",
    bySeat: "any",
    grants: readers,
  },
  "patients.readChart": {
    scope: "patient",
    data: "clinical",
    bySeat: "any",
    grants: readers,
  },
  /** The parts of a chart, each read under its own action: a seat may open some of them and not others. */
  "diagnoses.read": { scope: "patient", data: "clinical", bySeat: "diagnoses", grants: readers },
  "prescriptions.read": { scope: "patient", data: "clinical", bySeat: "prescription", grants: readers },
  "sessions.read": { scope: "patient", data: "clinical", bySeat: "sessions", grants: readers },
  "orders.read": { scope: "patient", data: "clinical", bySeat: "results", grants: readers },
  "medications.read": { scope: "patient", data: "clinical", bySeat: "medications", grants: readers },
  "consultations.read": { scope: "patient", data: "clinical", bySeat: "notes", grants: readers },
  "patients.breakGlass": { scope: "organization", data: "none", grants: everyone },
  "patients.readAudit": { scope: "patient", data: "administrative", grants: [adminAtClinic] },

  "referrals.list": {
    scope: "clinic",
    data: "administrative",
    grants: [{ role: "admin" }, { role: "physiatrist" }],
  },
  "referrals.receive": {
    scope: "clinic",
    data: "administrative",
    grants: [{ role: "admin", rights: ["front-desk", "manager"] }],
  },
  "referrals.assign": { scope: "patient", data: "administrative", grants: [frontDesk] },
  "schedule.read": {
    scope: "clinic",
    data: "administrative",
    grants: [{ role: "admin" }, { role: "physiatrist" }, { role: "therapist" }],
  },
  "schedule.book": { scope: "patient", data: "administrative", grants: [frontDesk] },
  /** That a visit did not take place, and why. A therapist says so of the bookings with themselves, and of no other. */
  "schedule.miss": { scope: "patient", data: "administrative", grants: [frontDesk, therapistActs] },

  "conditions.record": { scope: "patient", data: "clinical", grants: [physiatristActs, therapistActs] },
  "consultations.write": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "consultations.sign": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "precautions.raise": { scope: "patient", data: "clinical", grants: [physiatristActs, therapistActs] },
  /** What is not known restricts until it is answered; freeing it by judgment is a physiatrist's, see `answer-question`. */
  "precautions.answer": { scope: "patient", data: "clinical", grants: [physiatristActs, fullTherapist] },
  "precautions.decide": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  /** Its owner lifts it, and a therapist may be the owner. */
  "precautions.lift": { scope: "patient", data: "clinical", grants: [physiatristActs, fullTherapist] },
  "limits.lift": { scope: "patient", data: "clinical", grants: [physiatristActs, fullTherapist] },
  "precautions.acknowledge": { scope: "patient", data: "clinical", grants: [therapistActs] },
  /** A draft only: a physiatrist's own, or a therapist's transcription of an outside order. Each ends under its own action. */
  "prescriptions.write": { scope: "patient", data: "clinical", grants: [physiatristActs, fullTherapist] },
  "prescriptions.sign": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "prescriptions.hold": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "prescriptions.accept": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "prescriptions.transcribe": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "prescriptions.verbalOrder": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "protocols.read": { scope: "self", data: "none", grants: everyone },
  /** A prescription becomes a protocol without its patient: read under the prescriber's reach. */
  "protocols.save": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  /** A clinic's own protocols and the documents of any: for those who prescribe there, and its manager. */
  "protocols.keep": { scope: "clinic", data: "none", grants: [{ role: "physiatrist" }, manager] },
  /** A file opens and is added under the action of what it belongs to, see `server/files/file-owners.ts`. */
  "files.read": { scope: "self", data: "none", grants: everyone },
  "files.add": { scope: "self", data: "none", grants: everyone },
  "exercises.read": { scope: "self", data: "none", grants: everyone },
  /** A clinic's own exercises: whoever prescribes or plans there, no assistant. */
  "exercises.keep": {
    scope: "clinic",
    data: "none",
    grants: [{ role: "physiatrist" }, { role: "therapist", level: "therapist" }],
  },

  "orders.order": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  /** The whole report; whoever treats reads its one line once it is acknowledged. */
  "orders.readReport": { scope: "patient", data: "clinical", bySeat: "results", grants: [physiatrist] },
  "orders.acknowledge": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "orders.perform": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "medications.list": { scope: "patient", data: "clinical", grants: [physiatristActs, therapistActs] },
  "medications.checkOpioid": { scope: "patient", data: "clinical", grants: [physiatristActs] },

  "plansOfCare.write": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "plansOfCare.sign": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "plansOfCare.certify": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  /** What is done at home is chosen and dosed by a therapist; the same paper is handed out again by whoever treats. */
  "homePrograms.give": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "homePrograms.handOut": { scope: "patient", data: "clinical", grants: [therapistActs] },
  /** What the period brought, and how it ended: a therapist's, never an assistant's. */
  "reports.write": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "reports.sign": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  /** What the next person must know, and that they took over: for whoever treats. Whose note it is has its own check. */
  "handOffs.read": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "handOffs.takeOver": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "handOffs.write": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "sessions.readDay": { scope: "clinic", data: "clinical", grants: [{ role: "therapist" }] },
  "sessions.log": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "sessions.sign": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "sessions.coSign": { scope: "patient", data: "clinical", grants: [fullTherapist] },
  "sessions.addend": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "requests.ask": { scope: "patient", data: "clinical", grants: [therapistActs] },
  "requests.reply": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "measures.score": { scope: "patient", data: "clinical", grants: [physiatristActs, therapistActs] },
  "reviews.readQueue": { scope: "clinic", data: "clinical", grants: [{ role: "physiatrist" }] },
  "reviews.decide": { scope: "patient", data: "clinical", grants: [physiatristActs] },
  "team.read": {
    scope: "patient",
    data: "administrative",
    bySeat: "any",
    grants: [physiatrist, therapist, specialist, adminAtClinic],
  },
  /** A specialist in a seat; no look by break-glass signs. */
  "team.note": {
    scope: "patient",
    data: "clinical",
    bySeat: "any",
    grants: [{ role: "specialist", through: ["seat"] }],
  },
  /** Who sits and what the seat sees. Sensitive sections are opened by a physiatrist alone, see `domain/team/seat.ts`. */
  "team.seat": { scope: "patient", data: "administrative", grants: [physiatristActs, managerSeats] },

  "people.read": { scope: "organization", data: "none", grants: everyone },
  "people.manage": { scope: "organization", data: "none", grants: [manager] },
  "people.cover": { scope: "organization", data: "none", grants: [manager, { role: "physiatrist" }] },
  "policy.read": { scope: "clinic", data: "none", grants: everyone },
  "policy.change": { scope: "clinic", data: "none", grants: [manager] },
} as const satisfies Record<string, AccessRule>;

export type AccessAction = keyof typeof accessRules;

/**
 * What of a patient counts as administrative, with the names it has in answers; an admin never sees another field
 * without break-glass. Held against every answer by the tests.
 */
export const administrativeFields = {
  identity: [
    "patientId",
    "patient",
    "mrn",
    "family",
    "given",
    "nameUsed",
    "title",
    "bornOn",
    "gender",
    "hasSimilarName",
    "language",
    "needsInterpreter",
    "guardian",
  ],
  contacts: ["phone", "email", "address"],
  payer: ["payer", "payerKind", "claimNumber", "visitsAuthorized"],
  bookings: ["bookingId"],
  states: ["state", "prescriptionState", "certification"],
  "due-dates": ["startedOn", "endedOn", "endsOn", "certifiedTo"],
  "diagnosis-codes": ["side"],
  counts: ["treatmentDays"],
} as const satisfies Record<string, readonly string[]>;
