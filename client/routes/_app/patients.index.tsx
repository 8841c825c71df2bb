import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { PatientsScreen } from "#client/features/patients/patients-screen.tsx";
import { trpc } from "#client/trpc.ts";

export const Route = createFileRoute("/_app/patients/")({ component: Patients });

function Patients() {
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const navigate = Route.useNavigate();
  return (
    <PatientsScreen
      me={me}
      onOpen={(patientId) => void navigate({ to: "/patients/$patientId", params: { patientId } })}
    />
  );
}
