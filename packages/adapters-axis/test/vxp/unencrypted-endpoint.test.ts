import { BlockList, isIPv6 } from "node:net"
import { nationalAxis } from "@lienthong/adapters-axis"
import { InputError } from "@lienthong/core"
import { Redacted } from "effect"
import fc from "fast-check"
import { describe, expect, it } from "vitest"

const axis = { systemId: "VN", secret: Redacted.make("hunter2"), agencies: ["000.00.00.H53"] }

const refusal = (endpoint: string, insecure?: boolean): InputError | undefined => {
  try {
    nationalAxis({ ...axis, endpoint, ...(insecure !== undefined && { insecure }) })
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  return undefined
}

const loopback = new BlockList()
loopback.addSubnet("127.0.0.0", 8, "ipv4")
loopback.addAddress("::1", "ipv6")

type Four = readonly [number, number, number, number]

const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))

/** Each way in which a URL may write an address of four numbers. */
const spellings: ReadonlyArray<(four: Four) => string> = [
  (four) => four.join("."),
  (four) => `${four.join(".")}.`,
  (four) => wide(four.join(".")),
  ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
  ([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
  ([a, b, c, d]) => String(((a * 256 + b) * 256 + c) * 256 + d),
  (four) => four.map((part) => `0x${part.toString(16)}`).join("."),
  (four) => four.map((part) => `0X${part.toString(16).toUpperCase()}`).join("."),
  (four) => four.map((part) => `0${part.toString(8)}`).join("."),
  (four) => `[::ffff:${four.join(".")}]`,
  (four) => `[::FFFF:${four.join(".")}]`,
  (four) => `[0:0:0:0:0:ffff:${four.join(".")}]`,
]

const byte = fc.nat(255)
const four: fc.Arbitrary<Four> = fc.tuple(fc.oneof(fc.constantFrom(127, 10, 12, 1), byte), byte, byte, byte)

const address = fc
  .tuple(four, fc.constantFrom(...spellings))
  .map(([parts, spell]) => ({ host: spell(parts), isHere: parts[0] === 127 }))

const six = fc
  .oneof(fc.ipV6(), fc.constantFrom("::1", "0:0:0:0:0:0:0:1", "0::0001", "::", "::2", "fe80::1"))
  .filter((text) => isIPv6(text))
  .map((text) => ({ host: `[${text}]`, isHere: loopback.check(text, "ipv6") }))

const own = fc
  .constantFrom("localhost", "LocalHost", "localhost.", "LOCALHOST.", "axis.localhost", "ｌｏｃａｌｈｏｓｔ")
  .map((host) => ({ host, isHere: true }))

/** Hosts that only look like this machine, and all others. */
const other = fc
  .oneof(
    fc.domain(),
    fc
      .tuple(fc.constantFrom("localhost.", "127.0.0.1.", "127.1.", "localhost-", "xlocalhost."), fc.domain())
      .map((parts) => parts.join("")),
    fc.constantFrom("notlocalhost", "localhost.localdomain", "truc", "localhost..", "loca1host"),
  )
  .map((host) => ({ host, isHere: false }))

const port = fc.constantFrom("", ":80", ":8080")
const scheme = fc.constantFrom("http://", "HTTP://", "http:\\\\", "http:", "\thttp://")

describe("An address without TLS", () => {
  it("is refused for every machine but this one, however it is written, unless the host says it is safe", () => {
    fc.assert(
      fc.property(fc.oneof(address, six, own, other), port, scheme, ({ host, isHere }, number, begin) => {
        const endpoint = `${begin}${host}${number}/VXP.Edoc`
        const error = refusal(endpoint)
        if (!URL.canParse(endpoint)) return void expect(error?.detail).toMatchObject({ field: "endpoint" })
        expect(`${endpoint} ${error === undefined}`).toBe(`${endpoint} ${isHere}`)
        if (error) expect(error.sentence.vi).toContain("không mã hóa")
        expect(refusal(endpoint, false) === undefined).toBe(isHere)
        expect(refusal(endpoint, true)).toBeUndefined()
        expect(refusal(endpoint.replace(/http/i, "https"))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it("is refused where this machine stands in it as something else than the host", () => {
    fc.assert(
      fc.property(fc.constantFrom("localhost", "127.0.0.1", "127.1", "[::1]"), fc.domain(), (here, away) => {
        for (const endpoint of [
          `http://${here}@${away}/`,
          `http://${here}:80@${away}/`,
          `http://${here}%2f@${away}/`,
          `http://${away}\\@${here}/`,
          `http://${away}/${here}`,
          `http://${away}#@${here}/`,
          `http://${away}?@${here}/`,
          `http://${away}/..//${here}/`,
        ])
          expect(`${endpoint} ${refusal(endpoint) === undefined}`).toBe(`${endpoint} false`)
      }),
      { numRuns: 50 },
    )
  })
})
