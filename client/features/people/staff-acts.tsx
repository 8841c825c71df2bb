import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { errorWords, newOperationId, type Outputs, trpc } from "#client/trpc.ts";
import { showToast } from "#client/ui/toast-queue.ts";
import type { OneTimeLink } from "./one-time-link-strip.tsx";
import { StaffForm } from "./staff-form.tsx";
import { detailsOf, type Staff } from "./staff-words.ts";

/** Makes a link to choose a password: the first one, or a new one when it is forgotten. The old link stops working. */
export function useOneTimeLink(person: Staff, onLink: (link: OneTimeLink) => void): () => void {
  const make = useMutation(
    trpc.people.resetLink.mutationOptions({
      onSuccess: ({ path, expiresAt }) =>
        onLink({ name: `${person.given} ${person.family}`, path, expiresAt }),
      onError: (error) => showToast({ text: errorWords(error), tone: "worse", icon: "octagon" }),
    }),
  );
  return () => make.mutate({ operationId: newOperationId(), staffId: person.staffId });
}

export function ChangeStaff(props: {
  person: Staff;
  staff: readonly Staff[];
  clinics: Outputs["policy"]["clinics"];
  onClose: () => void;
}) {
  const { person, staff, clinics, onClose } = props;
  const queryClient = useQueryClient();
  // The version the form was filled from: a change by somebody else meanwhile is told, not overwritten.
  const [expectedVersion] = useState(person.version);
  const [initial] = useState(() => detailsOf(person));
  const change = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: async () => {
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <StaffForm
      heading={`Change ${person.shownName}`}
      submitLabel="Save"
      initial={initial}
      staff={staff}
      clinics={clinics}
      staffId={person.staffId}
      error={change.error}
      isPending={change.isPending}
      onSubmit={(details) =>
        change.mutate({
          operationId: newOperationId(),
          staffId: person.staffId,
          expectedVersion,
          staff: details,
        })
      }
      onClose={onClose}
    />
  );
}
