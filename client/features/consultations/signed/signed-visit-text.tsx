import type { ReactNode } from "react";
import { formatDate, formatDay } from "#client/format/dates.ts";
import { formatResultAmount } from "#client/format/quantity.ts";
import { describeMotion } from "#client/motion-findings.tsx";
import type { Outputs } from "#client/trpc.ts";
import type { ConsultationContent } from "#domain/consultations/consultation.ts";
import { findMeasure } from "#domain/measures/catalog.ts";
import { keptWords } from "#domain/people/sensitive.ts";
import { describeFinding } from "#domain/precautions/facts/describe-finding.ts";
import styles from "../visit/consultation-screen.module.css";
import { VisitPart } from "../visit/visit-part.tsx";
import { saySide, sayWord } from "./visit-words.ts";

const redFlagWords = { "not-asked": "Not asked", none: "Asked, none", present: "Present" } as const;
const allergyWords = {
  "not-asked": "Not asked",
  "none-known": "Asked, none known",
  listed: "Listed",
} as const;
const courseWords = {
  better: ", getting better",
  same: ", the same",
  worse: ", getting worse",
  "not-asked": "",
} as const;

/** Every field that was signed. What was not asked or not examined says so; it is never left to be guessed. */
export function SignedVisitText({
  content,
  decision,
  isSensitiveHidden,
  isEpisodeKept,
}: {
  content: ConsultationContent;
  decision: Outputs["consultations"]["get"]["decision"];
  isSensitiveHidden: boolean;
  /** What tells the problem of a sensitive episode is kept back, and never reads as none. */
  isEpisodeKept: boolean;
}) {
  const unless = (none: string) => (isEpisodeKept ? keptWords : none);
  return (
    <>
      <Text heading={content.kind === "consultation" ? "History" : "Interval history"}>
        <p>Seen on {formatDay(content.seenOn)}</p>
        <Prose words={content.history} none="Not written" />
      </Text>
      <Text heading="Symptoms">
        <Items
          none={unless("None written")}
          of={content.symptoms.map(
            (symptom) =>
              `${symptom.words}: ${sayWord(symptom.region).toLowerCase()}${saySide(symptom.side)}, ${
                symptom.onsetOn ? `since ${formatDate(symptom.onsetOn)}` : "onset not given"
              }${courseWords[symptom.course]}`,
          )}
        />
      </Text>
      <Text heading="Further conditions">
        <Items
          none="None added"
          of={content.conditions.map(
            ({ code, title, side, onsetOn }) =>
              `${coded(code, title)}${saySide(side)}${onsetOn ? `, since ${formatDate(onsetOn)}` : ""}`,
          )}
        />
      </Text>
      <Text heading="Surgeries">
        <Items
          none={unless("None written")}
          of={content.surgeries.map(({ words, on }) => (on ? `${words}, ${formatDate(on)}` : words))}
        />
      </Text>
      {content.implants && content.implants.length > 0 ? (
        <Text heading="Implants and devices">
          <Items
            none={unless("None written")}
            of={content.implants.map(({ words, placedOn }) =>
              placedOn ? `${words}, ${formatDate(placedOn)}` : words,
            )}
          />
        </Text>
      ) : null}
      {content.findings && content.findings.length > 0 ? (
        <Text heading="Findings for precautions">
          <Items none={unless("None written")} of={content.findings.map(describeFinding)} />
        </Text>
      ) : null}
      <Text heading="Medications">
        <Items
          none="None written"
          of={content.medications.map(({ words, kind }) =>
            kind === "other" ? words : `${words}, ${sayWord(kind).toLowerCase()}`,
          )}
        />
      </Text>
      <Text heading="Allergies">
        <Items none={allergyWords[content.allergyState]} of={content.allergies} />
      </Text>
      <Text heading="Red flags">
        <p>{redFlagWords[content.redFlags]}</p>
        {content.redFlagNote ? <Prose words={content.redFlagNote} none="" /> : null}
      </Text>
      <Text heading="Vital signs">
        <Items none="Not measured" of={vitalWords(content.vitals)} />
      </Text>
      <Text heading="Examination">
        <Items
          none={unless("No region examined")}
          of={[
            ...content.regions.map(
              (region) =>
                `${sayWord(region.region)}${saySide(region.side)}: ${
                  region.result === "normal" ? "examined, normal" : region.findings
                }`,
            ),
            ...content.motion.map((found) => {
              const { words, value } = describeMotion(found);
              return `${sayWord(words)}: ${value}`;
            }),
            ...content.strength.map(({ muscle, side, grade }) => `${muscle}, ${side}: ${grade} of 5`),
          ]}
        />
      </Text>
      <Text heading="Scores">
        <Items
          none="No score"
          of={content.scores.map(({ measureId, scoreThousandths, side }) => {
            const measure = findMeasure(measureId);
            return `${measure?.name ?? measureId}${side ? `, ${side}` : ""}: ${formatResultAmount(scoreThousandths)}\u00a0${measure?.unit ?? ""}`;
          })}
        />
      </Text>
      <Text heading="Function">
        <Prose words={content.function} none="Not written" />
      </Text>
      <Text heading="Impression">
        <Prose words={content.impression} none="Not written" />
      </Text>
      <Text heading="Diagnoses">
        <Items
          none="None"
          of={content.diagnoses.map(({ code, title, side }) =>
            isEpisodeKept ? title : `${coded(code, title)}${saySide(side)}`,
          )}
        />
      </Text>
      <Text heading="Plan">
        <Prose words={content.plan} none="Not written" />
      </Text>
      {decision ? (
        <Text heading="Decision">
          <p>
            <b>{sayWord(decision.kind)}</b>
            {decision.nextReviewOn ? `, next review ${formatDay(decision.nextReviewOn)}` : ""}
          </p>
          {decision.reason ? <Prose words={decision.reason} none="" /> : null}
        </Text>
      ) : null}
      {isSensitiveHidden ? (
        <Text heading="Sensitive note">
          <p>There is one. It is read by staff named for its section.</p>
        </Text>
      ) : null}
      {content.sensitiveNote !== "" ? (
        <Text heading="Sensitive note">
          <p className={styles.sub}>{sayWord(content.sensitiveSection ?? "")}</p>
          <Prose words={content.sensitiveNote} none="" />
        </Text>
      ) : null}
    </>
  );
}

function vitalWords(vitals: ConsultationContent["vitals"]): string[] {
  const { systolicMmHg, diastolicMmHg, heartRatePerMinute, oxygenSaturationPercent, weight } = vitals;
  const pressure =
    systolicMmHg === undefined && diastolicMmHg === undefined
      ? []
      : [
          `Blood pressure ${systolicMmHg ?? "not measured"} over ${diastolicMmHg ?? "not measured"}\u00a0mmHg`,
        ];
  return [
    ...pressure,
    ...(heartRatePerMinute === undefined ? [] : [`Heart rate ${heartRatePerMinute}\u00a0per minute`]),
    ...(oxygenSaturationPercent === undefined ? [] : [`Saturation ${oxygenSaturationPercent}\u00a0%`]),
    ...(weight === undefined ? [] : [`Weight ${formatResultAmount(weight.thousandths)}\u00a0${weight.unit}`]),
  ];
}

const coded = (code: string, title: string) => (code === "" ? `${title} (no code yet)` : `${code} ${title}`);

function Text({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <VisitPart heading={heading} field={heading.toLowerCase().replaceAll(" ", "-")}>
      {children}
    </VisitPart>
  );
}

function Prose({ words, none }: { words: string; none: string }) {
  return <p className={words === "" ? styles.sub : styles.prose}>{words === "" ? none : words}</p>;
}

function Items({ of, none }: { of: readonly string[]; none: string }) {
  if (of.length === 0) return <p className={styles.sub}>{none}</p>;
  return (
    <ul className={styles.list}>
      {of.map((words, index) => (
        <li key={`${index}-${words}`} className={styles.prose}>
          {words}
        </li>
      ))}
    </ul>
  );
}
