import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatName } from "#client/format/names.ts";
import { trpc } from "#client/trpc.ts";
import { Button } from "#client/ui/button.tsx";
import { assessFit } from "#domain/protocols/fit.ts";
import { Misfit, type Side } from "./misfit.tsx";

/** Begins a prescription with one phase of a protocol that was read, for the patient the reader came from. */
export function UseProtocol(props: {
  patientId: string;
  episodeId: string;
  protocolId: string;
  phase: number;
  onUse: (chosen: { phase: number; side?: Side }) => void;
}) {
  const { patientId, episodeId, protocolId, phase, onUse } = props;
  const { data: beginning } = useSuspenseQuery(trpc.prescriptions.begin.queryOptions({ episodeId }));
  const { data: band } = useSuspenseQuery(trpc.patients.band.queryOptions({ patientId }));
  const { data: protocol } = useSuspenseQuery(trpc.protocols.get.queryOptions({ protocolId }));
  const [isAsking, setAsking] = useState(false);
  const fit = assessFit(protocol.content, beginning.diagnoses, { isSensitive: beginning.isSensitive });
  const name = formatName({ family: band.family, given: band.given });
  if (isAsking)
    return (
      <Misfit
        {...fit}
        onBegin={(side) => onUse({ phase, ...(side ? { side } : {}) })}
        onClose={() => setAsking(false)}
      />
    );
  return (
    <div>
      <Button
        size="small"
        aria-label={`Use for ${name}: ${protocol.content.phases[phase]?.name ?? ""}`}
        onPress={() => (fit.sentences.length === 0 ? onUse({ phase }) : setAsking(true))}
      >
        Use for {name}
      </Button>
    </div>
  );
}
