import { edxml } from "@lienthong/adapters-axis"
import { PacketError } from "@lienthong/core"
import type { DocumentPacket, StatusPacket } from "@lienthong/core/adapter"
import { Effect, Stream } from "effect"
import {
  noDamage,
  type OpenCodec,
  openCodec,
  openedCodec,
} from "../../../src/vitest/packet-codec-contract/codec-under-test.ts"
import { packetCodecChapters } from "../../../src/vitest/packet-codec-contract/packet-codec-contract.ts"
import { sample } from "../../../src/vitest/packet-codec-contract/packets.ts"
import { type Broken, suiteFindsWhatIsBroken } from "../broken.ts"

type Codec = OpenCodec["codec"]
type Break = (codec: Codec) => Partial<Codec>

const refusing = (reason: PacketError["reason"]) => () => Effect.fail(new PacketError({ reason, detail: {} }))
const readsAll: Break = () => ({
  decode: () => Effect.succeed({ packet: sample, broken: [], tolerated: [] }),
})
const throws: Break = () => ({
  decode: () => {
    throw new RangeError("offset is out of bounds")
  },
})

const shortened = <P extends DocumentPacket | StatusPacket>(packet: P): P =>
  "subject" in packet
    ? { ...packet, subject: packet.subject.replaceAll(/[\0\p{Surrogate}]/gu, "").slice(0, 400) }
    : packet
const mends: Break = ({ encode }) => ({ encode: (packet) => encode(shortened(packet)) })

let written = 0
const counts: Break = ({ encode }) => ({
  encode: (packet) =>
    Effect.map(encode(packet), (bytes) => Buffer.concat([bytes, Buffer.from(`<!-- ${++written} -->`)])),
})

const withoutFiles: Break = ({ decode }) => ({
  decode: (bytes) =>
    Effect.map(decode(bytes), (read) =>
      "packet" in read ? { ...read, packet: { ...read.packet, attachments: [] } } : read,
    ),
})

const silent: Break = ({ decode }) => ({
  decode: (bytes) =>
    Effect.mapError(decode(bytes), ({ reason, detail }) => new PacketError({ reason, detail })),
})

const broken: ReadonlyArray<readonly [promise: string, how: string, change: Break]> = [
  [
    "A document that was written is read as it was, and nothing had to be tolerated",
    "loses files",
    withoutFiles,
  ],
  [
    "A report that was written is read as it was",
    "does not read what it says",
    ({ decode }) => ({
      decode: (bytes) =>
        Effect.map(decode(bytes), (read) => ("packet" in read ? read : { ...read, description: "" })),
    }),
  ],
  [
    "A report quotes a number without its zero as the document's sender wrote it",
    "writes the zero",
    ({ encode }) => ({
      encode: (packet) =>
        encode(
          "subject" in packet
            ? packet
            : { ...packet, responseFor: { ...packet.responseFor, code: `0${packet.responseFor.code}` } },
        ),
    }),
  ],
  ["A file of every byte comes back byte for byte", "loses files", withoutFiles],
  ["The same document always gives the same bytes", "counts what it writes", counts],
  ["The same report always gives the same bytes", "counts what it writes", counts],
  ["A text that is too long is refused and not shortened", "shortens it", mends],
  ["A text with a NUL in it is refused and not changed", "leaves it out", mends],
  ["A text with half a character in it is refused and not changed", "leaves it out", mends],
  ...["no bytes", "a text", "a log-in page", "a PDF", "an archive", "bytes of no text"].map(
    (what) => [`In place of a packet, ${what} is refused`, "reads whatever comes", readsAll] as const,
  ),
  ["A packet that stops early is never read as a whole one", "reads whatever comes", readsAll],
  ["A packet with a changed byte is read or refused, and nothing else", "throws", throws],
  [
    "Reading a packet leaves its bytes as they are",
    "clears what it has read",
    ({ decode }) => ({
      decode: (bytes) => Effect.tap(decode(bytes), () => Effect.sync(() => bytes.fill(0, 0, 9))),
    }),
  ],
  [
    "A packet that declares a DTD is refused before any of it is read",
    "skips the DTD",
    ({ decode }) => ({
      decode: (bytes) =>
        decode(
          Buffer.from(
            Buffer.from(bytes)
              .toString()
              .replace(/<!DOCTYPE.*?\]>/, ""),
          ),
        ),
    }),
  ],
  [
    "A packet nested a hundred thousand deep is refused at once",
    "goes down into it",
    () => ({
      decode: (bytes) => {
        const descend = (depth: number): number => (depth < bytes.length ? 1 + descend(depth + 1) : 0)
        return Effect.die(new Error(`${descend(0)} elements`))
      },
    }),
  ],
  [
    "A file that did not arrive whole is named, and the rest is read",
    "refuses the packet for it",
    () => ({ decode: refusing("not-edxml") }),
  ],
  [
    "A packet that states two subjects is refused, and its sender can be told",
    "does not say whose it is",
    silent,
  ],
  [
    "A packet is read as it is when it is written with another prefix",
    "knows its own form only",
    () => ({ decode: refusing("not-edxml") }),
  ],
]

type Port = OpenCodec["port"]
type BrokenPort = readonly [promise: string, how: string, change: (port: Port) => Partial<Port>]

/** A codec whose packets and files are streams, and which takes them for something else. */
const brokenPorts: ReadonlyArray<BrokenPort> = [
  [
    "A packet is read as it is however it was cut, and its files are where they should be put",
    "reads the first piece",
    ({ decode }) => ({ decode: (bytes, files) => decode(Stream.take(bytes, 1), files) }),
  ],
  [
    "A packet whose files come in pieces is the same packet",
    "writes the first piece of a file",
    ({ encode }) => ({
      encode: (packet, { getBlob }) =>
        encode(packet, {
          getBlob: (digest) =>
            Effect.map(getBlob(digest), ({ size, stream }) => ({ size, stream: Stream.take(stream, 1) })),
        }),
    }),
  ],
  [
    "A packet that breaks off fails as its bytes did, and is not read",
    "takes it for one that ended",
    ({ decode }) => ({
      decode: (bytes, files) =>
        decode(
          Stream.catch(bytes, () => Stream.empty),
          files,
        ),
    }),
  ],
  [
    "A packet whose file breaks off is not written to its end",
    "leaves the rest of the file out",
    ({ encode }) => ({
      encode: (packet, { getBlob }) =>
        encode(packet, {
          getBlob: (digest) =>
            Effect.map(getBlob(digest), ({ size, stream }) => ({
              size,
              stream: Stream.catch(stream, () => Stream.make(new Uint8Array(size))),
            })),
        }),
    }),
  ],
]

const damage = {
  ...noDamage,
  twoSubjects: (bytes: Uint8Array) =>
    Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace(/<edXML:Subject>/, "<edXML:Subject>Việc khác</edXML:Subject>$&"),
    ),
  otherwise: {
    "another prefix": (bytes: Uint8Array) =>
      Buffer.from(Buffer.from(bytes).toString().replaceAll("edXML:", "m:").replaceAll(":edXML=", ":m=")),
  },
}

suiteFindsWhatIsBroken<OpenCodec>(
  "packets",
  packetCodecChapters({ damage, packets: 10 }),
  broken
    .map(
      ([promise, how, change]): Broken<OpenCodec> => [
        promise,
        how,
        Effect.map(openCodec(edxml, damage), (open) => ({
          ...open,
          codec: { ...open.codec, ...change(open.codec) },
        })),
      ],
    )
    .concat(
      brokenPorts.map(
        ([promise, how, change]): Broken<OpenCodec> => [
          promise,
          how,
          Effect.map(openCodec(edxml, damage), ({ port }) =>
            openedCodec({ ...port, ...change(port) }, damage),
          ),
        ],
      ),
    ),
)
