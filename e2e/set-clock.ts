/**
 * Loaded before the production bundle by the end-to-end tests (`node --import`): the process tells the time of the
 * demo's day, and time goes on from there, so that a weekend or a midnight changes no test. The bundle is untouched.
 */
const offset = Number(process.env["CLOCK_OFFSET_MILLISECONDS"] ?? "0");
const RealDate = globalThis.Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, argv: [], newTarget) =>
    Reflect.construct(target, argv.length === 0 ? [RealDate.now() + offset] : argv, newTarget),
  get: (target, property, receiver) =>
    property === "now" ? () => RealDate.now() + offset : Reflect.get(target, property, receiver),
});
