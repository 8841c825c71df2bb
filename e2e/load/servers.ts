import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Running = {
  process: ChildProcess;
  origin: string;
  /** Milliseconds from starting the process until it said where it listens. */
  startMilliseconds: number;
};

async function listening(child: ChildProcess, began: number): Promise<Running> {
  const origin = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /is at (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", (code) =>
      reject(new Error(`The server ended with ${code} before it listened: ${said}`)),
    );
  });
  return { process: child, origin, startMilliseconds: performance.now() - began };
}

/** Plinth's production bundle on a data folder. */
export function startPlinth(dataFolder: string): Promise<Running> {
  const began = performance.now();
  return listening(
    spawn(process.execPath, ["dist/server/main.js"], {
      env: { ...process.env, PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataFolder, LOG_LEVEL: "error" },
      stdio: ["ignore", "pipe", "inherit"],
    }),
    began,
  );
}

export type Plain = Running & { keep: (path: string, body: string) => Promise<void> };

/** Node strips types at start and keeps what it needed for it, so the floor runs as the JavaScript it stands for. */
export async function startPlain(): Promise<Plain> {
  const file = join(import.meta.dirname, "..", ".cache", "plain-server.mjs");
  const source = readFileSync(join(import.meta.dirname, "plain-server.ts"), "utf8");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stripTypeScriptTypes(source));
  const began = performance.now();
  const child = fork(file, {
    execArgv: [],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const running = await listening(child, began);
  return {
    ...running,
    keep: (path, body) =>
      new Promise((resolve) => {
        child.once("message", () => resolve());
        child.send({ path, body });
      }),
  };
}

export async function stop({ process: child }: Running): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
  });
  child.kill("SIGTERM");
  await ended;
}

/** Resident memory in megabytes, as the operating system counts it, after a while of doing nothing. */
export async function residentAtRest(running: Running, restMilliseconds = 1500): Promise<number> {
  await sleep(restMilliseconds);
  return resident(running);
}

export function resident({ process: child }: Running): number {
  const kilobytes = Number(
    execFileSync("ps", ["-o", "rss=", "-p", String(child.pid)])
      .toString()
      .trim(),
  );
  return kilobytes / 1000;
}
