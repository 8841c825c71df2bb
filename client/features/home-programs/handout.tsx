import { formatMrn, nameParts } from "#client/format/names.ts";
import { ExerciseFigure } from "#client/ui/exercise-figure.tsx";
import type { Drawing } from "#domain/exercises/drawing/drawing.ts";
import type { HomeExercise, HomeProgramContent } from "#domain/home-programs/home-program.ts";
import type { HomeLanguage } from "#domain/home-programs/words/language.ts";
import { pageWords } from "#domain/home-programs/words/page-words.ts";
import { dayWords, homeDays } from "#domain/home-programs/words/plain-days.ts";
import styles from "./handout.module.css";
import { type PaperLayout, paginate } from "./paginate.ts";
import { formatPaperDate, formatPaperDay, formatPaperMoment } from "./paper-dates.ts";

export type HandoutPatient = { family: string; given: string; bornOn: string | null; mrn: string };
type Given = { byName: string; printedAt: number; zone: string };

const figureWidths: Record<PaperLayout, number> = { roomy: 224, medium: 170, compact: 120, large: 190 };

/** The paper a patient takes home, page by page as it is printed. Black on white in every theme. */
export function Handout({
  content,
  patient,
  drawings,
  given,
}: {
  content: HomeProgramContent;
  patient: HandoutPatient;
  drawings: Readonly<Record<string, Drawing>>;
  /** Null while it is written: a paper that was not given says so. */
  given: Given | null;
}) {
  const { language } = content;
  const words = pageWords[language];
  const { layout, pages } = paginate(content);
  const isLast = (page: number) => page === pages.length - 1;
  return (
    <div className={styles.sheet} lang={language} data-handout>
      {pages.map((places, page) => (
        <section
          key={places.join(" ")}
          className={`${styles.page} ${styles[layout]}`}
          aria-label={words.page(page + 1, pages.length)}
        >
          <Head content={content} patient={patient} isFirst={page === 0} />
          {places.map((place) => {
            const exercise = content.exercises[place];
            return exercise ? (
              <Exercise
                key={exercise.lineKey}
                number={place + 1}
                exercise={exercise}
                drawing={drawings[exercise.exerciseId]}
                language={language}
                layout={layout}
              />
            ) : null;
          })}
          {isLast(page) ? <StopBox content={content} /> : null}
          <footer className={styles.foot}>
            <span>
              {given ? given.byName : "DRAFT, not given"} &nbsp; {words.prescription} v
              {content.prescriptionNumber}, {content.orderedBy}
            </span>
            <span>
              {given ? `${words.printed} ${formatPaperMoment(given.printedAt, given.zone, language)}` : ""}{" "}
              &nbsp; {words.page(page + 1, pages.length)}
            </span>
          </footer>
        </section>
      ))}
    </div>
  );
}

/** Whose it is stands on every page, so that pages that part are still known. */
function Head({
  content,
  patient,
  isFirst,
}: {
  content: HomeProgramContent;
  patient: HandoutPatient;
  isFirst: boolean;
}) {
  const { language } = content;
  const words = pageWords[language];
  const { family, rest } = nameParts(patient);
  return (
    <>
      <header className={styles.top}>
        {isFirst ? <h2>{words.title}</h2> : <p className={styles.title}>{words.title}</p>}
        <p>
          <b>{content.clinicName}</b>
          {content.clinicPhone === "" ? null : (
            <>
              <br />
              {content.clinicPhone}
            </>
          )}
        </p>
      </header>
      <p className={styles.patient}>
        <span>
          <b>
            {family}, {rest}
          </b>{" "}
          &nbsp; {words.born}{" "}
          <b>{patient.bornOn === null ? words.notKnown : formatPaperDate(patient.bornOn, language)}</b> &nbsp;{" "}
          {words.mrn} <b>{formatMrn(patient.mrn)}</b>
        </span>
        <span>
          {content.place === "" ? null : <>{content.place} &nbsp; </>}
          {words.start} <b>{formatPaperDay(content.startsOn, language)}</b>
        </span>
      </p>
    </>
  );
}

function Exercise({
  number,
  exercise,
  drawing,
  language,
  layout,
}: {
  number: number;
  exercise: HomeExercise;
  drawing: Drawing | undefined;
  language: HomeLanguage;
  layout: PaperLayout;
}) {
  const words = pageWords[language];
  const { printed, days } = exercise;
  return (
    <article className={`${styles.exercise} ${drawing ? "" : styles.undrawn}`}>
      {drawing ? (
        <div className={styles.figure}>
          <ExerciseFigure drawing={drawing} label={printed.name} width={figureWidths[layout]} />
        </div>
      ) : null}
      <div className={styles.told}>
        <h3>
          <span className={styles.number}>{number}</span>
          {printed.name}
        </h3>
        <p>{printed.instruction}</p>
        <div className={styles.often}>
          <dl>
            {printed.howMany === "" ? null : (
              <div>
                <dt>{words.howMany}</dt>
                <dd>{printed.howMany}</dd>
              </div>
            )}
            <div>
              <dt>{words.howOften}</dt>
              <dd>{printed.howOften}</dd>
            </div>
          </dl>
          <div className={styles.week}>
            <span>{words.checkEachDay}</span>
            {homeDays.map((day) => (
              <i key={day} className={days.includes(day) ? "" : styles.rest}>
                {dayWords[language][day]}
              </i>
            ))}
          </div>
        </div>
      </div>
    </article>
  );
}

function StopBox({ content }: { content: HomeProgramContent }) {
  return (
    <div className={styles.stop}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M5.2 1.8h5.6L14.2 5.2v5.6l-3.4 3.4H5.2L1.8 10.8V5.2z" fill="#000" />
        <path d="M8 4.6v4M8 11v.2" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      <div>
        {content.stop.printed.map(({ lead, words }) => (
          <p key={lead}>
            <b>{lead}</b> {words}
          </p>
        ))}
      </div>
    </div>
  );
}
