import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, type Outputs, trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { SectionHead } from "#client/ui/section-head.tsx";
import { SelectField } from "#client/ui/select-field.tsx";
import { Strip } from "#client/ui/strip.tsx";
import styles from "./protocols-screen.module.css";
import { SaveProtocolForm } from "./save-protocol-form.tsx";

type Own = Outputs["protocols"]["own"]["protocols"][number];

/** What a prescription would be saved as, read before it is: nothing of its patient comes along. */
export function SaveProtocolScreen({
  episodeId,
  from,
  onDone,
}: {
  episodeId: string;
  from: "signed" | "draft";
  onDone: () => Promise<void>;
}) {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const { data: own } = useSuspenseQuery(trpc.protocols.own.queryOptions());
  const [onto, setOnto] = useState("");
  const prepared = useQuery(
    trpc.protocols.prepare.queryOptions(
      { episodeId, from, onto: onto === "" ? null : onto },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
    ),
  );
  const choosable = own.protocols.filter(({ retiredAt }) => retiredAt === null);
  const origin = prepared.data?.origin;
  return (
    <main id="content" className={styles.page}>
      <SectionHead
        level={1}
        heading="Save as clinic protocol"
        note={from === "draft" ? "from your draft" : "from the signed prescription"}
      />
      <div className={styles.narrow}>
        <SelectField
          label="Put into"
          value={onto}
          onChange={setOnto}
          options={[
            { value: "", label: "A new protocol of this phase alone" },
            ...(origin && !choosable.some(({ protocolId }) => protocolId === origin.protocolId)
              ? [{ value: origin.protocolId, label: `A new protocol with all phases of ${origin.name}` }]
              : []),
            ...choosable.map((one) => ({
              value: one.protocolId,
              label: `${one.name}: version ${one.version + 1}`,
            })),
          ]}
        />
      </div>
      {prepared.error ? (
        <Strip tone="worse" role="alert" actions={<Button onPress={() => void onDone()}>Back</Button>}>
          {errorWords(prepared.error)}
        </Strip>
      ) : null}
      {prepared.data ? (
        <SaveProtocolForm
          key={onto}
          episodeId={episodeId}
          prepared={prepared.data}
          onto={onto === "" ? null : onto}
          standing={choosable.find(({ protocolId }) => protocolId === onto) satisfies Own | undefined}
          clinics={me.clinics}
          onDone={onDone}
        />
      ) : null}
    </main>
  );
}
