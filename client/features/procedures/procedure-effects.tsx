import { Checkbox } from "#client/ui/checkbox.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { FieldMessage } from "#client/ui/field-message.tsx";
import styles from "#client/ui/form-rows.module.css";
import { StatusChip, type StatusTone } from "#client/ui/status-chip.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import type { ProcedureEffect } from "#domain/orders/procedures/effect-table.ts";
import { describeEffect, effectsOf } from "#domain/orders/procedures/effects.ts";
import type { ProcedureContent } from "#domain/orders/procedures/procedure.ts";
import type { ProcedureDraft } from "./procedure-draft.ts";

export const effectTones: Record<ProcedureEffect["as"], StatusTone> = {
  contraindication: "contraindication",
  precaution: "watch",
  monitor: "info",
  lift: "neutral",
  pain: "neutral",
  effort: "neutral",
};

/** What holds from the signature on, each with the day it is due for lifting; what does not apply says why. */
export function ProcedureEffects({
  content,
  value,
  set,
  said,
}: {
  content: ProcedureContent;
  value: ProcedureDraft;
  set: (part: Partial<ProcedureDraft>) => void;
  said: (field: string) => string | undefined;
}) {
  const change = (effectId: string, part: ProcedureDraft["changed"][string]) =>
    set({ changed: { ...value.changed, [effectId]: { ...value.changed[effectId], ...part } } });
  const problem = said("effects");
  return (
    <div role="group" aria-label="What it starts">
      <p className={styles.sub}>
        Holds from the signature on, for every exercise; on its day it is due for lifting.
      </p>
      {effectsOf(content).map((effect, index) => {
        const started = content.effects.find(({ effectId }) => effectId === effect.effectId);
        const isOn = !started?.isLeftOut;
        const words = describeEffect(effect);
        return (
          <div key={effect.effectId} className={styles.entry}>
            <div className={styles.wide}>
              <Checkbox isSelected={isOn} onChange={(next) => change(effect.effectId, { isLeftOut: !next })}>
                <StatusChip tone={effectTones[effect.as]}>{words}</StatusChip>
              </Checkbox>
            </div>
            {isOn && started && effect.dueAfterDays !== null ? (
              <div className={styles.date}>
                <DateField
                  label={`Due for lifting: ${words}`}
                  isLabelHidden
                  value={started.dueForLiftingOn ?? undefined}
                  onChange={(dueForLiftingOn) =>
                    change(effect.effectId, { dueForLiftingOn: dueForLiftingOn ?? null })
                  }
                  error={said(`effects.${index}.dueForLiftingOn`)}
                />
              </div>
            ) : null}
            {isOn ? null : (
              <div className={styles.wide}>
                <TextField
                  label="Why it does not apply"
                  value={started?.reason ?? ""}
                  onChange={(reason) => change(effect.effectId, { reason })}
                  error={said(`effects.${index}.reason`)}
                  maxLength={200}
                />
              </div>
            )}
          </div>
        );
      })}
      <FieldMessage>{problem}</FieldMessage>
    </div>
  );
}
