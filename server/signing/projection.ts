/** A signed document as the tables beside it must repeat it. */
export type Signed = {
  id: string;
  kind: string;
  subjectId: string;
  patientId: string;
  content: string;
  signerId: string;
  signedAt: number;
};
/** What was signed beside what the tables say; equal as canonical JSON, or something was changed. */
export type Projection = { signed: unknown; projected: unknown };

export const subjectsOf = (documents: readonly Signed[]) => documents.map((document) => document.subjectId);
/** What every projection says of its document. */
export const headOf = ({ id, patientId, signerId, signedAt }: Signed) => ({
  id,
  patientId,
  signerId,
  signedAt,
});

/** The row of a document as the tables say it; null when there is none. */
export function rowOf<Row extends { subjectId: string }>(rows: readonly Row[], document: Signed) {
  const found = rows.find((row) => row.subjectId === document.subjectId);
  if (!found) return null;
  const { subjectId: _subjectId, ...row } = found;
  return row;
}
