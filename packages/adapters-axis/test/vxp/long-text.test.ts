import { it } from "@effect/vitest"
import { Effect, Result } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { readPieces } from "../../src/vxp/answer.ts"

const inPieces = (body: Buffer, length: number): ReadonlyArray<Buffer> =>
  Array.from({ length: Math.ceil(body.length / length) }, (_, n) =>
    body.subarray(n * length, (n + 1) * length),
  )

const read = (json: string, length: number) =>
  Effect.map(
    readPieces("getEdoc", {
      status: 200,
      contentType: "application/json",
      body: inPieces(Buffer.from(json), length),
    }),
    (answer) => (Result.isSuccess(answer) ? answer.success : answer.failure),
  )

const file = Buffer.alloc(150_000, "công văn")
const base64 = file.toString("base64")

/** The ways in which servers write a string. */
const written: Readonly<Record<string, string>> = {
  plainly: JSON.stringify(base64),
  "with escaped slashes": JSON.stringify(base64).replaceAll("/", "\\/"),
  "with escaped signs": JSON.stringify(base64).replaceAll("=", "\\u003d").replaceAll("+", "\\u002B"),
  "in lines": JSON.stringify(base64.replace(/.{76}/g, "$&\r\n")),
  "without padding": JSON.stringify(base64.replaceAll("=", "")),
}

describe("A long packet in an answer of the axis", () => {
  for (const [how, data] of Object.entries(written))
    it.effect(`is read as it was sent when it is written ${how}, however the answer comes in`, () =>
      Effect.gen(function* () {
        for (const length of [1_000, 65_536, 1_000_003])
          for (const json of [`{"status":"OK","data":${data}}`, `{"data" : ${data}, "DocId":"a"}`]) {
            const answer = yield* read(json, length)
            assert("content" in answer && answer.content.bytes !== undefined)
            assert.isTrue(Buffer.concat(answer.content.bytes).equals(file))
          }
      }),
    )

  it.effect("is its data, and no other text of the answer", () =>
    Effect.gen(function* () {
      const nested = yield* read(
        `{"status":"OK","other":{"data":${JSON.stringify(base64)}},"data":"YQ=="}`,
        10_000,
      )
      assert("data" in nested)
      assert.equal(nested.data, "YQ==")
      assert.notProperty(nested, "content")
      const quoted = yield* read(`{"status":"OK","data":${JSON.stringify(`${base64}"${base64}`)}}`, 10_000)
      assert("data" in quoted)
      assert.equal(quoted.data, `${base64}"${base64}`)
      const refused = yield* read(
        `{"status":"FAIL","ErrorCode":"1","data":${JSON.stringify(base64)}}`,
        10_000,
      )
      assert("reason" in refused)
    }),
  )

  it.effect("is not read where JSON does not allow it: with a line end that is not escaped", () =>
    Effect.gen(function* () {
      const raw = base64.replace(/.{76}/g, "$&\n")
      const answer = yield* read(`{"status":"OK","data":"${raw}"}`, 10_000)
      assert.notProperty(answer, "content")
    }),
  )

  it.effect("is read from any JSON as JSON reads it", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.string({ maxLength: 20 }),
          fc.integer({ min: 900, max: 70_000 }),
          async (text, length) => {
            const data = `${base64}${text}`
            const answer = await Effect.runPromise(read(JSON.stringify({ status: "OK", data }), length))
            assert("data" in answer)
            if ("content" in answer && answer.content.bytes !== undefined)
              assert.isTrue(
                Buffer.concat(answer.content.bytes).equals(Buffer.from(data.replace(/\s/g, ""), "base64")),
              )
            else assert.equal(answer.data, data)
          },
        ),
        { numRuns: 60 },
      ),
    ),
  )
})
