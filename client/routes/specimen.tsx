import { createFileRoute } from "@tanstack/react-router";
import { SpecimenSections } from "#client/ui/specimen-sections.tsx";

/** Every piece of the design system in every state; it holds no data and needs no sign-in. */
export const Route = createFileRoute("/specimen")({ component: SpecimenSections });
