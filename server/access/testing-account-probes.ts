import { defaultClinicPolicy } from "#domain/policy/policy.ts";
import { op } from "#server/testing.ts";
import { exerciseProbes } from "./testing-exercise-probes.ts";
import { stagePassword } from "./testing-people.ts";
import { type Asking, nothing, type Probe, row } from "./testing-probe.ts";
import type { Stage } from "./testing-target.ts";

const tokenOf = ({ stage }: Asking) => ({ token: stage.invitationToken });
const newPassword = "harbor lantern sixty geese";

const newStaff = (stage: Stage, change: Record<string, unknown> = {}) => ({
  role: "therapist" as const,
  discipline: "PT" as const,
  level: "therapist" as const,
  specialty: null,
  supervisorId: null,
  rights: [],
  family: "Rowe",
  given: "Cal",
  credentials: "PT",
  npi: null,
  email: "cal.rowe@example.org",
  phone: "",
  sensitiveSections: [],
  clinicIds: [stage.cast.cedar],
  ...change,
});
export const accountProbes: Record<string, Probe> = {
  "account.me": nothing((c) => c.account.me()),
  "account.beat": nothing((c) => c.account.beat()),
  "account.lock": nothing((c) => c.account.lock()),
  "account.deviceSecret": nothing((c) => c.account.deviceSecret()),
  "account.confirm": nothing((c) => c.account.confirm({ operationId: op(), password: stagePassword })),
  "account.listSignIns": nothing((c) => c.account.listSignIns()),
  "account.endSignIn": row((c, { target }) =>
    c.account.endSignIn({ operationId: op(), sessionId: target.signInId }),
  ),
  "account.changePassword": nothing((c) =>
    c.account.changePassword({ operationId: op(), current: stagePassword, password: newPassword }),
  ),
  "account.invitation": nothing((c, asking) => c.account.invitation(tokenOf(asking))),
  "account.acceptInvitation": nothing((c, asking) =>
    c.account.acceptInvitation({ ...tokenOf(asking), password: newPassword }),
  ),
  "setup.state": nothing((c) => c.setup.state()),
  "setup.create": nothing((c) =>
    c.setup.create({
      organizationName: "Another",
      clinics: [{ name: "Another", city: "Kent", state: "WA", timeZone: "America/Los_Angeles", phone: "" }],
      admin: { given: "Ann", family: "Other", email: "ann@example.org", password: newPassword },
    }),
  ),
  "live.follow": nothing(async (c) => {
    const stream = await c.live.follow(undefined);
    await stream[Symbol.asyncIterator]().return?.(undefined);
  }),
  "people.list": nothing((c) => c.people.list({})),
  "people.covers": nothing((c) => c.people.covers()),
  "people.invite": nothing((c, { stage }) => c.people.invite({ operationId: op(), staff: newStaff(stage) })),
  "people.resetLink": row((c, { target }) =>
    c.people.resetLink({ operationId: op(), staffId: target.colleagueId }),
  ),
  "people.change": row((c, { stage, target }) =>
    c.people.change({
      operationId: op(),
      staffId: target.colleagueId,
      expectedVersion: 1,
      staff: newStaff(stage, { family: "Kim", given: "Rachel", email: "kim@example.org" }),
    }),
  ),
  "people.deactivate": row((c, { target }) =>
    c.people.deactivate({
      operationId: op(),
      staffId: target.otherColleagueId,
      expectedVersion: 1,
      toStaffId: target.colleagueId,
      reason: "left",
    }),
  ),
  "people.reassign": row((c, { target }) =>
    c.people.reassign({
      operationId: op(),
      fromStaffId: target.colleagueId,
      toStaffId: target.otherColleagueId,
      reason: "leave",
    }),
  ),
  "people.cover": row((c, { stage, target, staffId }) =>
    c.people.cover({
      operationId: op(),
      cover: {
        absentStaffId: staffId.startsWith("physiatrist") ? staffId : target.colleagueId,
        coveringStaffId:
          target.colleagueId === stage.cast.kim && staffId.startsWith("physiatrist")
            ? stage.cast.banerjee
            : target.otherColleagueId,
        fromOn: "2027-03-01",
        toOn: "2027-03-05",
        reason: "leave",
      },
    }),
  ),
  "people.endCover": row((c, { target }) =>
    c.people.endCover({ operationId: op(), coverId: target.coverId }),
  ),
  "policy.clinics": nothing((c) => c.policy.clinics()),
  "policy.change": row((c, { target }) =>
    c.policy.change({
      operationId: op(),
      clinicId: target.clinicId,
      expectedVersion: 1,
      policy: defaultClinicPolicy,
      reason: "as agreed",
    }),
  ),
  "policy.addClinic": nothing((c) =>
    c.policy.addClinic({
      operationId: op(),
      clinic: { name: "Harbor", city: "Kent", state: "WA", timeZone: "America/Los_Angeles", phone: "" },
    }),
  ),
  "diagnoses.search": nothing((c) => c.diagnoses.search({ text: "knee" })),
  "diagnoses.release": nothing((c) => c.diagnoses.release()),
  ...exerciseProbes,
  "measures.catalog": nothing((c) => c.measures.catalog()),
  "drafts.get": nothing((c, { target }) => c.drafts.get({ kind: "referral", subjectId: target.patientId })),
  "drafts.save": nothing((c, { target }) =>
    c.drafts.save({
      kind: "referral",
      subjectId: target.patientId,
      version: 0,
      baseVersionId: null,
      content: "{}",
    }),
  ),
  "drafts.discard": nothing((c, { target }) =>
    c.drafts.discard({ kind: "referral", subjectId: target.patientId }),
  ),
};
