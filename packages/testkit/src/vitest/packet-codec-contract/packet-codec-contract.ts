import type { PacketCodec } from "@lienthong/core/adapter"
import type { Duration, Layer } from "effect"
import { type Chapter, contract } from "../contract/contract.ts"
import { type OpenCodec, openCodec, type PacketDamage } from "./codec-under-test.ts"
import { inPieces } from "./pieces.ts"
import { reading, readingOthers, readingXml } from "./reading.ts"
import { writing } from "./writing.ts"

/** The options of the codec at hand. */
export interface PacketCodecContractOptions {
  /**
   * The promises that it cannot keep, each with the reason, which the names of the skipped tests show.
   *
   * - `xml`: its packets are XML.
   */
  readonly without?: { readonly xml?: string }
  /** The changes to its packets. Without them, their tests are reported as skipped. */
  readonly damage?: PacketDamage
  /** The number of random packets to write and read. Default: 50. */
  readonly packets?: number
  /** The max duration of a test. Default: 30 seconds. */
  readonly patience?: Duration.Input
}

/** All promises of the port, in chapters. */
export const packetCodecChapters = ({
  without = {},
  damage,
  packets = 50,
}: PacketCodecContractOptions): ReadonlyArray<Chapter<OpenCodec>> => [
  { about: "writing", promises: (test) => writing(test, packets) },
  { about: "packets in pieces", promises: inPieces },
  { about: "reading what may be no packet", promises: reading },
  { about: "reading XML", promises: readingXml, without: without.xml },
  {
    about: "reading what others write",
    promises: (test) => readingOthers(test, Object.keys(damage?.otherwise ?? {})),
    without: damage === undefined ? "no way to change a packet was given" : undefined,
  },
]

/**
 * Checks a codec against the promises of the `PacketCodec` port. It cannot show that the bytes follow the
 * standard: read packets that other systems wrote for that.
 *
 * @example
 * ```ts
 * import { edxml } from "@lienthong/adapters-axis"
 * import { packetCodecContract } from "@lienthong/testkit/vitest"
 *
 * packetCodecContract("edXML", edxml)
 * ```
 */
export const packetCodecContract = (
  name: string,
  codec: Layer.Layer<PacketCodec, unknown>,
  options: PacketCodecContractOptions = {},
): void =>
  contract(
    `${name} keeps the contract of packets`,
    openCodec(codec, options.damage),
    packetCodecChapters(options),
    options.patience,
  )
