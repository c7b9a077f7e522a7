import { it } from "@effect/vitest"
import {
  hashHeader,
  type Parameter,
  signedHeaders,
  signHeader,
  verifyHeaders,
} from "@lienthong/adapters-axis"
import { Result } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const listing: ReadonlyArray<Parameter> = [
  ["systemid", "SYS-H53"],
  ["servicetype", "eDoc"],
  ["messagetype", "status"],
  ["timestamp", "20112026T081500+0042"],
  ["Content-Type", "application/json"],
]

const secretOf = (systemId: string) => (systemId === "SYS-H53" ? "khóa-thử" : undefined)

describe("The signature of a call", () => {
  it("is the HMAC of the compact JSON of its parameters", () => {
    const headers = signedHeaders(listing, "khóa-thử")
    assert.equal(
      headers["XroadVnpt-sign-header"],
      '{"XroadVnpt-systemid":"SYS-H53","XroadVnpt-servicetype":"eDoc","XroadVnpt-messagetype":"status",' +
        '"XroadVnpt-timestamp":"20112026T081500+0042","XroadVnpt-Content-Type":"application/json"}',
    )
    assert.equal(
      headers["XroadVnpt-sign-header-key"],
      "systemid;servicetype;messagetype;timestamp;Content-Type",
    )
    assert.equal(
      headers["XroadVnpt-hash-header"],
      "ed597eb64051f59bb266641f3d781d2aae69755b65046b31d07989537da64530",
    )
    assert.equal(headers["XroadVnpt-messagetype"], "status")
  })

  it("escapes quotation marks, backslashes and control characters as JSON does", () => {
    const parameters: ReadonlyArray<Parameter> = [
      ["systemid", "S"],
      ["to", '["000.00.00.G22","H55.242"]'],
      ["description", 'a\\b"c\td'],
    ]
    assert.equal(
      hashHeader("k", signHeader(parameters)),
      "3ce25ae6aac2743a721293f5a2edbfff898022292669f8d21a1f05d8bc443a3c",
    )
  })

  it("escapes the two line separators that JavaScript would leave as they are", () => {
    assert.equal(signHeader([["a", "x\u2028y\u2029z"]]), '{"XroadVnpt-a":"x\\u2028y\\u2029z"}')
  })

  it("is agreed on by both sides, whatever the parameters say", () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/).filter((name) => name !== "systemid")
    const parameters = fc.uniqueArray(fc.tuple(name, fc.string({ unit: "binary", maxLength: 40 })), {
      selector: ([name]) => name.toLowerCase(),
    })
    fc.assert(
      fc.property(parameters, fc.string({ minLength: 1 }), (others, secret) => {
        const sent: ReadonlyArray<Parameter> = [["systemid", "S"], ...others]
        const verified = verifyHeaders(lowerCase(signedHeaders(sent, secret)), () => secret)
        assert(Result.isSuccess(verified))
        for (const [name, value] of sent) assert.equal(verified.success.parameter(name.toUpperCase()), value)
      }),
    )
  })

  it("does not hold when any header is not what was signed", () => {
    const headers = lowerCase(signedHeaders(listing, "khóa-thử"))
    const header = fc.constantFrom(...Object.keys(headers))
    fc.assert(
      fc.property(header, fc.string(), (name, value) => {
        fc.pre(value !== headers[name])
        assert(Result.isFailure(verifyHeaders({ ...headers, [name]: value }, secretOf)))
      }),
    )
  })

  it("does not hold without one of its three headers", () => {
    const headers = lowerCase(signedHeaders(listing, "khóa-thử"))
    for (const name of ["sign-header", "sign-header-key", "hash-header"]) {
      const verified = verifyHeaders({ ...headers, [`xroadvnpt-${name}`]: undefined }, secretOf)
      assert.deepEqual(verified, Result.fail("unsigned"))
    }
  })

  it("does not hold under another secret or for a system nobody knows", () => {
    const headers = lowerCase(signedHeaders(listing, "another"))
    assert.deepEqual(verifyHeaders(headers, secretOf), Result.fail("wrong-signature"))
    assert.deepEqual(
      verifyHeaders(headers, () => undefined),
      Result.fail("unknown-system"),
    )
  })

  it("does not cover a header that only pretends to be signed", () => {
    const headers = lowerCase(signedHeaders(listing, "khóa-thử"))
    const key = "xroadvnpt-sign-header-key"
    const added = { ...headers, [key]: `${headers[key]};docid`, "xroadvnpt-docid": "another" }
    assert.deepEqual(verifyHeaders(added, secretOf), Result.fail("altered"))
    const hidden = { ...headers, [key]: "systemid" }
    assert.deepEqual(verifyHeaders(hidden, secretOf), Result.fail("altered"))
  })
})
