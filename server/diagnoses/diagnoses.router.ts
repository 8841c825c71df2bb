import * as z from "zod/mini";
import { lineText } from "#domain/calendar/bounds.ts";
import { icd10Subset, searchDiagnosisCodes } from "#domain/consultations/icd10-subset.ts";
import { read, router } from "#server/trpc.ts";

const mostFound = 20;

export const diagnosesRouter = router({
  /** ICD-10-CM by code or words, from the built-in subset. */
  search: read("codes.search")
    .input(
      z.strictObject({
        text: lineText(80),
        side: z.optional(z.enum(["left", "right", "both", "midline", "not-applicable"])),
      }),
    )
    .query(({ input }) => searchDiagnosisCodes(icd10Subset, input.text, input.side, mostFound)),
});
