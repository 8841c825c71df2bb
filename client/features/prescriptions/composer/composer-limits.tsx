import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDay } from "#client/format/dates.ts";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import { LedgerRow, LedgerTable } from "#client/ui/ledger-table.tsx";
import { part, useAhead } from "#client/ui/part.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { describeLimit } from "#domain/prescriptions/describe.ts";
import type { Limit } from "#domain/prescriptions/limit.ts";
import { mayLift } from "#domain/prescriptions/limits-in-force.ts";
import type { PrescriptionContent } from "#domain/prescriptions/prescription.ts";
import { LimitDelegates } from "../limits/limit-delegates.tsx";
import { isOwnedOutside, renameOutsideOwner } from "../limits/outside-owner.ts";
import { type Change, type Problems, problemAt, problemUnder } from "./composer-problems.ts";
import styles from "./composer-screen.module.css";

const LimitForm = part(() => import("../limits/limit-form.tsx").then((module) => module.LimitForm));

const columns = [
  { key: "limit", label: "Limit" },
  { key: "owner", label: "Owner, may lift it" },
  { key: "due", label: "Due for lifting" },
  { key: "remove", label: "Remove", isLabelHidden: true },
] as const;

const eachSide = [
  { value: "left", label: "Left" },
  { value: "right", label: "Right" },
];
const bothSides = { value: "both", label: "Both" };

/** In a draft the side may still be open. */
const isSided = (limit: Limit): limit is Extract<Limit, { side: unknown }> =>
  limit.kind === "weight-bearing" || (limit.kind === "range" && limit.side !== "midline");
function dueProblem(problems: Problems, index: number) {
  const words = problemAt(problems, `limits.${index}.dueForLiftingOn`);
  return <FieldMessage>{words}</FieldMessage>;
}

/** Bounds on the patient: they hold for every exercise, also those a therapist adds. */
export function ComposerLimits({
  content,
  standingLimitIds,
  problems,
  onChange,
}: {
  content: PrescriptionContent;
  /** Limits that hold already: leaving one out lifts it, which its owner or a delegate does alone. */
  standingLimitIds: readonly string[];
  problems: Problems;
  onChange: Change;
}) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [changedId, setChangedId] = useState<string | null>(null);
  useAhead(LimitForm);
  // What belongs to one field of a limit stands at that field.
  const own = problems.find(({ field }) => /^limits(\.\d+)?$/.test(field))?.words;
  const side = content.diagnoses[0]?.side;
  const change = (limitId: string, next: (limit: Limit) => Limit) =>
    onChange((before) => ({
      ...before,
      limits: before.limits.map((limit) => (limit.limitId === limitId ? next(limit) : limit)),
    }));
  return (
    <section aria-labelledby="limits-heading" className={styles.part}>
      <SectionHead
        id="limits-heading"
        heading="Limits of the patient"
        note="hold for every exercise until lifted; the strictest wins"
        actions={
          isAdding ? undefined : (
            <Button size="small" kind="quiet" icon="plus" onPress={() => setAdding(true)}>
              Add limit
            </Button>
          )
        }
      />
      <FieldMessage>{own}</FieldMessage>
      {content.limits.length > 0 ? (
        <LedgerTable caption="Limits of the patient" columns={columns}>
          {content.limits.map((limit, index) => {
            const isInForce = standingLimitIds.includes(limit.limitId);
            if (limit.limitId === changedId)
              return (
                <LedgerRow key={limit.limitId}>
                  <td colSpan={columns.length}>
                    <LimitForm
                      limit={limit}
                      startsOn={content.startsOn}
                      outsideOwner={content.outsideOrder?.prescriber}
                      side={undefined}
                      onSave={(next) => {
                        change(limit.limitId, () => next);
                        setChangedId(null);
                      }}
                      onClose={() => setChangedId(null)}
                    />
                  </td>
                </LedgerRow>
              );
            return (
              <LedgerRow key={limit.limitId}>
                <td>
                  {describeLimit(limit)}
                  {limit.reason ? <span className={styles.sub}> {limit.reason}</span> : null}
                  {!isInForce && isSided(limit) ? (
                    <SelectField
                      label="Side"
                      value={limit.side ?? ""}
                      placeholder="Choose"
                      options={limit.kind === "range" ? [...eachSide, bothSides] : eachSide}
                      onChange={(next) =>
                        change(limit.limitId, (before) => ({ ...before, side: next }) as Limit)
                      }
                      error={problemAt(problems, `limits.${index}.side`)}
                    />
                  ) : null}
                </td>
                <td>
                  {isOwnedOutside(limit, standingLimitIds) && !content.outsideOrder ? (
                    <TextField
                      label="Surgeon"
                      value={limit.owner.name}
                      onChange={(name) =>
                        onChange((before) =>
                          renameOutsideOwner(before, standingLimitIds, limit.owner.name, name),
                        )
                      }
                      maxLength={120}
                      error={problemAt(problems, `limits.${index}.owner.name`)}
                    />
                  ) : (
                    limit.owner.name || "who ordered it"
                  )}
                  <LimitDelegates
                    limit={limit}
                    isOpen={isOwnedOutside(limit, standingLimitIds)}
                    onChange={(delegateStaffIds) =>
                      change(limit.limitId, (before) => ({ ...before, delegateStaffIds }))
                    }
                    error={problemUnder(problems, `limits.${index}.delegateStaffIds`)}
                  />
                </td>
                <td>
                  {limit.dueForLiftingOn ? formatDay(limit.dueForLiftingOn) : "no date"}
                  {dueProblem(problems, index)}
                </td>
                <td>
                  {isInForce && !mayLift(limit, me.staffId) ? (
                    <span className={styles.sub}>its owner lifts it</span>
                  ) : (
                    <>
                      {isInForce ? null : (
                        <Button
                          size="small"
                          kind="quiet"
                          aria-label={`Change: ${describeLimit(limit)}`}
                          onPress={() => setChangedId(limit.limitId)}
                        >
                          Change
                        </Button>
                      )}
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={`${isInForce ? "Lift" : "Remove"}: ${describeLimit(limit)}`}
                        onPress={() =>
                          onChange((before) => ({
                            ...before,
                            limits: before.limits.filter((other) => other.limitId !== limit.limitId),
                          }))
                        }
                      >
                        {isInForce ? "Lift" : "Remove"}
                      </Button>
                    </>
                  )}
                </td>
              </LedgerRow>
            );
          })}
        </LedgerTable>
      ) : (
        <p className={styles.sub}>None</p>
      )}
      {isAdding ? (
        <LimitForm
          startsOn={content.startsOn}
          outsideOwner={content.outsideOrder?.prescriber}
          side={side === "left" || side === "right" ? side : undefined}
          onSave={(limit) => {
            onChange((before) => ({ ...before, limits: [...before.limits, limit] }));
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </section>
  );
}
