import { asc, gt } from "drizzle-orm";
import { verifyChain } from "#db/engine/chain.ts";
import { counted } from "#domain/units/counted.ts";
import { organizationChain } from "#server/command.ts";
import { readSettings } from "#server/env.ts";
import { openHouse } from "#server/house.ts";
import { verifyDocuments } from "#server/signing/verify-documents.queries.ts";
import { readArguments } from "./usage.ts";

/** Recomputes every chain and every signed document. Ends with 1 and names each record that does not agree. */
export async function verifyCommand(argv: readonly string[]): Promise<number> {
  const asked = readArguments("verify", { args: [...argv] });
  if (typeof asked === "string") {
    console.error(asked);
    return 64;
  }
  const house = await openHouse(readSettings());
  try {
    const { store, auditKey } = house;
    const keys = new Map([[auditKey.id, auditKey]]);
    const clinics = await store.db
      .select({ id: store.t.clinics.id })
      .from(store.t.clinics)
      .where(gt(store.t.clinics.id, ""))
      .orderBy(asc(store.t.clinics.id));
    if (clinics.length === 0) {
      console.error(
        "There is nothing to verify: this Plinth is not set up. Name its folder with DATA_DIR, for the demo DATA_DIR=data/demo.",
      );
      return 64;
    }
    let problems = 0;
    for (const chainId of [organizationChain, ...clinics.map((clinic) => clinic.id)])
      for (const problem of await verifyChain(store, keys, chainId)) {
        problems += 1;
        console.error(`audit chain ${problem.chainId}, row ${problem.seq}: ${problem.problem}`);
      }
    const documents = await verifyDocuments(store);
    for (const problem of documents.problems) {
      problems += 1;
      console.error(`${problem.kind} ${problem.subjectId}: ${problem.problem}`);
    }
    console.log(
      problems === 0
        ? `All ${counted(clinics.length + 1, "chain")} and ${counted(documents.checked, "signed document")} agree.`
        : `${counted(problems, "record does", "records do")} not agree.`,
    );
    return problems === 0 ? 0 : 1;
  } finally {
    await house.store.close();
  }
}
