import { createFileRoute, useNavigate } from "@tanstack/react-router";
import * as z from "zod/mini";
import { OfflineScreen } from "#client/features/account/offline-screen.tsx";

/** Where the house opens while the server does not answer: what this device keeps, behind the person's password. */
export const Route = createFileRoute("/offline")({
  validateSearch: z.object({
    next: z.catch(
      z.optional(z.string().check(z.regex(/^\/(?:[A-Za-z0-9][^\s\\]*)?$/), z.maxLength(300))),
      undefined,
    ),
  }),
  component: Offline,
});

function Offline() {
  const { next = "/" } = Route.useSearch();
  const navigate = useNavigate();
  return (
    <OfflineScreen
      onOpened={() => void navigate({ href: next, replace: true })}
      onBack={() => window.location.assign(next)}
    />
  );
}
