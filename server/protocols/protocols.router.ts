import { protocols } from "#domain/protocols/catalog.ts";
import { read, router } from "#server/trpc.ts";

export const protocolsRouter = router({
  list: read("protocols.read").query(() =>
    protocols.map((protocol) => ({
      protocolId: protocol.protocolId,
      name: protocol.name,
      owner: protocol.owner,
      region: protocol.region,
      discipline: protocol.discipline,
      codePrefixes: protocol.codePrefixes,
      phases: protocol.phases.map((phase, index) => ({
        index,
        name: phase.name,
        opensAfterDays: phase.opensAfterDays,
        criteria: phase.criteria,
        lines: phase.lines.length,
      })),
    })),
  ),
});
