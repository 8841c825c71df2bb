import { useConnection } from "#client/device/connection.ts";
import { formatTime } from "#client/format/times.ts";
import { Strip } from "#client/ui/strip.tsx";
import { counted } from "#domain/units/counted.ts";

/** Whether the server answers, and what of one's work stands on this device alone. */
export function ConnectionStrip({ timeZone }: { timeZone: string }) {
  const { offlineSince, waiting, isSending } = useConnection();
  if (offlineSince !== null)
    return (
      <Strip tone="watch" role="status">
        <b>Offline since {formatTime(offlineSince, timeZone)}:</b>{" "}
        {waiting > 0
          ? `${counted(waiting, "change")} kept on this device. Signing needs the connection.`
          : "what you type is kept on this device. Signing needs the connection."}
      </Strip>
    );
  if (waiting === 0) return null;
  return (
    <Strip tone="info" role="status">
      {isSending
        ? `Sending ${counted(waiting, "change")} kept on this device.`
        : `${counted(waiting, "change")} kept on this device and not sent yet.`}
    </Strip>
  );
}
