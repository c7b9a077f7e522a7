import { it } from "@effect/vitest"
import { Result } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { readAnswer } from "../../src/vxp/answer.ts"

const read = (body: string, status = 200, contentType = "application/json") =>
  readAnswer({ status, contentType, body: Buffer.from(body) })

const reason = (body: string, status?: number) => {
  const answer = read(body, status)
  return Result.isFailure(answer) ? answer.failure.reason : undefined
}

describe("An answer of the axis", () => {
  it("is read with its fields in any case, and its data as an array or as JSON text", () => {
    assert.deepEqual(read('{"status":"OK","DocId":"d-1"}'), Result.succeed({ docId: "d-1", data: undefined }))
    assert.deepEqual(
      read('{"Status":"ok","ERRORCODE":0,"docid":17}'),
      Result.succeed({ docId: "17", data: undefined }),
    )
    assert.deepEqual(read('{"ErrorCode":"0","Data":"[]"}'), Result.succeed({ docId: undefined, data: "[]" }))
    assert.deepEqual(
      read('\uFEFF[{"docId":"1"}]'),
      Result.succeed({ docId: undefined, data: [{ docId: "1" }] }),
    )
  })

  it("without a body is an answer without data, as the axis' own client takes it", () => {
    assert.deepEqual(read(" \r\n"), Result.succeed({ docId: undefined, data: undefined }))
    assert.equal(reason("", 404), "malformed-answer")
  })

  it("that is a refusal carries the axis' code and words", () => {
    assert.deepEqual(
      read('{"status":"FAIL","ErrorCode":"22","ErrorDesc":"Sai định dạng edXML"}'),
      Result.fail({ reason: "refused", answer: "22 Sai định dạng edXML" }),
    )
    assert.equal(reason('{"status":"OK","ErrorCode":"10"}'), "refused")
    assert.equal(reason('{"status":"FAIL"}', 400), "refused")
  })

  it("about the signature or the system is a matter of credentials", () => {
    assert.equal(reason("{}", 401), "unauthorized")
    assert.equal(reason("<html>", 403), "unauthorized")
    assert.equal(
      reason('{"status":"FAIL","ErrorCode":"15","ErrorDesc":"Sai SystemId/SecretKey"}'),
      "unauthorized",
    )
    assert.equal(
      reason('{"status":"FAIL","ErrorCode":"1","ErrorDesc":"Chữ ký không hợp lệ"}'),
      "unauthorized",
    )
  })

  it("about a document it already has is a duplicate", () => {
    assert.equal(reason('{"status":"FAIL","ErrorCode":"ExistDoc"}'), "duplicate")
    assert.equal(reason('{"status":"FAIL","ErrorCode":"9","ErrorDesc":"Văn bản đã tồn tại"}'), "duplicate")
    assert.equal(
      reason('{"status":"FAIL","ErrorCode":"9","ErrorDesc":"Document already exists"}'),
      "duplicate",
    )
  })

  it("about something that does not exist is not a duplicate: the document would be lost", () => {
    assert.equal(reason('{"status":"FAIL","ErrorCode":"9","ErrorDesc":"Agency does not exist"}'), "refused")
    assert.equal(reason('{"status":"FAIL","ErrorCode":"9","ErrorDesc":"Văn bản không tồn tại"}'), "refused")
    assert.equal(reason('{"status":"FAIL","ErrorCode":"9","ErrorDesc":"Mã đơn vị đã tồn tại"}'), "refused")
  })

  it("about something doubled inside a document is a refusal: nothing has left", () => {
    for (const words of [
      "edoc invalid: duplicate recipient 000.00.00.H53 in To",
      "Document refused: duplicate attachment name a.pdf",
    ])
      assert.equal(reason(JSON.stringify({ status: "FAIL", ErrorCode: "9", ErrorDesc: words })), "refused")
  })

  it("about a document's own signature does not blame the system's credentials", () => {
    const words = "Chữ ký số của văn bản không hợp lệ"
    assert.equal(reason(JSON.stringify({ status: "FAIL", ErrorCode: "9", ErrorDesc: words })), "refused")
  })

  it("that is not the protocol's envelope says nothing about the packet", () => {
    for (const body of ["<html>Đăng nhập</html>", "null", "17", '"OK"', "{}", '{"message":"hello"}', "OK"]) {
      assert.equal(reason(body), "malformed-answer", body)
    }
    assert.equal(reason("", 302), "malformed-answer")
    assert.equal(reason('{"status":"FAIL","ErrorCode":"1"}', 503), "malformed-answer")
  })

  it("that a packet is too large is a refusal, whoever gives it", () => {
    assert.equal(reason("<html>413 Request Entity Too Large</html>", 413), "refused")
  })

  it("that is something else is quoted in one short line", () => {
    const answer = read(`<html>\r\n\t${"x".repeat(5_000)}`, 200, "text/html")
    assert(Result.isFailure(answer))
    assert.match(answer.failure.answer, /^HTTP 200 text\/html <html> x{193}…$/)
  })

  it("never makes the client stumble, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: "binary" })),
        fc.integer({ min: 200, max: 599 }),
        (body, status) => {
          assert.isTrue(Result.isResult(read(body, status)))
        },
      ),
    )
  })
})
