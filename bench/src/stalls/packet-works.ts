import { randomFillSync } from "node:crypto"
import { edxml } from "@lienthong/adapters-axis"
import { filesInMemory, PacketCodec } from "@lienthong/core/adapter"
import { caoBang, sampleDocument, tayNinh } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { mebibyte, type StallWork } from "./work.ts"

const report = sampleDocument({
  from: tayNinh,
  to: [caoBang],
  documentId: "000.00.00.H53,2026/11/20,105/BC-UBND",
  subject: "Về việc phòng chống bão",
})

const text = new TextDecoder().decode(report)

/** A packet with something written at one place of it. */
const withText = (at: RegExp, inserted: string): Uint8Array => {
  const { index = -1 } = at.exec(text) ?? {}
  if (index < 0) throw new Error(`the sample has no ${at}`)
  return Buffer.from(text.slice(0, index) + inserted + text.slice(index))
}

const decode = (bytes: Uint8Array) =>
  PacketCodec.use((codec) => codec.decode(Stream.make(bytes), filesInMemory())).pipe(Effect.provide(edxml))

const hostile = (work: string, size: string, make: () => Uint8Array): StallWork => ({
  work: `read a packet with ${work}`,
  size,
  prepare: Effect.sync(() => decode(make())),
})

/** A packet with one file of random bytes. */
const withFile = (size: number) =>
  Effect.sync(() => {
    const content = randomFillSync(Buffer.alloc(size)).toString("base64")
    return Buffer.from(text.replace("JVBERi0xLjQK", content).replaceAll("a.pdf", "a.tif"))
  })

const beforeSubject = /(?<=<[^>]*Subject>)/
const insideSubject = /(?=>[^<]*<\/[^>]*Subject>)/
const beforeEnd = /(?=<\/[^>]*MessageHeader>)/

export const hostilePackets: ReadonlyArray<StallWork> = [
  hostile("a million attributes", "12 MB", () =>
    withText(insideSubject, Array.from({ length: 1_000_000 }, (_, n) => ` a${n}=""`).join("")),
  ),
  hostile("nested namespaces", "5 MB", () =>
    withText(
      beforeEnd,
      Array.from({ length: 100_000 }, (_, n) => `<a xmlns:p${n}="urn:${n}:aaaaaaaaaaaaaaaaa">`).join(""),
    ),
  ),
  hostile("a long subject", "100 MB", () => withText(beforeSubject, "b".repeat(100_000_000))),
  hostile("entities in its subject", "50 MB", () => withText(beforeSubject, "&amp;".repeat(10_000_000))),
  hostile("character references in its subject", "30 MB", () =>
    withText(beforeSubject, "&#65;".repeat(6_000_000)),
  ),
  hostile("white space", "200 MB", () => withText(beforeEnd, " ".repeat(200_000_000))),
  hostile("comments", "50 MB", () => withText(beforeEnd, "<!--a-->".repeat(6_250_000))),
  hostile("one long comment", "100 MB", () => withText(beforeEnd, `<!--${"a".repeat(100_000_000)}-->`)),
  hostile("190,000 elements", "2 MB", () => withText(beforeEnd, "<a>b</a>".repeat(190_000))),
  hostile("190,000 empty elements", "1 MB", () => withText(beforeEnd, "<a/>".repeat(190_000))),
  hostile("one long attribute", "50 MB", () => withText(insideSubject, ` a="${"b".repeat(50_000_000)}"`)),
]

export const packetsWithFiles: ReadonlyArray<StallWork> = [1, 16, 64, 180].flatMap(
  (size): ReadonlyArray<StallWork> => [
    {
      work: "read a packet with a file",
      size: `${size} MiB`,
      prepare: Effect.map(withFile(size * mebibyte), decode),
    },
    {
      work: "write a packet with a file",
      size: `${size} MiB`,
      prepare: Effect.gen(function* () {
        const codec = yield* Effect.provide(PacketCodec, edxml)
        const files = filesInMemory()
        const read = yield* codec.decode(Stream.make(yield* withFile(size * mebibyte)), files)
        if (!("packet" in read)) return yield* Effect.die("no document")
        return Stream.runDrain(codec.encode(read.packet, files))
      }),
    },
  ],
)
