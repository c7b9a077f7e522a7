import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decideReply, evolveReply, type Replies, type ReplyEvent } from "../../src/document/reply.ts"
import { describeReply } from "../../src/report/replies.ts"
import { replyCommand } from "./arbitrary/reply.ts"

const lived = fc.array(replyCommand, { maxLength: 20 }).map((asked) => {
  const events: Array<ReplyEvent> = []
  let state: Replies = {}
  for (const command of asked) {
    const more = decideReply(state, command)
    state = more.reduce<Replies>(evolveReply, state)
    events.push(...more)
  }
  return { asked, events, state }
})

const ids = (replies: Replies["replies"]) => (replies ?? []).map(({ document }) => document)

describe("In every life of a document that answers others and is answered", () => {
  it("each other document stands once on each side, and no list is empty", () => {
    fc.assert(
      fc.property(lived, ({ state }) => {
        for (const list of [state.repliesTo, state.replies]) {
          expect(new Set(ids(list)).size).toBe(ids(list).length)
          expect(list?.length).not.toBe(0)
        }
      }),
    )
  })

  it("what answers it is what was last said of each: that it does, or that it was recalled", () => {
    fc.assert(
      fc.property(lived, ({ asked, state }) => {
        for (const id of ["d1", "d2"]) {
          const last = asked.findLast(
            ({ _tag, document }) => document === id && (_tag === "NoteReply" || _tag === "LoseReply"),
          )
          expect(ids(state.replies).includes(id)).toBe(last?._tag === "NoteReply")
          const answers = asked.some(({ _tag, document }) => document === id && _tag === "NoteReplyTo")
          expect(ids(state.repliesTo).includes(id)).toBe(answers)
        }
      }),
    )
  })

  it("a repeated statement changes nothing", () => {
    fc.assert(
      fc.property(lived, replyCommand, ({ state }, command) => {
        const once = decideReply(state, command).reduce<Replies>(evolveReply, state)
        expect(decideReply(once, command)).toEqual([])
      }),
    )
  })

  it("everything is described in a sentence in both languages", () => {
    fc.assert(
      fc.property(lived, ({ events }) => {
        for (const { en, vi } of events.map(describeReply)) {
          expect(en).toMatch(/\.$/)
          expect(vi).toMatch(/\.$/)
        }
      }),
    )
  })
})
