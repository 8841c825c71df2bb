import assert from "node:assert/strict";
import { test } from "node:test";
import { demoSignIns, emailOf, firstAdmin, seedStaff } from "#db/seed/people.ts";
import { runCommandLine } from "./command-line.ts";
import { usages } from "./usage.ts";

test("every command tells how it is called and ends with 0 when asked for help, and with 64 and the same words for what it does not know", async (t) => {
  const said: { log: string[]; error: string[] } = { log: [], error: [] };
  t.mock.method(console, "log", (text: string) => said.log.push(text));
  t.mock.method(console, "error", (text: string) => said.error.push(text));
  const run = async (...argv: string[]) => {
    said.log = [];
    said.error = [];
    return { code: await runCommandLine(argv), log: said.log.join("\n"), error: said.error.join("\n") };
  };
  for (const [name, usage] of Object.entries(usages)) {
    for (const help of ["--help", "-h"])
      assert.deepEqual(await run(name, help), { code: 0, log: usage, error: "" }, `${name} ${help}`);
    const unknown = await run(name, "--nonsense");
    assert.equal(unknown.code, 64, name);
    assert.match(unknown.error, /--nonsense/);
    assert.ok(unknown.error.endsWith(usage), name);
  }
  const all = await run("--help");
  assert.equal(all.code, 0);
  for (const usage of Object.values(usages)) assert.ok(all.log.includes(usage));
  assert.equal((await run("nothing-of-ours")).code, 64);
});

test("the demo's sign-ins name somebody of every role, discipline and level, and nobody who is not there", () => {
  const shown = new Set(demoSignIns.map(({ email }) => email));
  const people = seedStaff.map((person) => ({ ...person, email: emailOf(person) }));
  const kindOf = (person: (typeof people)[number]) =>
    [person.role, person.discipline, person.level, ...person.rights].join(" ");
  const kinds = (list: typeof people) => [...new Set(list.map(kindOf))].toSorted();
  assert.deepEqual(kinds(people.filter(({ email }) => shown.has(email))), kinds(people));
  const known = new Set([firstAdmin.email, ...people.map(({ email }) => email)]);
  assert.deepEqual(
    [...shown].filter((email) => !known.has(email)),
    [],
  );
});
