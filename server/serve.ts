import { join } from "node:path";
import { buildApp } from "./app.ts";
import { type Settings, SettingsError } from "./env.ts";
import { openHouse } from "./house.ts";
import { describeFailure } from "./log.ts";
import { pruneOperations } from "./prune-operations.ts";
import { needsSetUp } from "./setup/setup.commands.ts";

/** Opens the house and listens; stops gracefully on SIGTERM and SIGINT. */
export async function serve(settings: Settings, isDevelopment: boolean): Promise<void> {
  const house = await openHouse(settings);
  let origin = settings.publicUrl ?? originOf(settings.host, settings.port);
  const app = await buildApp(house, {
    origin: () => origin,
    isDevelopment,
    isBehindProxy: settings.publicUrl !== undefined,
    ...(isDevelopment ? {} : { clientFolder: join(import.meta.dirname, "../client") }),
  });
  if (isDevelopment) {
    const { serveDevelopmentClient } = await import("./development-client.ts");
    await serveDevelopmentClient(app);
  }
  // Before it is said that it listens: who stops it then finds it ready to.
  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    house.log.info(`stopping on ${signal}`);
    await app.close();
    await house.store.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop("SIGTERM"));
  process.on("SIGINT", () => void stop("SIGINT"));

  await app.listen({ port: settings.port, host: settings.host }).catch((error: unknown) => {
    throw explain(error, settings);
  });
  const address = app.server.address();
  if (!settings.publicUrl && typeof address === "object" && address)
    origin = originOf(settings.host, address.port);
  process.stdout.write(`Plinth is at ${origin}\n`);
  if (await needsSetUp(house.store))
    process.stdout.write("Open it to set up your organization and the first admin.\n");

  const prune = () =>
    void pruneOperations(house.store, house.clock.now()).catch((error: unknown) =>
      house.log.error("old operation ids were not pruned", { error: describeFailure(error) }),
    );
  prune();
  setInterval(prune, 6 * 3_600_000).unref();
}

/** An IPv6 address stands in brackets. */
const originOf = (host: string, port: number): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

function explain(error: unknown, { host, port }: Settings): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE")
    return new SettingsError(`PORT ${port} is in use. Stop what listens there, or choose another PORT.`);
  if (code === "EACCES")
    return new SettingsError(`PORT ${port} is not open to this user. Choose one above 1023.`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new SettingsError(`HOST ${host} is not an address of this machine.`);
  return error;
}
