import * as z from "zod/mini";
import { daySchema, lineText } from "#domain/calendar/bounds.ts";
import type { Day } from "#domain/calendar/days.ts";
import { describeDay } from "#domain/calendar/describe.ts";

/** When a line opens: on a day, once something is reached, or when both have come. */
export const notBeforeSchema = z
  .strictObject({
    on: z.exactOptional(daySchema),
    criterion: z.exactOptional(lineText(160)),
  })
  .check(
    z.refine(
      ({ on, criterion }) => on !== undefined || (criterion !== undefined && criterion !== ""),
      "Enter the day it opens or what is reached first, or let it be open.",
    ),
  );
export type NotBefore = z.infer<typeof notBeforeSchema>;

/** "not before Dec 7, 2026 and not before straight leg raise without lag" */
export const describeNotBefore = ({ on, criterion }: NotBefore): string =>
  [
    ...(on === undefined ? [] : [`not before ${describeDay(on)}`]),
    ...(criterion === undefined || criterion === "" ? [] : [`once ${criterion}`]),
  ].join(", ");

/**
 * What still keeps a line closed on a day; undefined once it is open.
 *
 * @param met criteria of this line a therapist said are met, in the words they had then: other words are another criterion.
 */
export function stillClosed(
  notBefore: NotBefore | undefined,
  today: Day,
  met: readonly string[],
): NotBefore | undefined {
  const on = notBefore?.on !== undefined && notBefore.on > today ? notBefore.on : undefined;
  const criterion =
    notBefore?.criterion && !met.includes(notBefore.criterion) ? notBefore.criterion : undefined;
  if (on === undefined && criterion === undefined) return undefined;
  return { ...(on === undefined ? {} : { on }), ...(criterion === undefined ? {} : { criterion }) };
}
