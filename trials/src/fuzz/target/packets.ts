import { edxml } from "@lienthong/adapters-axis"
import { PacketCodec } from "@lienthong/core/adapter"
import { documentPacket, statusPacket, wholePackets } from "@lienthong/testkit"
import { Effect } from "effect"
import fc from "fast-check"
import { mutateBytes } from "../mutate/mutate-bytes.ts"
import { mutateXml } from "../mutate/mutate-xml.ts"
import { type FuzzTarget, repeatedly } from "./target.ts"

/** How many packets are drawn to begin from. */
const seeds = 12

const isText = (bytes: Uint8Array) => bytes.length < 1_000_000

/** Reads packets of documents, or of statuses. */
export const packetTarget = async (kind: "document" | "status"): Promise<FuzzTarget> => {
  const packets = wholePackets(await Effect.runPromise(Effect.provide(PacketCodec, edxml)))
  const drawn = { seed: 1, numRuns: seeds }
  const samples = kind === "document" ? fc.sample(documentPacket, drawn) : fc.sample(statusPacket, drawn)
  const written = await Promise.all(samples.map((packet) => Effect.runPromise(packets.encode(packet))))
  return {
    name: `${kind} packets`,
    run: (chance, aside) => {
      const bytes = aside(() =>
        repeatedly(chance, chance.pick(written), (packet) =>
          chance.happens(0.2) || !isText(packet)
            ? mutateBytes(packet, chance)
            : Buffer.from(mutateXml(Buffer.from(packet).toString(), chance)),
        ),
      )
      return Effect.runPromise(packets.decode(bytes))
    },
    close: async () => undefined,
  }
}
