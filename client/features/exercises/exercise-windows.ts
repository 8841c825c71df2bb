import { type Inputs, trpc } from "#client/trpc.ts";

export type Asked = Omit<Inputs["exercises"]["list"], "cursor" | "direction">;
export const everything: Asked = { text: "", whose: "all" };

/** The library, window by window, as the loader begins it and the screen goes on. */
export const exerciseWindows = (asked: Asked = everything) =>
  trpc.exercises.list.infiniteQueryOptions(asked, {
    getNextPageParam: (window) => window.next,
    initialCursor: null,
  });
