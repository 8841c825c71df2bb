import { Icon } from "./icon.tsx";

/** A document as it was handed in: the browser saves it, and shows nothing of it by itself. */
export function DocumentLink({ fileId, name }: { fileId: string; name: string }) {
  return (
    <a href={`/api/files/${fileId}`} download={name}>
      <Icon name="doc" size={14} /> {name}
    </a>
  );
}
