import { accountRouter } from "./auth/account.router.ts";
import { conditionsRouter } from "./conditions/conditions.router.ts";
import { consultationsRouter } from "./consultations/consultations.router.ts";
import { diagnosesRouter } from "./diagnoses/diagnoses.router.ts";
import { draftsRouter } from "./drafts/drafts.router.ts";
import { exercisesRouter } from "./exercises/exercises.router.ts";
import { filesRouter } from "./files/files.router.ts";
import { handOffsRouter } from "./hand-offs/hand-offs.router.ts";
import { homeProgramsRouter } from "./home-programs/home-programs.router.ts";
import { liveRouter } from "./live/live.router.ts";
import { measuresRouter } from "./measures/measures.router.ts";
import { medicationsRouter } from "./medications/medications.router.ts";
import { ordersRouter } from "./orders/orders.router.ts";
import { proceduresRouter } from "./orders/procedures.router.ts";
import { patientsRouter } from "./patients/patients.router.ts";
import { peopleRouter } from "./people/people.router.ts";
import { plansOfCareRouter } from "./plans-of-care/plans-of-care.router.ts";
import { policyRouter } from "./policy/policy.router.ts";
import { precautionsRouter } from "./precautions/precautions.router.ts";
import { limitsRouter } from "./prescriptions/limits.router.ts";
import { prescriptionsRouter } from "./prescriptions/prescriptions.router.ts";
import { protocolsRouter } from "./protocols/protocols.router.ts";
import { referralsRouter } from "./referrals/referrals.router.ts";
import { reportsRouter } from "./reports/reports.router.ts";
import { requestsRouter } from "./requests/requests.router.ts";
import { reviewsRouter } from "./reviews/reviews.router.ts";
import { scheduleRouter } from "./schedule/schedule.router.ts";
import { sessionsRouter } from "./sessions/sessions.router.ts";
import { setupRouter } from "./setup/setup.router.ts";
import { teamRouter } from "./team/team.router.ts";
import { router } from "./trpc.ts";
import { unitsRouter } from "./units/units.router.ts";

export const appRouter = router({
  account: accountRouter,
  limits: limitsRouter,
  live: liveRouter,
  people: peopleRouter,
  policy: policyRouter,
  setup: setupRouter,
  conditions: conditionsRouter,
  consultations: consultationsRouter,
  diagnoses: diagnosesRouter,
  drafts: draftsRouter,
  exercises: exercisesRouter,
  files: filesRouter,
  handOffs: handOffsRouter,
  homePrograms: homeProgramsRouter,
  measures: measuresRouter,
  medications: medicationsRouter,
  orders: ordersRouter,
  patients: patientsRouter,
  plansOfCare: plansOfCareRouter,
  precautions: precautionsRouter,
  prescriptions: prescriptionsRouter,
  procedures: proceduresRouter,
  protocols: protocolsRouter,
  referrals: referralsRouter,
  reports: reportsRouter,
  requests: requestsRouter,
  reviews: reviewsRouter,
  schedule: scheduleRouter,
  sessions: sessionsRouter,
  team: teamRouter,
  units: unitsRouter,
});
export type AppRouter = typeof appRouter;
