import type { Engine, Store } from "#db/engine/store.ts";
import { type Beginning, onBothEnginesFrom, openTestStoreFrom } from "#db/testing.ts";
import { type Cast, fillCast, openTestHouse, type TestHouse } from "./testing.ts";

/** Two clinics in two zones, one person of each kind, a patient at each. */
export type CastStage = { house: TestHouse; cast: Cast };

export const castBeginning: Beginning<Cast> = {
  name: "cast_only",
  write: async (store) => fillCast(await openTestHouse(store)),
};

const stageCast = async (store: Store, cast: Cast): Promise<CastStage> => ({
  house: await openTestHouse(store),
  cast,
});

export async function openCast(engine?: Engine): Promise<CastStage> {
  const { store, begun } = await openTestStoreFrom(castBeginning, engine);
  return stageCast(store, begun);
}

/** Registers the same guarantee for both engines, each time from the cast alone. */
export const castOnBothEngines = (title: string, body: (stage: CastStage) => Promise<void>): void =>
  onBothEnginesFrom(castBeginning, title, async (store, cast) => body(await stageCast(store, cast)));
