import {
  PacketCodec,
  type ReadDocumentPacket,
  type ReadStatusPacket,
  type StatusPacket,
} from "@lienthong/core/adapter"
import { type ReadWholePacket, type WholePacket, wholePackets } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert } from "vitest"
import { edxml } from "../../src/index.ts"
import { documentText, type FileText } from "./packet-text.ts"

/** Writes a packet through the port. */
export const encode = (packet: WholePacket | StatusPacket) =>
  PacketCodec.use((codec) => wholePackets(codec).encode(packet)).pipe(Effect.provide(edxml))

/** Reads a packet through the port. */
export const decode = (packet: Uint8Array | string) =>
  PacketCodec.use((codec) =>
    wholePackets(codec).decode(typeof packet === "string" ? Buffer.from(packet) : packet),
  ).pipe(Effect.provide(edxml))

const isStatus = (read: ReadWholePacket | ReadStatusPacket): read is ReadStatusPacket => "_tag" in read

/** Reads what must be a document packet. */
export const decodeDocument = (packet: Uint8Array | string) =>
  Effect.map(decode(packet), (read) => {
    assert(!isStatus(read))
    return read
  })

/** Reads a document packet of these files. */
export const readFiles = (...files: ReadonlyArray<FileText>) => decodeDocument(documentText({ files }))

/** Reads what must be a status packet. */
export const decodeStatus = (packet: Uint8Array | string) =>
  Effect.map(decode(packet), (read) => {
    assert(isStatus(read))
    return read
  })

/** The codes and places of what was tolerated. */
export const toldOf = ({ tolerated }: Pick<ReadDocumentPacket, "tolerated">) =>
  tolerated.map(({ code, path }) => `${code} ${path}`)

/** The code and details of the refusal to read a packet. */
export const refusalToRead = (packet: Uint8Array | string) =>
  Effect.map(Effect.flip(decode(packet)), ({ code, detail, sentence }) => ({ code, detail, sentence }))

/** The code and details of the refusal to write a packet. */
export const refusalToWrite = (packet: WholePacket | StatusPacket) =>
  Effect.map(Effect.flip(encode(packet)), ({ code, detail }) => ({ code, detail }))
