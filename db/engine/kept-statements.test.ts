import assert from "node:assert/strict";
import { test } from "node:test";
import Database from "better-sqlite3";
import { keepStatements } from "./kept-statements.ts";

test("the same text is compiled once, the least recently used is given up, and all of them go on answering", () => {
  const connection = keepStatements(new Database(":memory:"));
  const first = connection.prepare("select 1 as n");
  assert.equal(connection.prepare("select 1 as n"), first);
  const textOf = (index: number) => `select ${index} + 1 as n`;
  for (let index = 0; index < 499; index += 1) connection.prepare(textOf(index));
  assert.equal(connection.prepare("select 1 as n"), first, "used again, it is not the oldest");
  const second = connection.prepare(textOf(0));
  connection.prepare("select 'one more'");
  connection.prepare("select 'and another'");
  assert.equal(connection.prepare(textOf(0)), second);
  assert.equal(connection.prepare("select 1 as n"), first);
  for (let index = 0; index < 499; index += 1)
    assert.deepEqual(connection.prepare(textOf(index)).get(), { n: index + 1 });
  connection.close();
});

test("a kept statement follows a table that changed its shape", () => {
  const connection = keepStatements(new Database(":memory:"));
  connection.exec("create table things (a integer); insert into things values (1)");
  assert.deepEqual(connection.prepare("select * from things").all(), [{ a: 1 }]);
  connection.exec("alter table things add column b integer default 2");
  assert.deepEqual(connection.prepare("select * from things").all(), [{ a: 1, b: 2 }]);
  connection.close();
});
