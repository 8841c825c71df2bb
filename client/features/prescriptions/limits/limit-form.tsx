import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useOwnZone } from "#client/clinic-zone.ts";
import { dayIn } from "#client/format/times.ts";
import { newOperationId, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { CheckboxGroup } from "#client/ui/checkbox-group.tsx";
import { DateField } from "#client/ui/date-field.tsx";
import { QuantityField } from "#client/ui/quantity-field.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { TextField } from "#client/ui/text-field.tsx";
import { addDays } from "#domain/calendar/days.ts";
import type { Quantity } from "#domain/doses/dose.ts";
import {
  bodySides,
  joints,
  type Limit,
  limitSchema,
  motions,
  type Owner,
  weightBearingStatuses,
} from "#domain/prescriptions/limit.ts";
import { limitKinds, limitSpans } from "#domain/prescriptions/limit-amount.ts";
import styles from "../composer/composer-screen.module.css";
import { useClinicians } from "./limit-delegates.tsx";

type Kind = Limit["kind"];
const kindWords: Record<Kind, string> = {
  range: "Motion of a joint",
  "weight-bearing": "Weight-bearing",
  lift: "Lift",
  effort: "Effort",
  pain: "Pain",
  "heart-rate": "Heart rate",
};
/** Six weeks, the usual first look at a limit (K). */
const usualDays = 42;
const outside = "outside";
const optionsOf = (words: readonly string[]) =>
  words.map((value) => ({ value, label: value.replaceAll("-", " ") }));

/** A limit that does not hold yet, of any kind: of what, on which side, how far, until when, and who may lift it. */
export function LimitForm({
  limit: known,
  startsOn,
  side: treatedSide,
  outsideOwner,
  onSave,
  onClose,
}: {
  /** The one that is put right; absent for a new one. */
  limit?: Limit | undefined;
  startsOn: string;
  /** The side of the problem: what the limit starts with. */
  side: "left" | "right" | undefined;
  /** Who ordered, where an outside order is transcribed: its limits are theirs. */
  outsideOwner: string | undefined;
  onSave: (limit: Limit) => void;
  onClose: () => void;
}) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const clinicians = useClinicians();
  const zone = useOwnZone();
  const [kind, setKind] = useState<Kind>(known?.kind ?? "lift");
  const [joint, setJoint] = useState<string>(known?.kind === "range" ? known.joint : "");
  const [motion, setMotion] = useState<string>(known?.kind === "range" ? known.motion : "");
  const [side, setSide] = useState<string>((known && "side" in known ? known.side : treatedSide) ?? "");
  const [isLoadedOnly, setLoadedOnly] = useState(known?.kind === "range" && known.isLoadedOnly);
  const [limb, setLimb] = useState<string>(known?.kind === "weight-bearing" ? known.limb : "leg");
  const [status, setStatus] = useState<string>(known?.kind === "weight-bearing" ? known.status : "partial");
  const [most, setMost] = useState<Quantity | undefined>(known?.most);
  // Added to a prescription that began before, it counts from today.
  const [dueOn, setDueOn] = useState<string | undefined>(() => {
    if (known) return known.dueForLiftingOn;
    const today = dayIn(Date.now(), zone);
    return startsOn === "" ? undefined : addDays(startsOn > today ? startsOn : today, usualDays);
  });
  const [ownerId, setOwnerId] = useState(
    known ? (known.owner.staffId ?? outside) : outsideOwner === undefined ? me.staffId : outside,
  );
  const [ownerName, setOwnerName] = useState(
    known ? (known.owner.staffId === undefined ? known.owner.name : "") : (outsideOwner ?? ""),
  );
  const [delegates, setDelegates] = useState<string[]>(known?.delegateStaffIds ?? []);
  const [reason, setReason] = useState(known?.reason ?? "");
  const [problems, setProblems] = useState<Record<string, string>>({});

  const person = clinicians.find((one) => one.staffId === ownerId);
  const owner: Owner =
    known && known.owner.staffId === ownerId
      ? known.owner
      : ownerId === outside
        ? { kind: "surgeon", name: ownerName.trim() }
        : {
            kind: (person?.role ?? me.role) === "therapist" ? "therapist" : "physiatrist",
            staffId: ownerId,
            name: person?.shownName ?? me.shownName,
          };
  const needsAmount = kind !== "weight-bearing" || status === "partial";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const limit = {
      kind,
      limitId: known?.limitId ?? newOperationId(),
      owner,
      delegateStaffIds: delegates,
      fromOn: known?.fromOn ?? startsOn,
      ...(dueOn === undefined ? {} : { dueForLiftingOn: dueOn }),
      reason: reason.trim(),
      ...(kind === "range" ? { joint, motion, side, isLoadedOnly } : {}),
      ...(kind === "weight-bearing" ? { limb, side, status } : {}),
      ...(needsAmount && most ? { most } : {}),
    };
    const found: Record<string, string> = {};
    const parsed = limitSchema.safeParse(limit);
    if (!parsed.success)
      for (const issue of parsed.error.issues) found[String(issue.path[0])] ??= issue.message;
    if (needsAmount && !most) found["most"] = "Enter the most that is allowed.";
    if (kind === "range" && joint === "") found["joint"] = "Choose the joint.";
    if (kind === "range" && motion === "") found["motion"] = "Choose the motion.";
    if ((kind === "range" || kind === "weight-bearing") && side === "") found["side"] = "Choose the side.";
    if (dueOn !== undefined && dueOn < startsOn) found["dueForLiftingOn"] = "This lies before it starts.";
    if (ownerId === outside && ownerName.trim() === "") found["owner"] = "Name the owner.";
    if (ownerId === outside && delegates.length === 0)
      found["delegateStaffIds"] = "Nobody here could lift it. Name who may in the owner's place.";
    setProblems(found);
    if (Object.keys(found).length === 0 && parsed.success) onSave(parsed.data);
  };

  return (
    <form
      className={styles.limit}
      onSubmit={submit}
      noValidate
      aria-label={known ? "Change limit" : "New limit"}
    >
      <div className={styles.fields}>
        <SelectField
          label="Limit of"
          value={kind}
          options={limitKinds.map((value) => ({ value, label: kindWords[value] }))}
          onChange={(next) => {
            setKind(limitKinds.find((one) => one === next) ?? kind);
            setMost(undefined);
            setProblems({});
          }}
        />
        {kind === "range" ? (
          <>
            <SelectField
              label="Joint"
              value={joint}
              placeholder="Choose"
              options={optionsOf(joints)}
              onChange={setJoint}
              error={problems["joint"]}
            />
            <SelectField
              label="Motion"
              value={motion}
              placeholder="Choose"
              options={optionsOf(motions)}
              onChange={setMotion}
              error={problems["motion"]}
            />
          </>
        ) : null}
        {kind === "weight-bearing" ? (
          <>
            <SelectField label="Limb" value={limb} options={optionsOf(["leg", "arm"])} onChange={setLimb} />
            <SelectField
              label="Weight"
              value={status}
              options={optionsOf(weightBearingStatuses)}
              onChange={setStatus}
            />
          </>
        ) : null}
        {kind === "range" || kind === "weight-bearing" ? (
          <SelectField
            label="Side of the limit"
            value={side}
            placeholder="Choose"
            options={optionsOf(kind === "range" ? bodySides : ["left", "right"])}
            onChange={setSide}
            error={problems["side"]}
          />
        ) : null}
        {needsAmount ? (
          <div className={styles.small}>
            <QuantityField
              label="At most"
              value={most}
              unit={limitSpans[kind].spans[0].unit}
              onChange={setMost}
              error={problems["most"]}
            />
          </div>
        ) : null}
        {kind === "range" ? (
          <Checkbox isSelected={isLoadedOnly} onChange={setLoadedOnly}>
            Only when loaded
          </Checkbox>
        ) : null}
      </div>
      <div className={styles.fields}>
        <div className={styles.day}>
          <DateField
            label="Due for lifting"
            hint="It holds until somebody lifts it"
            value={dueOn}
            onChange={setDueOn}
            error={problems["dueForLiftingOn"]}
          />
        </div>
        <SelectField
          label="Owner, may lift it"
          value={ownerId}
          options={[
            { value: me.staffId, label: me.shownName },
            ...clinicians
              .filter((one) => one.staffId !== me.staffId)
              .map((one) => ({ value: one.staffId, label: one.shownName })),
            // Its owner may be neither: a surgeon on the team.
            ...(known?.owner.staffId &&
            known.owner.staffId !== me.staffId &&
            !clinicians.some((one) => one.staffId === known.owner.staffId)
              ? [{ value: known.owner.staffId, label: known.owner.name }]
              : []),
            { value: outside, label: "Somebody outside" },
          ]}
          onChange={(next) => {
            setOwnerId(next);
            // Somebody outside never lifts it here: whoever prescribes is named first, and may name another.
            if (next === outside && delegates.length === 0 && me.role === "physiatrist")
              setDelegates([me.staffId]);
            else setDelegates(delegates.filter((staffId) => staffId !== next));
          }}
          {...(ownerId === outside ? {} : { error: problems["owner"] })}
        />
        {ownerId === outside ? (
          <TextField
            label="Name of the owner"
            value={ownerName}
            maxLength={120}
            onChange={setOwnerName}
            error={problems["owner"]}
          />
        ) : null}
        <div className={styles.note}>
          <TextField
            label="Reason"
            value={reason}
            maxLength={200}
            onChange={setReason}
            error={problems["reason"]}
          />
        </div>
      </div>
      <CheckboxGroup
        label="May lift it in the owner's place"
        values={delegates}
        options={clinicians
          .filter((one) => one.staffId !== ownerId)
          .map((one) => ({ value: one.staffId, label: one.shownName }))}
        onChange={setDelegates}
        error={problems["delegateStaffIds"]}
      />
      <div className={styles.fields}>
        <Button kind="main" type="submit">
          {known ? "Change limit" : "Add limit"}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
