import { formatDay } from "#client/format/dates.ts";
import { DateField } from "#client/ui/date-field.tsx";
import { RadioSegments } from "#client/ui/radio-segments.tsx";
import { TextArea } from "#client/ui/text-area.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import styles from "../visit/consultation-screen.module.css";
import { Spot } from "../visit/spot.tsx";
import type { PartProps, Prepared, Side, VisitSubject } from "../visit/visit-draft.ts";
import { VisitPart } from "../visit/visit-part.tsx";

export const sideOptions: { value: Side; label: string }[] = [
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
  { value: "both", label: "Both" },
  { value: "midline", label: "Midline" },
  { value: "not-applicable", label: "No side" },
];

/** Which problem, seen when, and its story: the whole of it at first, later what happened in between. */
export function HistoryPart({
  value,
  set,
  problems,
  subject,
  last,
}: PartProps & { subject: VisitSubject; last: Prepared["last"] }) {
  const heading = subject.kind === "consultation" ? "History" : "Interval history";
  return (
    <VisitPart heading={heading} field="history-part">
      <div className={styles.row}>
        {subject.episodeId ? null : (
          <>
            <Spot field="episodeTitle" className={styles.wide}>
              <TextField
                label="Problem treated"
                value={value.episodeTitle}
                onChange={(episodeTitle) => set({ episodeTitle })}
                error={problems["episodeTitle"]}
                maxLength={160}
              />
            </Spot>
            <RadioSegments
              label="Side"
              value={value.side}
              onChange={(side) => set({ side })}
              options={sideOptions}
            />
            <Spot field="episode.onsetOn">
              <DateField
                label="Began on"
                value={value.onsetOn}
                onChange={(onsetOn) => set({ onsetOn })}
                error={problems["episode.onsetOn"]}
              />
            </Spot>
          </>
        )}
        <Spot field="seenOn">
          <DateField
            label="Seen on"
            value={value.seenOn}
            onChange={(seenOn) => set({ seenOn })}
            error={problems["seenOn"]}
          />
        </Spot>
      </div>
      {last ? (
        <div className={styles.carried}>
          <p className={styles.sub}>
            At the last visit, {formatDay(last.seenOn)}, {last.signerName}
          </p>
          <p>{last.impression}</p>
          {last.plan ? <p>{last.plan}</p> : null}
        </div>
      ) : null}
      <Spot field="history">
        <TextArea
          label={heading}
          value={value.history}
          onChange={(history) => set({ history })}
          error={problems["history"]}
          maxLength={6000}
        />
      </Spot>
    </VisitPart>
  );
}
