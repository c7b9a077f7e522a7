import type { AgencyDirectory } from "../../port/agency-directory.ts"
import type { Authorizer } from "../../port/authorizer.ts"
import type { PacketCodec } from "../../port/packet-codec.ts"
import type { SignatureVerifier } from "../../port/signature-verifier.ts"
import type { Signer } from "../../port/signer.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { Transport } from "../../port/transport.ts"
import type { AxisCircuit } from "../circuit/axis-circuit.ts"
import type { AxisTime } from "../clock/axis-time.ts"
import type { LatestTime } from "../clock/latest-time.ts"
import type { EntryRetries } from "../intake/entry-retries.ts"
import type { RegisterLock } from "../register/register-lock.ts"
import type { Settings } from "../settings/settings.ts"
import type { SentLists } from "../unreported/sent-lists.ts"

/** The ports of everything that only reads. */
export type ReadingPorts = Storage | Authorizer | Settings

/** The ports of all use cases, provided once, when the exchange is made. */
export type Ports =
  | ReadingPorts
  | PacketCodec
  | Transport
  | Signer
  | SignatureVerifier
  | AgencyDirectory
  | RegisterLock
  | EntryRetries
  | AxisCircuit
  | AxisTime
  | LatestTime
  | SentLists
