import { PacketCodec } from "@lienthong/core/adapter"
import { Context, Effect, Layer, type Scope } from "effect"
import { type WholePackets, wholePackets } from "../../exchange/whole-packets.ts"

/** A packet as its bytes may also be written, or as they come when something has happened to them. */
export type ChangeBytes = (packet: Uint8Array) => Uint8Array

/** What only who knows the form of the bytes can do to the packet of a document. */
export interface PacketDamage {
  /** Takes the bytes of its first file away, and leaves its name. */
  readonly withoutFile: ChangeBytes
  /** Says its subject twice, the second time otherwise. */
  readonly twoSubjects: ChangeBytes
  /**
   * The same packet as other systems write it, by what they do: other prefixes, another order, without what
   * may be missing.
   */
  readonly otherwise: Readonly<Record<string, ChangeBytes>>
}

/** A codec that is open, and what can be done to its packets. */
export interface OpenCodec {
  /** With the files in the packets. */
  readonly codec: WholePackets
  readonly port: PacketCodec["Service"]
  readonly damage: PacketDamage
}

const asItIs: ChangeBytes = (packet) => packet

export const noDamage: PacketDamage = { withoutFile: asItIs, twoSubjects: asItIs, otherwise: {} }

/** Opens a codec for one test. */
export const openCodec = (
  layer: Layer.Layer<PacketCodec, unknown>,
  damage: PacketDamage = noDamage,
): Effect.Effect<OpenCodec, unknown, Scope.Scope> =>
  Effect.map(Layer.build(Layer.fresh(layer)), (services) =>
    openedCodec(Context.get(services, PacketCodec), damage),
  )

/** The same of a codec that is there already. */
export const openedCodec = (port: PacketCodec["Service"], damage: PacketDamage): OpenCodec => ({
  codec: wholePackets(port),
  port,
  damage,
})
