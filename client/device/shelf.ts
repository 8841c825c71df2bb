/** Named values on the device, none of them readable without a key that is not on it. */
export type Shelf = {
  get: (name: string) => Promise<unknown>;
  put: (name: string, value: unknown) => Promise<void>;
  delete: (name: string) => Promise<void>;
  /** Names that begin so, in order. */
  names: (prefix: string) => Promise<string[]>;
  clear: () => Promise<void>;
};

const databaseName = "plinth-device";
const tableName = "records";

/** The browser's own database, opened when it is first used. */
export function makeBrowserShelf(): Shelf {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () =>
    (opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      request.addEventListener("upgradeneeded", () => request.result.createObjectStore(tableName));
      request.addEventListener("success", () => {
        const database = request.result;
        // Sign-out clears the site's data; another tab then begins anew.
        const letGo = () => {
          database.close();
          opening = undefined;
        };
        database.addEventListener("versionchange", letGo);
        database.addEventListener("close", letGo);
        resolve(database);
      });
      request.addEventListener("error", () => {
        opening = undefined;
        reject(request.error ?? new Error("The device's store does not open"));
      });
    }));

  /** Resolves when it is on the disk, not when it was asked for. */
  const run = async <Result>(
    mode: IDBTransactionMode,
    ask: (records: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> => {
    const database = await open();
    return new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(tableName, mode, { durability: "strict" });
      const request = ask(transaction.objectStore(tableName));
      transaction.addEventListener("complete", () => resolve(request.result));
      const fail = () => reject(transaction.error ?? new Error("The device did not keep this"));
      transaction.addEventListener("abort", fail);
      transaction.addEventListener("error", fail);
    });
  };

  return {
    get: (name) => run("readonly", (records) => records.get(name)),
    put: async (name, value) => void (await run("readwrite", (records) => records.put(value, name))),
    delete: (name) => run("readwrite", (records) => records.delete(name)),
    names: async (prefix) =>
      (
        await run("readonly", (records) =>
          records.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`), 1000),
        )
      ).map(String),
    clear: () => run("readwrite", (records) => records.clear()),
  };
}
