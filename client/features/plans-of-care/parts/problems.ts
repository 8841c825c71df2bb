/** What stands against signing, by the field of the plan it belongs to. */
export type Problems = Readonly<Record<string, string>>;
