/**
 * Who may do what, written by hand from what the product promises its people, and reviewed as such. It is never
 * derived from the access table it is held against: where the two differ, one of them is wrong.
 *
 * Ground rules, in the product's words: staff belong to clinics and patients to a home clinic; nobody sees another
 * clinic's patients without a membership, a care-team seat, cover for a colleague, or break-glass. An assistant never
 * evaluates, plans, reports progress or discharges. A specialist reads the charts of patients whose team they are on.
 * An admin sees administrative fields at their clinic, acts within their rights, and reads clinical notes only by
 * break-glass. Break-glass opens for reading; nothing is signed, ordered or logged through it.
 */
export const people = [
  "physiatrist",
  "therapist",
  "assistant",
  "occupational",
  "specialist",
  "front-desk",
  "billing",
  "manager",
] as const;
export type Person = (typeof people)[number];

/** Where a person stands to the patient, or the clinic, that is asked about. */
export const standings = ["own", "other", "seat", "cover", "glass"] as const;
export type Standing = (typeof standings)[number];

/**
 * - patient, clinic: allowed through the standings listed, refused through every other, as if it did not exist.
 * - list: whoever is named may ask; the patient stands in the answer only through the standings listed.
 * - shelf: the same for a clinic's own entry, in a list without a patient in it.
 * - anywhere: the standing does not matter, only who asks.
 * - public: also nobody signed in.
 */
export type About = "patient" | "clinic" | "list" | "shelf" | "anywhere" | "public";

type Group = Person | "clinicians" | "therapists" | "evaluators" | "admins" | "desk" | "everyone";
/** Standings in words, for example "own seat cover"; "yes" where the standing does not matter. */
type May = Partial<Record<Group, string>>;
export type Expectation = { about: About; may: May; because: string };

/** "therapists" are PT, assistant and OT; "evaluators" the same without the assistant; "desk" is front desk or manager. */
export const groups: Record<Group, readonly Person[]> = {
  physiatrist: ["physiatrist"],
  therapist: ["therapist"],
  assistant: ["assistant"],
  occupational: ["occupational"],
  specialist: ["specialist"],
  "front-desk": ["front-desk"],
  billing: ["billing"],
  manager: ["manager"],
  clinicians: ["physiatrist", "therapist", "assistant", "occupational"],
  therapists: ["therapist", "assistant", "occupational"],
  evaluators: ["therapist", "occupational"],
  admins: ["front-desk", "billing", "manager"],
  desk: ["front-desk", "manager"],
  everyone: people,
};

const act = "own seat cover";
const read = "own seat cover glass";
const chart = { clinicians: read, specialist: "seat glass", admins: "glass" };
const names = { clinicians: read, specialist: "seat glass", admins: "own" };

const patient = (may: May, because: string): Expectation => ({ about: "patient", may, because });
const clinic = (may: May, because: string): Expectation => ({ about: "clinic", may, because });
const list = (may: May, because: string): Expectation => ({ about: "list", may, because });
const shelf = (may: May, because: string): Expectation => ({ about: "shelf", may, because });
const anywhere = (may: May, because: string): Expectation => ({ about: "anywhere", may, because });
const ownExercise = clinic(
  { physiatrist: "own", evaluators: "own" },
  "a clinic's exercises are kept by those who prescribe and plan there; an assistant does neither",
);
const open = (because: string): Expectation => ({ about: "public", may: { everyone: "yes" }, because });

const self = anywhere({ everyone: "yes" }, "a person's own sign-in");
const reference = anywhere({ everyone: "yes" }, "reference data without a patient in it");
const managing = anywhere({ manager: "yes" }, "staff, roles and clinics are a manager's");
const readsChart = patient(chart, "charts: treating roles, seated specialists, anybody else by break-glass");
const physiatristActs = patient({ physiatrist: act }, "the physiatrist's own act");
const therapistActs = patient({ therapists: act }, "therapists and assistants treat, log and ask");
const therapistJudges = patient(
  { evaluators: act },
  "evaluating, planning and taking orders on: never an assistant",
);
const writesRecord = patient({ clinicians: act }, "whoever treats writes down what comes to light");
const writesOrders = patient(
  { physiatrist: act, evaluators: act },
  "a physiatrist prescribes, and a therapist transcribes an outside order; never an assistant",
);
const listsMedications = patient(
  { clinicians: act },
  "whoever treats lists what the patient says they take; nothing is prescribed by it",
);
const specialistNotes = patient(
  { specialist: "seat" },
  "a specialist on the team signs their own note, and by break-glass reads alone",
);
const seatsPeople = patient(
  { physiatrist: act, manager: "own" },
  "the treating physiatrist seats people, and the manager who keeps access in order; sections have their own test",
);
const deskActs = patient({ desk: "own" }, "referrals, intake and scheduling are the front desk's");
const missesVisits = patient(
  { desk: "own", therapists: act },
  "the front desk of any booking, a therapist of their own; whose has its own test",
);
const ownDrafts = anywhere({ everyone: "yes" }, "nothing typed is lost, whoever types; own drafts only");

export const expectations: Record<string, Expectation> = {
  "account.me": self,
  "account.beat": self,
  "account.lock": self,
  "account.deviceSecret": self,
  "account.confirm": self,
  "account.listSignIns": self,
  "account.endSignIn": self,
  "account.changePassword": self,
  "account.invitation": open("whoever holds the one-time link"),
  "account.acceptInvitation": open("whoever holds the one-time link"),
  "setup.state": open("an empty database has nobody to sign in"),
  "setup.create": open("an empty database has nobody to sign in; refused once it is set up"),
  "live.follow": anywhere({ everyone: "yes" }, "ids only; which events it tells has its own test"),

  "people.list": anywhere(
    { everyone: "yes" },
    "colleagues' names and roles, to name a team, a cover, a giver",
  ),
  "people.covers": anywhere({ everyone: "yes" }, "who answers for whom is known to all"),
  "people.invite": managing,
  "people.resetLink": managing,
  "people.change": managing,
  "people.deactivate": managing,
  "people.reassign": managing,
  "people.cover": anywhere({ manager: "yes", physiatrist: "yes" }, "a physiatrist names their own cover"),
  "people.endCover": anywhere({ manager: "yes", physiatrist: "yes" }, "a physiatrist ends their own cover"),
  "policy.clinics": anywhere({ everyone: "yes" }, "names, zones and units of the clinics"),
  "policy.change": clinic({ manager: "own" }, "clinic policy is a manager's, at their own clinic"),
  "policy.addClinic": managing,

  "diagnoses.search": reference,
  "diagnoses.release": reference,
  "exercises.search": reference,
  "exercises.get": reference,
  "exercises.facts": reference,
  "exercises.harder": reference,
  "exercises.list": shelf({ everyone: "own" }, "the library, and a clinic's own exercises told to its staff"),
  "exercises.add": ownExercise,
  "exercises.change": ownExercise,
  "exercises.retire": ownExercise,
  "exercises.restore": ownExercise,
  "measures.catalog": reference,
  "protocols.list": reference,
  "protocols.own": shelf({ everyone: "own" }, "a clinic's own protocols, told to its staff"),
  "protocols.get": clinic({ everyone: "own" }, "a clinic's own protocol, read by its staff"),
  "protocols.prepare": patient({ physiatrist: act }, "who prescribes there reads what would be saved"),
  "protocols.save": patient(
    { physiatrist: "own" },
    "a clinic's protocol is saved by a prescriber of its own",
  ),
  "protocols.retire": clinic(
    { physiatrist: "own", manager: "own" },
    "a clinic's protocols are its prescribers' and its manager's",
  ),
  "files.list": shelf(
    { clinicians: read, specialist: "own seat glass", admins: "own glass" },
    "a protocol's document: the clinic's staff, and whoever treats one of its patients",
  ),
  "files.add": clinic({ physiatrist: "own", manager: "own" }, "as the protocols they belong to"),
  "files.markInError": clinic({ physiatrist: "own", manager: "own" }, "as the protocols they belong to"),
  "drafts.get": ownDrafts,
  "drafts.save": ownDrafts,
  "drafts.discard": ownDrafts,

  "patients.search": list(names, "found by those who may know the patient exists"),
  "patients.list": list(names, "found by those who may know the patient exists"),
  "patients.register": clinic({ desk: "own" }, "intake at the desk's own clinic"),
  "patients.edit": deskActs,
  "patients.details": patient(
    { clinicians: read, specialist: "seat glass", admins: "own glass" },
    "identity, contacts and payer: administrative, for everybody who may know the patient",
  ),
  "patients.openChart": readsChart,
  "patients.band": patient(
    { clinicians: read, specialist: "seat glass", admins: "own glass" },
    "identity and states; clinical lines of it stay away from admins",
  ),
  "patients.record": readsChart,
  "patients.sinceLooked": readsChart,
  "patients.breakGlass": anywhere({ everyone: "yes" }, "with a reason and for an hour, whoever needs it now"),
  "patients.audit": patient({ admins: "own" }, "who saw this chart is the clinic's admins' to answer"),

  "referrals.list": list(
    { physiatrist: read, admins: "own" },
    "physiatrists see referrals; admins keep them in order",
  ),
  "referrals.receive": clinic({ desk: "own" }, "intake at the desk's own clinic"),
  "referrals.assign": deskActs,
  "referrals.close": deskActs,
  "schedule.day": clinic({ clinicians: "own", admins: "own" }, "the day of a clinic one works at"),
  "schedule.book": deskActs,
  "schedule.setState": deskActs,
  "sessions.coSign": therapistJudges,
  "handOffs.card": therapistActs,
  "handOffs.takeOver": therapistActs,
  "handOffs.writeTell": therapistActs,
  "schedule.miss": missesVisits,
  "schedule.undoMissed": missesVisits,

  "conditions.answerScreening": physiatristActs,
  "conditions.classifyMedication": physiatristActs,
  "conditions.classifyImplant": physiatristActs,
  "conditions.recordDiagnosis": physiatristActs,
  "conditions.recordCondition": writesRecord,
  "conditions.recordImplant": writesRecord,
  "conditions.recordSurgery": writesRecord,
  "conditions.recordFinding": writesRecord,
  "conditions.recordMedication": writesRecord,
  "consultations.prepare": physiatristActs,
  "consultations.sign": physiatristActs,
  "consultations.addend": physiatristActs,
  "consultations.list": readsChart,
  "consultations.get": readsChart,
  "precautions.list": readsChart,
  "precautions.toRead": readsChart,
  "precautions.questions": readsChart,
  "precautions.answered": readsChart,
  "precautions.answer": patient(
    { physiatrist: act, evaluators: act },
    "a date or a number is a fact, whichever clinician knows it; what it frees is judged, never by an assistant",
  ),
  "precautions.raise": patient({ clinicians: act }, "holds from the moment a treating clinician raises it"),
  "precautions.confirm": physiatristActs,
  "precautions.setAside": physiatristActs,
  "precautions.lift": patient(
    { physiatrist: act, evaluators: act },
    "its owner lifts it, and a therapist may be the owner",
  ),
  "limits.lift": patient(
    { physiatrist: act, evaluators: act },
    "its owner lifts it, and a therapist may be the owner or a delegate",
  ),
  "precautions.acknowledge": therapistActs,
  "limits.acknowledge": therapistActs,

  "prescriptions.get": readsChart,
  "prescriptions.version": readsChart,
  "prescriptions.begin": writesOrders,
  "prescriptions.compose": writesOrders,
  "prescriptions.preview": writesOrders,
  "prescriptions.alsoWriting": writesOrders,
  "prescriptions.sign": physiatristActs,
  "prescriptions.hold": physiatristActs,
  "prescriptions.resume": physiatristActs,
  "prescriptions.revoke": physiatristActs,
  "prescriptions.signVerbalOrder": physiatristActs,
  "prescriptions.accept": therapistJudges,
  "prescriptions.sendBack": therapistJudges,
  "prescriptions.transcriptionGate": therapistJudges,
  "prescriptions.referralToTranscribe": therapistJudges,
  "prescriptions.transcribe": therapistJudges,
  "prescriptions.recordVerbalOrder": therapistJudges,
  "plansOfCare.get": readsChart,
  "plansOfCare.prepare": therapistJudges,
  "plansOfCare.tellRedFlag": therapistJudges,
  "plansOfCare.sign": therapistJudges,
  "plansOfCare.toCertify": patient({ physiatrist: act }, "read by whoever may certify it, before they do"),
  "plansOfCare.certify": physiatristActs,
  "plansOfCare.returnPlan": physiatristActs,

  "homePrograms.get": readsChart,
  "homePrograms.prepare": therapistJudges,
  "homePrograms.give": therapistJudges,
  "homePrograms.printAgain": therapistActs,

  "reports.get": readsChart,
  "reports.prepare": therapistJudges,
  "reports.sign": therapistJudges,
  "reports.addend": therapistJudges,
  "reports.certify": physiatristActs,
  "reports.returnReport": physiatristActs,

  "sessions.day": list({ therapists: read }, "a therapist's own day"),
  "sessions.open": list({ therapists: act }, "a therapist's own open sessions"),
  "sessions.gate": therapistActs,
  "sessions.start": therapistActs,
  "sessions.prepare": therapistActs,
  "sessions.discard": therapistActs,
  "sessions.patientOf": readsChart,
  "sessions.get": readsChart,
  "sessions.earlier": readsChart,
  "sessions.setDose": therapistActs,
  "sessions.confirmRow": therapistActs,
  "sessions.unconfirmRow": therapistActs,
  "sessions.setNotDone": therapistActs,
  "sessions.setRestNotDone": therapistActs,
  "sessions.restoreRow": therapistActs,
  "sessions.dropLine": therapistActs,
  "sessions.substituteRow": therapistActs,
  "sessions.setFromNowOn": therapistActs,
  "sessions.recordDeviation": therapistActs,
  "sessions.tellKeptRow": therapistActs,
  "sessions.addRow": therapistActs,
  "sessions.openLine": therapistActs,
  "sessions.moveRung": therapistActs,
  "sessions.setNote": therapistActs,
  "sessions.recordVital": therapistActs,
  "sessions.sign": therapistActs,
  "sessions.addend": therapistActs,
  "sessions.move": therapistActs,
  "units.startTimer": therapistActs,
  "units.stopTimer": therapistActs,
  "units.setMinutes": therapistActs,
  "units.dropService": therapistActs,

  "requests.list": readsChart,
  "requests.ask": therapistActs,
  "requests.withdraw": therapistActs,
  "requests.passOn": therapistActs,
  "requests.reply": physiatristActs,
  "requests.acknowledge": physiatristActs,
  "measures.series": readsChart,
  "measures.record": patient({ clinicians: act }, "treating clinicians score measures"),
  "reviews.queue": list({ physiatrist: act }, "the ranked queue of those one answers for"),
  "reviews.chart": readsChart,
  "reviews.decide": physiatristActs,
  "reviews.undo": physiatristActs,
  "orders.list": readsChart,
  "orders.facts": physiatristActs,
  "orders.sign": physiatristActs,
  "orders.change": physiatristActs,
  "orders.receiveResult": physiatristActs,
  "orders.result": patient(
    { physiatrist: read },
    "the whole report is a physiatrist's; whoever treats reads its one line once it is acknowledged",
  ),
  "orders.acknowledge": physiatristActs,
  "procedures.list": readsChart,
  "procedures.facts": physiatristActs,
  "procedures.get": readsChart,
  "procedures.sign": physiatristActs,
  "procedures.addend": physiatristActs,
  "procedures.studies": readsChart,
  "procedures.study": readsChart,
  "procedures.signStudy": physiatristActs,
  "procedures.addendStudy": physiatristActs,
  "medications.list": readsChart,
  "medications.record": listsMedications,
  "medications.change": listsMedications,
  "medications.stop": listsMedications,
  "medications.checkOpioid": physiatristActs,
  "team.notes": readsChart,
  "team.note": readsChart,
  "team.signNote": specialistNotes,
  "team.addendNote": specialistNotes,
  "team.list": patient(names, "who is on the team is administrative"),
  "team.seat": seatsPeople,
  "team.changeSeat": seatsPeople,
  "team.endSeat": seatsPeople,
};
