/** Runs jobs one at a time in order of arrival; a failed job does not stop the next one. */
export function makeWriterQueue() {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    run<T>(job: () => Promise<T>): Promise<T> {
      const result = tail.then(job);
      tail = result.catch(() => undefined);
      return result;
    },
    /** Resolves when everything that is queued now has run. */
    idle: (): Promise<void> => tail.then(() => undefined),
  };
}
