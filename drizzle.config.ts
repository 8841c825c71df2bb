import { defineConfig } from "drizzle-kit";

// `npm run db:generate` runs this twice: once as it is, once with DIALECT=postgres.
const isPostgres = process.env["DIALECT"] === "postgres";

export default defineConfig({
  dialect: isPostgres ? "postgresql" : "sqlite",
  schema: isPostgres ? "./db/schema/postgres.ts" : "./db/schema/sqlite.ts",
  casing: "snake_case",
  out: isPostgres ? "./db/migrations/postgres" : "./db/migrations/sqlite",
});
