import { accountProbes } from "./testing-account-probes.ts";
import { homeProbes } from "./testing-home-probes.ts";
import { orderProbes } from "./testing-orders-probes.ts";
import { patientProbes } from "./testing-patient-probes.ts";
import { physiatristProbes } from "./testing-physiatrist-probes.ts";
import type { Probe } from "./testing-probe.ts";
import { protocolProbes } from "./testing-protocol-probes.ts";
import { reportProbes } from "./testing-report-probes.ts";
import { therapistProbes } from "./testing-therapist-probes.ts";

/** How every procedure is asked, by its name: each walk over all of them asks the same way. */
export const probes: Record<string, Probe> = {
  ...accountProbes,
  ...homeProbes,
  ...reportProbes,
  ...orderProbes,
  ...patientProbes,
  ...physiatristProbes,
  ...therapistProbes,
  ...protocolProbes,
};
