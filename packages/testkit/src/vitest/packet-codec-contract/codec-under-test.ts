import { PacketCodec } from "@lienthong/core/adapter"
import { Context, Effect, Layer, type Scope } from "effect"
import { type WholePackets, wholePackets } from "../../exchange/whole-packets.ts"

/** Changes a packet's bytes: to another valid form, or as an accident does. */
export type ChangeBytes = (packet: Uint8Array) => Uint8Array

/** Changes to a document's packet that need knowledge of the bytes' form. */
export interface PacketDamage {
  /** Removes the bytes of its first file, and keeps the file's name. */
  readonly withoutFile: ChangeBytes
  /** Adds a second, different subject. */
  readonly twoSubjects: ChangeBytes
  /**
   * The same packet as other systems write it, by the difference: other prefixes, another order, optional
   * parts left out.
   */
  readonly otherwise: Readonly<Record<string, ChangeBytes>>
}

/** An open codec, and the changes to its packets. */
export interface OpenCodec {
  /** The codec, with the files in the packets. */
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

/** The same for a codec that is already open. */
export const openedCodec = (port: PacketCodec["Service"], damage: PacketDamage): OpenCodec => ({
  codec: wholePackets(port),
  port,
  damage,
})
