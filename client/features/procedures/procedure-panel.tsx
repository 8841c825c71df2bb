import { useSuspenseQuery } from "@tanstack/react-query";
import { formatDay } from "#client/format/dates.ts";
import { formatMoment } from "#client/format/times.ts";
import { AddendaText } from "#client/signed-addenda.tsx";
import { trpc } from "#client/trpc.ts";
import { DefinitionRows } from "#client/ui/definition-rows.tsx";
import styles from "#client/ui/form-rows.module.css";
import { formatAmount } from "#domain/doses/describe.ts";
import { describeEffect, effectsOf } from "#domain/orders/procedures/effects.ts";
import {
  describeProcedure,
  type ProcedureContent,
  type ProcedureDrug,
} from "#domain/orders/procedures/procedure.ts";
import { keptWords } from "#domain/people/sensitive.ts";

/** A signed procedure, exactly as it was signed, and what was added since. */
export function ProcedurePanel({ procedureId, zone }: { procedureId: string; zone: string }) {
  const { data: procedure } = useSuspenseQuery(trpc.procedures.get.queryOptions({ procedureId }));
  const { content } = procedure;
  return (
    <>
      {content ? (
        <div className={styles.facts}>
          <DefinitionRows rows={rowsOf(content)} />
        </div>
      ) : (
        <p>{keptWords}</p>
      )}
      {content && content.note !== "" ? <p className={styles.prose}>{content.note}</p> : null}
      <p className={styles.sub}>
        Signed by {procedure.signerName}, {formatMoment(procedure.signedAt, zone)}
      </p>
      <AddendaText addenda={procedure.addenda} zone={zone} />
    </>
  );
}

const drugWords = (drug: ProcedureDrug): string =>
  [
    `${drug.name} ${formatAmount(drug.amountThousandths)}\u00a0${drug.unit}`,
    drug.muscle === "" ? "" : `${drug.side === "not-applicable" ? "" : `${drug.side} `}${drug.muscle}`,
    `lot ${drug.lot}`,
    drug.expiresOn ? `expires ${formatDay(drug.expiresOn)}` : "",
  ]
    .filter((words) => words !== "")
    .join(", ");
const painWords = (pain: number | null) => (pain === null ? "not asked" : `${pain} of 10`);

function rowsOf(content: ProcedureContent) {
  const effects = effectsOf(content);
  const wordsOf = (effectId: string) => {
    const effect = effects.find((one) => one.effectId === effectId);
    return effect ? describeEffect(effect) : effectId;
  };
  return [
    { term: "Done", value: `${describeProcedure(content)}, ${formatDay(content.performedOn)}` },
    { term: "Guidance", value: content.guidance },
    ...content.drugs.map((drug, index) => ({ term: "Given", key: `drug-${index}`, value: drugWords(drug) })),
    {
      term: "Consent",
      value: `${content.consent.takenBy}, ${formatDay(content.consent.on)} ${content.consent.at}`,
    },
    { term: "Time-out", value: `${content.timeOut.ledBy}, ${content.timeOut.at}` },
    {
      term: "Pain",
      value: `before ${painWords(content.painBefore)}, after ${painWords(content.painAfter)}`,
    },
    {
      term: "Complications",
      value: content.complications.state === "none" ? "None" : content.complications.words,
    },
    ...content.effects.map(({ effectId, isLeftOut, reason, dueForLiftingOn }) => ({
      term: isLeftOut ? "Left out" : "Started",
      key: effectId,
      value: isLeftOut
        ? `${wordsOf(effectId)}: ${reason}`
        : `${wordsOf(effectId)}${dueForLiftingOn === null ? "" : `, due for lifting ${formatDay(dueForLiftingOn)}`}`,
    })),
  ];
}
