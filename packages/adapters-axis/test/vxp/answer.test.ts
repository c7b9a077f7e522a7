import { it } from "@effect/vitest"
import { Result } from "effect"
import fc from "fast-check"
import { assert, describe } from "vitest"
import { readAnswer, type WholeAnswer } from "../../src/vxp/answer.ts"
import type { VxpOperation } from "../../src/vxp/vxp-operation.ts"

const read = (
  body: string,
  status = 200,
  { contentType = "application/json", operation = "sendEdoc", ...headers }: Partial<Told> = {},
) => readAnswer(operation, { status, contentType, body: Buffer.from(body), ...headers })

interface Told extends WholeAnswer {
  readonly operation: VxpOperation
}

const reason = (body: string, status?: number, told?: Partial<Told>) => {
  const answer = read(body, status, told)
  return Result.isFailure(answer) ? answer.failure.reason : undefined
}

const fail = (code: string, words = "") =>
  JSON.stringify({ status: "FAIL", ErrorCode: code, ErrorDesc: words })

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
      read(fail("22", "Sai định dạng edXML")),
      Result.fail({ reason: "failed", answer: "22 Sai định dạng edXML" }),
    )
    assert.equal(reason('{"status":"OK","ErrorCode":"10"}'), "failed")
    assert.equal(reason('{"status":"FAIL"}', 400), "failed")
  })

  it("is final only by a code that is known to be so of the very operation", () => {
    for (const code of ["UnknownAgency", "NoRecipient", "NotYourAgency", "NotAPacket"]) {
      assert.equal(reason(fail(code)), "refused", code)
      assert.equal(reason(fail(code), 200, { operation: "getEdoc" }), "failed", code)
    }
    assert.equal(reason(fail("N.MessageHeader.From.OrganId")), "refused")
    assert.equal(reason(fail("N.Timeout")), "failed")
    for (const operation of ["getEdoc", "updateStatus"] as const) {
      assert.equal(reason(fail("UnknownDocument"), 200, { operation }), "refused")
      assert.equal(reason(fail("1", "System error, please try again"), 200, { operation }), "failed")
    }
    assert.equal(reason(fail("UnknownDocument")), "failed")
  })

  it("is never final by its words, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("getEdoc", "sendEdoc", "updateStatus"), (words, operation) => {
        assert.notEqual(reason(fail("1", words), 200, { operation }), "refused")
      }),
    )
  })

  it("that it is busy is not a refusal, by HTTP, by code or by words", () => {
    for (const status of [429, 503]) {
      assert.equal(reason(fail("UnknownAgency"), status), "busy")
      assert.equal(reason("<html>", status), "busy")
    }
    for (const words of [
      "Hệ thống đang bận, vui lòng thử lại sau",
      "Hệ thống bảo trì đến 18 giờ",
      "Hộp thư của đơn vị nhận đã đầy",
      "Server is busy",
      "Too many requests",
    ])
      assert.equal(reason(fail("9", words.normalize("NFD"))), "busy", words)
    assert.equal(reason(fail("9", "Too many recipients in To")), "failed")
  })

  it("states how long to wait, in seconds or as a time of its own clock", () => {
    const date = "Sat, 28 Nov 2026 11:00:00 GMT"
    const told = (retryAfter: string) =>
      read("", 503, { retryAfter, date }).pipe(
        Result.match({ onSuccess: () => undefined, onFailure: (fault) => fault.retryAfterSeconds }),
      )
    assert.equal(told("120"), 120)
    assert.equal(told("Sat, 28 Nov 2026 11:30:00 GMT"), 1_800)
    for (const nonsense of ["soon", "-5", "Sat, 28 Nov 2026 10:00:00 GMT", ""])
      assert.isUndefined(told(nonsense))
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
    for (const words of ["Agency does not exist", "Văn bản không tồn tại", "Mã đơn vị đã tồn tại"])
      assert.equal(reason(fail("9", words)), "failed")
  })

  it("about something doubled inside a document is not a duplicate: nothing has left", () => {
    for (const words of [
      "edoc invalid: duplicate recipient 000.00.00.H53 in To",
      "Document refused: duplicate attachment name a.pdf",
    ])
      assert.equal(reason(fail("9", words)), "failed")
  })

  it("about a document's own signature does not blame the system's credentials", () => {
    assert.equal(reason(fail("9", "Chữ ký số của văn bản không hợp lệ")), "failed")
  })

  it("that is not the protocol's envelope says nothing about the packet", () => {
    for (const body of ["<html>Đăng nhập</html>", "null", "17", '"OK"', "{}", '{"message":"hello"}', "OK"]) {
      assert.equal(reason(body), "malformed-answer", body)
    }
    assert.equal(reason("", 302), "malformed-answer")
    assert.equal(reason(fail("1"), 500), "malformed-answer")
  })

  it("that a packet is too large is a refusal, from the axis or from a proxy", () => {
    assert.equal(reason("<html>413 Request Entity Too Large</html>", 413), "too-large")
  })

  it("that is something else is quoted in one short line", () => {
    const answer = read(`<html>\r\n\t${"x".repeat(5_000)}`, 200, { contentType: "text/html" })
    assert(Result.isFailure(answer))
    assert.match(answer.failure.answer, /^HTTP 200 text\/html <html> x{193}…$/)
  })

  it("never breaks the client, whatever it is", () => {
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
