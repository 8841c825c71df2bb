import {
  makeDataKey,
  type PasswordWrap,
  passwordRounds,
  type Sealed,
  seal,
  unseal,
  unwrapByPassword,
  unwrapBySecret,
  wrapByPassword,
  wrapBySecret,
} from "./sealing.ts";
import type { Shelf } from "./shelf.ts";

/** Whose the device's records are, and the data key as the sign-in's secret and the password wrap it. */
type Wraps = { staffId: string; bySecret: ArrayBuffer; byPassword: PasswordWrap | null };
type Record = Sealed & { at: number };

export type DeviceStore = {
  /** The person whose records can be read now; undefined while locked. */
  openedFor: () => string | undefined;
  /**
   * Opens what this person keeps here. Records of anybody else are deleted, and so are the person's own when neither the
   * secret nor the password opens them.
   */
  begin: (who: { staffId: string; secret: string; password?: string }) => Promise<void>;
  /** Opens without the server: whether it is the password of the person whose records these are. */
  openByPassword: (password: string) => Promise<boolean>;
  /** Lets the password open it from now on. */
  wrapAlso: (password: string) => Promise<void>;
  /** Whether somebody's records stand here that a password could open. */
  hasPassword: () => Promise<boolean>;
  /** Nothing can be read until it is opened again; nothing is deleted. */
  lock: () => void;
  /** Deletes the key's wraps and every record. */
  clear: () => Promise<void>;
  /** Does nothing while locked: what is kept is kept for somebody. */
  put: (name: string, value: unknown) => Promise<void>;
  get: (name: string) => Promise<unknown>;
  delete: (name: string) => Promise<void>;
  /** Names that begin so, in order, with the moment each was kept. */
  list: (prefix: string) => Promise<{ name: string; at: number }[]>;
};

const wrapsName = "wraps";
const recordName = (name: string) => `record/${name}`;

export function makeDeviceStore(options: {
  shelf: Shelf;
  now: () => number;
  /** Fewer in tests alone. */
  rounds?: number;
}): DeviceStore {
  const { shelf, now, rounds = passwordRounds } = options;
  let opened: { key: CryptoKey; staffId: string } | undefined;
  const readWraps = async () => (await shelf.get(wrapsName)) as Wraps | undefined;
  const placeOf = (staffId: string, name: string) => `${staffId}\n${name}`;

  async function findKey(
    wraps: Wraps,
    who: { secret: string; password?: string },
  ): Promise<CryptoKey | undefined> {
    const bySecret = await unwrapBySecret(wraps.bySecret, who.secret);
    if (bySecret || who.password === undefined || !wraps.byPassword) return bySecret;
    return unwrapByPassword(wraps.byPassword, who.password);
  }

  return {
    openedFor: () => opened?.staffId,
    begin: async ({ staffId, secret, password }) => {
      const wraps = await readWraps();
      const kept =
        wraps?.staffId === staffId
          ? await findKey(wraps, { secret, ...(password === undefined ? {} : { password }) })
          : undefined;
      if (!kept) await shelf.clear();
      const key = kept ?? (await makeDataKey());
      const byPassword =
        password === undefined
          ? ((kept && wraps?.byPassword) ?? null)
          : await wrapByPassword(key, password, rounds);
      await shelf.put(wrapsName, {
        staffId,
        bySecret: await wrapBySecret(key, secret),
        byPassword,
      } satisfies Wraps);
      opened = { key, staffId };
    },
    openByPassword: async (password) => {
      const wraps = await readWraps();
      const key = wraps?.byPassword ? await unwrapByPassword(wraps.byPassword, password) : undefined;
      if (!wraps || !key) return false;
      opened = { key, staffId: wraps.staffId };
      return true;
    },
    wrapAlso: async (password) => {
      const wraps = await readWraps();
      if (!opened || wraps?.staffId !== opened.staffId) return;
      const byPassword = await wrapByPassword(opened.key, password, rounds);
      await shelf.put(wrapsName, { ...wraps, byPassword } satisfies Wraps);
    },
    hasPassword: async () => Boolean((await readWraps())?.byPassword),
    lock: () => {
      opened = undefined;
    },
    clear: async () => {
      opened = undefined;
      await shelf.clear();
    },
    put: async (name, value) => {
      if (!opened) return;
      const sealed = await seal(opened.key, placeOf(opened.staffId, name), value);
      await shelf.put(recordName(name), { ...sealed, at: now() } satisfies Record);
    },
    get: async (name) => {
      if (!opened) return undefined;
      const { key, staffId } = opened;
      const record = (await shelf.get(recordName(name))) as Record | undefined;
      return record && unseal(key, placeOf(staffId, name), record);
    },
    delete: (name) => shelf.delete(recordName(name)),
    list: async (prefix) => {
      const found: { name: string; at: number }[] = [];
      for (const name of await shelf.names(recordName(prefix))) {
        const record = (await shelf.get(name)) as Record | undefined;
        if (record) found.push({ name: name.slice(recordName("").length), at: record.at });
      }
      return found;
    },
  };
}
