import type { Opening } from "#client/opening.ts";

export type DoneProps = {
  patientId: string;
  episodeId: string | null;
  today: string;
  zone: string;
  /** Who reads: whoever signed something may mark it entered in error. */
  staffId: string;
  isPhysiatrist: boolean;
  opening: Opening;
};
