import { useEffect, useState } from "react";
import { deviceHere } from "./room.ts";

/** A lock drops the key from memory. Answers whether the screen was ever open in this page, and with it the device. */
export function useDeviceLock(isLocked: boolean): boolean {
  const [wasOpen, setOpen] = useState(!isLocked);
  if (!isLocked && !wasOpen) setOpen(true);
  useEffect(() => {
    if (isLocked) void deviceHere()?.lockDevice();
  }, [isLocked]);
  return wasOpen;
}
