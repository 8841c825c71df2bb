import type * as device from "./device.ts";

export type Device = typeof device;

let coming: Promise<Device> | undefined;
let here: Device | undefined;

/** What keeps things on the device, fetched apart from the first screen; rejects when it cannot be fetched now. */
export function loadDevice(): Promise<Device> {
  coming ??= import("./device.ts").then(
    (module) => {
      here = module;
      return module;
    },
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

/** The same, where it is here already. */
export const deviceHere = (): Device | undefined => here;
