import { describe, expect, it } from "vitest"
import { system } from "../../../src/agency/actor.ts"
import { record } from "../../../src/exchange/record/record.ts"
import { append, begin, note } from "../../../src/exchange/stream/append.ts"

const loaded = { stream: "register/incoming/2027", version: 3 }
const taken = { _tag: "Taken", number: 4, document: "0190" } as const

describe("A use case that records what happened to a document without its duties", () => {
  it("does not compile", () => {
    const forgetful = () => {
      // @ts-expect-error what happens to an outgoing document is appended by `change`
      append("outgoing", loaded, [{ _tag: "RecallStarted", reason: "wrong" }])
      // @ts-expect-error what happens to a delivery is appended by `change`
      begin("delivery", "delivery/0190/000.00.25.H53", [{ _tag: "PaperReturned" }])
      // @ts-expect-error what happens to an incoming document is appended by `change`
      note("incoming", "incoming/0190", [{ _tag: "ProcessingStarted" }])
      // @ts-expect-error a commit takes no events that are written by hand
      record(system, { appends: [{ stream: "outgoing/0190", expected: "any", events: [] }] })
    }
    expect(forgetful).toBeTypeOf("function")
  })

  it("is none where the stream has no duties: a register's number is appended as it is read", () => {
    expect(append("register", loaded, [taken])).toMatchObject({ stream: loaded.stream, expected: 3 })
  })
})
