import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { edxml } from "@lienthong/adapters-axis"
import type { AgencyProfile } from "@lienthong/core"
import { filesInMemory, type MessageKind, PacketCodec } from "@lienthong/core/adapter"
import { isWellFormedAgencyCode, parseAgencyIdentifier } from "@lienthong/core/agency"
import { Effect, Stream } from "effect"
import { cast, correspondent, guest, type Role, tayNinh } from "../cast.ts"

/** A packet file, and the agencies whose mailboxes it belongs in. */
export interface PacketFile {
  readonly file: string
  readonly bytes: Uint8Array
  readonly kind: MessageKind
  /** The sender that the axis' listing will name. */
  readonly from: string
  readonly to: ReadonlyArray<Pick<AgencyProfile, "code" | "name">>
}

/** An unreadable file names no recipient: it goes to the first agency, as a stray packet would. */
const unreadable = { kind: "document", from: "unknown", to: [tayNinh.agency] } as const

const addressOf = (
  bytes: Uint8Array,
): Effect.Effect<Omit<PacketFile, "file" | "bytes">, never, PacketCodec> =>
  Effect.gen(function* () {
    const codec = yield* PacketCodec
    const read = yield* codec.decode(Stream.make(bytes), filesInMemory())
    if ("packet" in read) {
      const { from, to } = read.packet
      return {
        kind: "document" as const,
        from: from.code,
        to: to.map(({ code, name }) => ({ code, name: name ?? code })),
      }
    }
    const { organId } = read.responseFor
    return { kind: "status" as const, from: read.from.code, to: [{ code: organId, name: organId }] }
  }).pipe(Effect.catch(() => Effect.succeed(unreadable)))

/** Reads a folder's packet files: documents first, because they precede the reports on them. */
export const readPacketFiles = async (folder: string): Promise<ReadonlyArray<PacketFile>> => {
  const names = readdirSync(folder)
    .filter((name) => /\.(edxml|xml)$/i.test(name))
    .sort()
  const files = await Promise.all(
    names.map(async (name) => {
      const bytes = new Uint8Array(readFileSync(join(folder, name)))
      const address = await Effect.runPromise(Effect.provide(addressOf(bytes), edxml))
      return { file: basename(name), bytes, ...address }
    }),
  )
  return [
    ...files.filter(({ kind }) => kind === "document"),
    ...files.filter(({ kind }) => kind === "status"),
  ]
}

const newcomers = (
  codesAndNames: Iterable<readonly [code: string, name: string]>,
  players: ReadonlyArray<Role>,
): ReadonlyArray<readonly [code: string, name: string]> => {
  const known = new Set(players.flatMap(({ agency }) => [agency.code, ...(agency.otherCodes ?? [])]))
  return [...new Map(codesAndNames)].filter(([code]) => !known.has(code) && isWellFormedAgencyCode(code))
}

/** A new code for a guest whose code in the packets cannot send, such as `28.22.H17`. */
const ownCode = (code: string) => (parseAgencyIdentifier(code) ? code : `X00.${code}`)

/**
 * The agencies that the files are addressed to and that are not in the cast. Documents, which name their
 * recipients, are read last and so override reports, which do not.
 */
export const guestsOf = (files: ReadonlyArray<PacketFile>): ReadonlyArray<Role> =>
  newcomers(
    [...files].reverse().flatMap(({ to }) => to.map(({ code, name }) => [code, name] as const)),
    cast,
  ).map(([code, name]) => guest(ownCode(code), name, [code]))

/** The senders that are not in the cast: the axis knows them, so that reports to them can be delivered. */
export const correspondentsOf = (
  files: ReadonlyArray<PacketFile>,
  players: ReadonlyArray<Role>,
): ReadonlyArray<Role> =>
  newcomers(
    files.map(({ from }) => [from, from] as const),
    players,
  ).map(([code, name]) => correspondent(code, name))
