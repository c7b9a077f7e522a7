import { Effect } from "effect"
import { readBytes } from "../console/read-bytes.ts"
import { PacketFileError } from "./packet-file-error.ts"

/** Reads a file of a packet, or of what a packet is to hold. */
export const readPacketBytes = (path: string): Effect.Effect<Uint8Array, PacketFileError> =>
  Effect.mapError(
    readBytes(path),
    ({ en, vi, cause }) =>
      new PacketFileError({ reason: "unreadable", detail: { path, problem: en, problemVi: vi }, cause }),
  )
