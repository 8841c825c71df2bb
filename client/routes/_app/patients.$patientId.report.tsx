import { createFileRoute } from "@tanstack/react-router";
import { ReportScreen } from "#client/features/reports/report-screen.tsx";
import { isOpenIn, PartGate, useSight } from "#client/kept-part.tsx";
import { oneOf, optionalParam, searchParams, textParam } from "#client/search-params.ts";
import { trpc } from "#client/trpc.ts";
import { reportKinds } from "#domain/reports/report-kind.ts";

export const Route = createFileRoute("/_app/patients/$patientId/report")({
  validateSearch: searchParams({
    episodeId: textParam,
    reportId: optionalParam(textParam),
    write: optionalParam(oneOf(reportKinds)),
  }),
  loaderDeps: ({ search: { episodeId, reportId } }) => ({ episodeId, reportId }),
  loader: async ({ context, params: { patientId }, deps: { episodeId, reportId } }) => {
    const me = await context.queryClient.ensureQueryData(trpc.account.me.queryOptions());
    const band = await context.queryClient.ensureQueryData(trpc.patients.band.queryOptions({ patientId }));
    if (isOpenIn(band.sight, "sessions"))
      await context.queryClient.ensureQueryData(
        trpc.reports.get.queryOptions({ episodeId, ...(reportId ? { reportId } : {}) }),
      );
    return { canWrite: me.level === "therapist", canCertify: me.role === "physiatrist", staffId: me.staffId };
  },
  component: Report,
});

function Report() {
  const { patientId } = Route.useParams();
  const { episodeId, reportId, write } = Route.useSearch();
  const { canWrite, canCertify, staffId } = Route.useLoaderData();
  const navigate = Route.useNavigate();
  const { isWhole } = useSight(patientId);
  return (
    <PartGate patientId={patientId} part="sessions">
      <ReportScreen
        key={`${episodeId} ${reportId ?? ""}`}
        patientId={patientId}
        episodeId={episodeId}
        reportId={reportId}
        writing={write}
        canWrite={isWhole && canWrite}
        canCertify={isWhole && canCertify}
        staffId={staffId}
        onWrite={(kind) =>
          void navigate({
            search: { episodeId, ...(reportId ? { reportId } : {}), ...(kind ? { write: kind } : {}) },
          })
        }
        onOpen={(opened) => void navigate({ search: { episodeId, reportId: opened } })}
      />
    </PartGate>
  );
}
