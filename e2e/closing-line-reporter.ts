import type { FullConfig, Reporter, Suite } from "@playwright/test/reporter";

/** Prints one plain closing line, so that a log can be read without knowing the runner. */
export default class ClosingLineReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const outcomes = (this.suite?.allTests() ?? []).map((test) => test.outcome());
    const count = (...kinds: readonly string[]) =>
      outcomes.filter((outcome) => kinds.includes(outcome)).length;
    process.stdout.write(
      `\n${count("expected", "flaky")} passed, ${count("unexpected")} failed, ${count("skipped")} skipped\n`,
    );
  }

  printsToStdio(): boolean {
    return false;
  }
}
