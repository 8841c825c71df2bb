import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useRouter } from "@tanstack/react-router";
import { Fragment, type ReactNode, useEffect, useState } from "react";
import { ConfirmationProvider } from "#client/confirm.tsx";
import { sendSoon } from "#client/device/begin.ts";
import { openOffline } from "#client/device/open-offline.ts";
import { useDeviceLock } from "#client/device/use-device-lock.ts";
import { watchConnection } from "#client/device/watch-connection.ts";
import { followChanges } from "#client/live.ts";
import { trpc } from "#client/trpc.ts";
import { AppBar } from "#client/ui/app-bar.tsx";
import { Button } from "#client/ui/button.tsx";
import { MenuButton } from "#client/ui/menu-button.tsx";
import { part } from "#client/ui/part.tsx";
import { SkipLinks } from "#client/ui/skip-links.tsx";
import { Strip } from "#client/ui/strip.tsx";
import { chooseTheme, readTheme } from "#client/ui/theme.ts";
import { Toasts } from "#client/ui/toasts.tsx";
import { useContentFocus } from "#client/use-content-focus.ts";
import { useSitting } from "#client/use-sitting.ts";
import styles from "./app-frame.module.css";
import { ConnectionStrip } from "./connection-strip.tsx";
import { LockCurtain } from "./lock-curtain.tsx";
import { signOut } from "./sign-out.ts";

/** Therapists alone have sessions open; nobody else loads them. */
const OpenSessions = part(
  () => import("#client/open-sessions.tsx").then(({ OpenSessions }) => OpenSessions),
  {
    takesKeys: false,
  },
);

/** What stands first for each role, then the rest. */
const navigation = {
  physiatrist: [
    ["/queue", "Review queue"],
    ["/patients", "Patients"],
    ["/referrals", "Referrals"],
    ["/protocols", "Protocols"],
    ["/exercises", "Exercises"],
  ],
  therapist: [
    ["/today", "Today"],
    ["/patients", "Patients"],
    ["/exercises", "Exercises"],
  ],
  specialist: [
    ["/patients", "Patients"],
    ["/exercises", "Exercises"],
  ],
  admin: [
    ["/referrals", "Referrals"],
    ["/schedule", "Schedule"],
    ["/patients", "Patients"],
    ["/staff", "Staff"],
    ["/clinics", "Clinics"],
    ["/protocols", "Protocols"],
    ["/exercises", "Exercises"],
  ],
} as const;

/** The bar, the lock, and the live stream around every screen behind sign-in. */
export function AppFrame({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const { data: me } = useSuspenseQuery(trpc.account.me.queryOptions());
  const sitting = useSitting({ idleMilliseconds: me.idleMilliseconds, isLockedAtStart: me.isLocked });
  useContentFocus();
  const isOpenOnDevice = useDeviceLock(sitting.isLocked);
  // The cursor of the first read: later ones are where the stream already is.
  const [cursor] = useState(me.liveCursor);
  const [isLeaving, setLeaving] = useState(false);
  // Stopped before the sign-in ends, so that nothing is asked for a person who has just left.
  useEffect(
    () => (isLeaving ? undefined : followChanges(queryClient, cursor)),
    [queryClient, cursor, isLeaving],
  );
  useEffect(
    () =>
      watchConnection(() => {
        void sendSoon().then(() => queryClient.invalidateQueries());
      }),
    [queryClient],
  );
  useEffect(() => (me.role === "therapist" ? openOffline() : undefined), [me.role]);
  const leave = async () => {
    setLeaving(true);
    if (!(await signOut())) setLeaving(false);
  };
  const clinic = me.clinics[0]?.name ?? "No clinic";
  return (
    <ConfirmationProvider confirmedUntilAt={me.confirmedUntilAt}>
      <div className={styles.frame} inert={sitting.isLocked}>
        <SkipLinks />
        <AppBar
          nav={
            <>
              {navigation[me.role].map(([to, label]) => (
                <Link key={to} to={to} activeProps={{ "aria-current": "page" }}>
                  {label}
                </Link>
              ))}
              {me.role === "therapist" ? <OpenSessions /> : null}
            </>
          }
          end={
            <>
              <span className={styles.clinic}>{clinic}</span>
              <MenuButton
                label={`Account of ${me.shownName}`}
                kind="quiet"
                commands={[
                  {
                    id: "account",
                    label: "Sign-ins and password",
                    onChoose: () => void navigate({ to: "/account" }),
                  },
                  {
                    id: "theme",
                    label: readTheme() === "dark" ? "Light theme" : "Dark theme",
                    onChoose: () => chooseTheme(readTheme() === "dark" ? "light" : "dark"),
                  },
                  { id: "sign-out", label: "Sign out", onChoose: () => void leave() },
                ]}
              >
                {me.shownName}
              </MenuButton>
            </>
          }
        />
        {sitting.secondsLeft === null ? null : (
          <Strip tone="watch" role="status" actions={<Button size="small">Stay</Button>}>
            This screen locks in {sitting.secondsLeft} s. Press any key to stay.
          </Strip>
        )}
        <ConnectionStrip timeZone={me.clinics[0]?.timeZone ?? "UTC"} />
        {/* Locked from the start, it could not be read what this device keeps: the screen begins again once it can. */}
        <Fragment key={isOpenOnDevice ? "opened" : "locked-from-the-start"}>{children}</Fragment>
        <Toasts />
      </div>
      {sitting.isLocked ? (
        <LockCurtain
          name={me.shownName}
          onSignOut={() => void leave()}
          onUnlock={() => {
            sitting.unlock();
            void queryClient.invalidateQueries();
            // A page that was opened locked could read nothing yet.
            if (!isOpenOnDevice) void router.invalidate();
          }}
        />
      ) : null}
    </ConfirmationProvider>
  );
}
