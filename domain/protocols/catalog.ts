import { ankleProtocols } from "./entries/ankle.ts";
import { backProtocols } from "./entries/back.ts";
import { elbowAndWristProtocols } from "./entries/elbow-and-wrist.ts";
import { hipProtocols } from "./entries/hip.ts";
import { kneeProtocols } from "./entries/knee.ts";
import { kneeSurgeryProtocols } from "./entries/knee-surgery.ts";
import { neckProtocols } from "./entries/neck.ts";
import { pelvisAndBalanceProtocols } from "./entries/pelvis-and-balance.ts";
import { shoulderProtocols } from "./entries/shoulder.ts";
import { shoulderSurgeryProtocols } from "./entries/shoulder-surgery.ts";
import type { Protocol } from "./protocol.ts";

/** The built-in protocols, by region; a clinic's own stand beside them. */
export const protocols: readonly Protocol[] = [
  ...backProtocols,
  ...neckProtocols,
  ...shoulderProtocols,
  ...shoulderSurgeryProtocols,
  ...elbowAndWristProtocols,
  ...hipProtocols,
  ...kneeProtocols,
  ...kneeSurgeryProtocols,
  ...ankleProtocols,
  ...pelvisAndBalanceProtocols,
];

const byId = new Map(protocols.map((protocol) => [protocol.protocolId, protocol]));
export const findProtocol = (protocolId: string): Protocol | undefined => byId.get(protocolId);
