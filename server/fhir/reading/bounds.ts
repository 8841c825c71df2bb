/** What one run reads at most; a test sets smaller ones. Bytes are counted after unpacking. */
export type ReadingBounds = {
  /** One resource, or one line of NDJSON. */
  resourceBytes: number;
  /** One bundle: it is kept until its end is seen, so that a broken one adds nothing. */
  bundleBytes: number;
  bundleEntries: number;
  /** One NDJSON file, which is read line by line. */
  lineFileBytes: number;
  /** An entry of an archive that unpacks to more than this many times its size, above `ratioFromBytes`, is a bomb. */
  packingRatio: number;
  ratioFromBytes: number;
  archiveEntries: number;
  archiveBytes: number;
  files: number;
  folderDepth: number;
};

const megabyte = 1_048_576;
export const readingBounds: ReadingBounds = {
  resourceBytes: 4 * megabyte,
  bundleBytes: 128 * megabyte,
  bundleEntries: 50_000,
  lineFileBytes: 16_384 * megabyte,
  packingRatio: 200,
  ratioFromBytes: 4 * megabyte,
  archiveEntries: 100_000,
  archiveBytes: 32_768 * megabyte,
  files: 200_000,
  folderDepth: 24,
};
