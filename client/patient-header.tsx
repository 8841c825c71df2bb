import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatBorn, formatDate } from "#client/format/dates.ts";
import { formatLanguage } from "#client/format/languages.ts";
import { formatMrn, initials, nameParts } from "#client/format/names.ts";
import { endSentence, formatTime } from "#client/format/times.ts";
import { Fact, FactsRow, FactsRule } from "#client/ui/facts-row.tsx";
import { part } from "#client/ui/part.tsx";
import { PatientBand } from "#client/ui/patient-band.tsx";
import { StatusChip } from "#client/ui/status-chip.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { isWhole } from "./kept-part.tsx";
import { LimitChips } from "./limit-chips.tsx";
import styles from "./patient-header.module.css";
import { PrecautionChips } from "./precaution-chips.tsx";
import { type Outputs, trpc } from "./trpc.ts";

/** Whoever treats reads them; nobody else loads them. */
const PrecautionsToRead = part(
  () => import("./precautions-to-read.tsx").then(({ PrecautionsToRead }) => PrecautionsToRead),
  { takesKeys: false },
);

type Band = Outputs["patients"]["band"];

const genderWords = { female: "Female", male: "Male", other: "Other", "not-known": "Not known" } as const;
const allergyWords = { "not-asked": "Not asked", "none-known": "None known", listed: "Listed" } as const;
/** The band's own words for a patient; everything unknown is a word. */
export function bandOf(
  band: Pick<
    Band,
    | "family"
    | "given"
    | "title"
    | "bornOn"
    | "gender"
    | "mrn"
    | "allergies"
    | "allergyState"
    | "language"
    | "needsInterpreter"
  >,
  today: string,
) {
  const { family, rest } = nameParts(band);
  const language = formatLanguage(band.language);
  return {
    initials: initials(band),
    family,
    given: rest,
    born: band.bornOn === null ? "Not known" : formatBorn(band.bornOn, today),
    gender: genderWords[band.gender],
    mrn: formatMrn(band.mrn),
    allergies: allergiesOf(band),
    ...(band.needsInterpreter === "yes"
      ? { interpreter: language }
      : band.language === "en"
        ? {}
        : { language }),
  };
}

/** What is left out for somebody without the chart is said to be left out: it never reads as "none". */
function allergiesOf({ allergies, allergyState }: Pick<Band, "allergies" | "allergyState">): string {
  if (allergyState === null) return "In the chart";
  return allergies.length > 0 ? allergies.join(", ") : allergyWords[allergyState];
}

/** Who is open, and what limits what may be done with them. Repeated on every screen of a patient. */
export function PatientHeader({
  patientId,
  end,
  session,
  acts,
}: {
  patientId: string;
  end?: ReactNode;
  session?: string;
  /** Quiet acts at the end of the facts, where a row of their own would cost the screen its height. */
  acts?: ReactNode;
}) {
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const open = band.episodes.find((episode) => episode.endedOn === null);
  return (
    <div className={styles.header}>
      {band.glassUntilAt === null ? null : (
        <Strip tone="watch">
          {endSentence(`Open by break-glass until ${formatTime(band.glassUntilAt, band.timeZone)}`)} Every
          look is recorded and reviewed.
        </Strip>
      )}
      {band.sight?.keptWords ? <Strip tone="info">{band.sight.keptWords}</Strip> : null}
      <div className={styles.band}>
        <PatientBand
          patient={{
            ...bandOf(band, band.today),
            ...(band.isClinical
              ? {}
              : { allergies: band.sight ? "Not opened to your seat" : "Not shown to this role" }),
          }}
          end={band.hasSimilarName ? <StatusChip tone="watch">Similar name</StatusChip> : end}
        />
      </div>
      <FactsRow
        end={
          open || acts ? (
            <>
              {open ? (
                <>
                  <Fact label="Visits">
                    {open.visitsAuthorized === null
                      ? `${open.treatmentDays}`
                      : `${open.treatmentDays} of ${open.visitsAuthorized}`}
                  </Fact>
                  {open.certifiedTo ? <Fact label="Certified to">{formatDate(open.certifiedTo)}</Fact> : null}
                </>
              ) : null}
              {acts}
            </>
          ) : undefined
        }
      >
        {session ? (
          <>
            <Fact label="Session">{session}</Fact>
            <FactsRule />
          </>
        ) : null}
        <LimitChips patientId={patientId} limits={band.limits} />
        <PrecautionChips patientId={patientId} precautions={band.precautions} today={band.today} />
        {band.confounded.map(({ episodeId, words, untilOn }) => (
          <StatusChip key={episodeId} tone="watch">
            {`Scores confounded: ${words}, until ${formatDate(untilOn)}`}
          </StatusChip>
        ))}
        {!band.isClinical ? (
          <span>
            Limits and precautions are not {band.sight ? "opened to your seat" : "shown to this role"}
          </span>
        ) : band.limits.length === 0 && band.precautions.length === 0 ? (
          <span>No limits or precautions on record</span>
        ) : null}
      </FactsRow>
      {me.role === "therapist" && band.glassUntilAt === null && isWhole(band.sight) ? (
        <PrecautionsToRead patientId={patientId} zone={band.timeZone} />
      ) : null}
    </div>
  );
}
