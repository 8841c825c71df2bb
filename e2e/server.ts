import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { atHouseTime } from "./house-time.ts";

/** The production bundle on this data folder, at a free port. */
export async function startServer(
  dataFolder: string,
  settings: NodeJS.ProcessEnv = {},
): Promise<{ server: ChildProcess; origin: string }> {
  const server = spawn(process.execPath, [...atHouseTime, "dist/server/main.js"], {
    env: {
      ...process.env,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataFolder,
      LOG_LEVEL: "error",
      // Every test starts a server: its code is compiled once.
      NODE_COMPILE_CACHE: join(import.meta.dirname, ".cache", "compiled"),
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /Plinth is at (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    server.once("exit", (code) =>
      reject(new Error(`The server ended with ${code} before it listened: ${said}`)),
    );
  });
  return { server, origin };
}

export async function stopServer(server: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    server.once("exit", () => resolve());
  });
  server.kill("SIGTERM");
  await ended;
}
