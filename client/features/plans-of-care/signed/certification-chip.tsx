import type { Outputs } from "#client/trpc.ts";
import { StatusChip } from "#client/ui/status-chip.tsx";

type Certification = NonNullable<Outputs["plansOfCare"]["get"]>["certification"];

const looks = {
  "not-needed": ["plain", "No certification needed"],
  waiting: ["outlined", "Waits for certification"],
  "certified-by-signature": ["better", "Certified"],
  "certified-by-order": ["better", "Certified by the order"],
  returned: ["watch", "Returned"],
  ended: ["neutral", "Ended"],
} as const satisfies Record<Certification, readonly [string, string]>;

export function CertificationChip({ certification }: { certification: Certification }) {
  const [tone, words] = looks[certification];
  return <StatusChip tone={tone}>{words}</StatusChip>;
}
