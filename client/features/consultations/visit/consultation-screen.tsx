import { usePatientZone } from "#client/clinic-zone.ts";
import { ErrorSummary } from "#client/ui/error-summary.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { ConditionsPart, SurgeriesPart } from "../parts/conditions-part.tsx";
import { DiagnosesPart } from "../parts/diagnoses-part.tsx";
import { ExaminationPart } from "../parts/examination-part.tsx";
import { FindingsPart, ImplantsPart } from "../parts/findings-part.tsx";
import { HistoryPart } from "../parts/history-part.tsx";
import { MedicationsPart } from "../parts/medications-part.tsx";
import { AllergiesPart, RedFlagsPart } from "../parts/safety-part.tsx";
import { ScoresPart } from "../parts/scores-part.tsx";
import { SymptomsPart } from "../parts/symptoms-part.tsx";
import { VitalsPart } from "../parts/vitals-part.tsx";
import styles from "./consultation-screen.module.css";
import { DecisionPart } from "./decision-part.tsx";
import { SensitivePart } from "./sensitive-part.tsx";
import { SignBar } from "./sign-bar.tsx";
import { Spot, spotOf } from "./spot.tsx";
import { useVisit } from "./use-visit.ts";
import type { PartProps, Prepared, VisitSubject } from "./visit-draft.ts";
import { VisitPart } from "./visit-part.tsx";

/** A consultation or a follow-up visit: kept as typed, signed as shown. */
export function ConsultationScreen({ subject, prepared }: { subject: VisitSubject; prepared: Prepared }) {
  const visit = useVisit(subject, prepared);
  const { value, set, problems, draft } = visit;
  const part: PartProps = { value, set, problems };
  const zone = usePatientZone(subject.patientId);
  const isFollowUp = subject.kind === "follow-up";
  const found = Object.entries(problems);
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={2}
        heading={isFollowUp ? "Follow-up visit" : "Consultation"}
        note={draft.isRestored ? "Your draft, as you left it" : "Kept as you type, signed as shown"}
        isRuled
      />
      {found.length > 0 ? (
        <ErrorSummary
          key={visit.attempts}
          heading="Before signing"
          errors={found.map(([field, text]) => ({ fieldId: spotOf(field), text }))}
        />
      ) : null}
      {visit.problem ? (
        <Strip tone="worse" role="alert">
          {visit.problem}
        </Strip>
      ) : null}
      <ReasonsPart reasons={prepared.reasons} />
      <HistoryPart {...part} subject={subject} last={prepared.last} />
      <SymptomsPart {...part} />
      <ConditionsPart {...part} patientId={subject.patientId} />
      <SurgeriesPart {...part} />
      <ImplantsPart {...part} />
      <MedicationsPart {...part} />
      <AllergiesPart {...part} />
      <RedFlagsPart {...part} />
      <FindingsPart {...part} />
      <VitalsPart {...part} weightUnit={prepared.weightUnit} />
      <ExaminationPart {...part} />
      <ScoresPart {...part} />
      <AssessmentPart {...part} />
      <DiagnosesPart {...part} />
      <SensitivePart {...part} sections={prepared.sensitiveSections} />
      {isFollowUp ? <DecisionPart {...part} /> : null}
      <SignBar
        label={isFollowUp ? "Sign follow-up visit" : "Sign consultation"}
        missing={visit.missing}
        savedAt={draft.savedAt}
        zone={zone}
        saveProblem={draft.problem}
        isSigning={visit.isSigning}
        onSign={() => void visit.signNow()}
      />
    </main>
  );
}

/** Why the patient stands in the queue: signing answers these and nothing that comes in meanwhile. */
function ReasonsPart({ reasons }: Pick<Prepared, "reasons">) {
  if (reasons.length === 0) return null;
  return (
    <VisitPart heading="Waiting for this visit" field="reasons" note="Answered when you sign">
      <ul>
        {reasons.map(({ signalId, headline, detail }) => (
          <li key={signalId}>
            {headline}
            {detail ? <span className={styles.sub}> {detail}</span> : null}
          </li>
        ))}
      </ul>
    </VisitPart>
  );
}

const proseFields = [
  { field: "function", label: "Function", most: 3000 },
  { field: "impression", label: "Impression", most: 6000 },
  { field: "plan", label: "Plan", most: 3000 },
] as const;

function AssessmentPart({ value, set, problems }: PartProps) {
  return (
    <VisitPart heading="Assessment" field="assessment">
      {proseFields.map(({ field, label, most }) => (
        <Spot key={field} field={field}>
          <TextArea
            label={label}
            value={value[field]}
            onChange={(words) => set({ [field]: words })}
            error={problems[field]}
            maxLength={most}
          />
        </Spot>
      ))}
    </VisitPart>
  );
}
