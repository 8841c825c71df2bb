import { after } from "node:test";
import type { FastifyInstance } from "fastify";
import type { Store } from "#db/engine/store.ts";
import { callerFor, fillCast, op, somePatient } from "#server/testing.ts";
import { openTestApp } from "#server/testing-http.ts";
import { type LiveItem } from "./live.queries.ts";
import { listen } from "./testing-stream.ts";

const open: FastifyInstance[] = [];
after(() => Promise.all(open.map((app) => app.close())));

/** A house that listens, with its people and a port to follow it on; it closes after the tests. */
export async function stage(store?: Store) {
  const opened = await openTestApp(store ? { store } : {});
  open.push(opened.app);
  const cast = await fillCast(opened.house);
  const port = await listen(opened.app);
  const { house } = opened;
  /** Registers so many patients at a clinic: two changes each are told, none of them a look. */
  const register = async (clinicId: string, count = 1, family = "Quillfeather") => {
    const manager = await callerFor(house, cast.manager);
    const made: string[] = [];
    for (let number = 0; number < count; number += 1)
      made.push(
        (
          await manager.patients.register({
            operationId: op(),
            clinicId,
            patient: somePatient({ family, given: `Number ${number}` }),
          })
        ).patientId,
      );
    return made;
  };
  return { ...opened, opened, cast, port, register };
}
export const patientIds = (items: readonly LiveItem[]) => items.map((item) => item.patientId);
/** Long enough for what should not come to have come. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
