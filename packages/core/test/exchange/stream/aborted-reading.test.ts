import { type Actor, type OpenedExchange, openExchange } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { by, report, tayNinh } from "../scene.ts"

let sender: OpenedExchange
beforeAll(async () => {
  sender = await openExchange(testOptions(memoryAxis([tayNinh]), tayNinh))
})
afterAll(() => sender.close())

const reader: Actor = { id: "ld-01", name: "Nguyễn Văn Đọc", roles: ["leader", "administrator"] }

const all = async <A>(things: AsyncIterable<A>) => {
  const found: Array<A> = []
  for await (const thing of things) found.push(thing)
  return found
}

describe("Reading the log", () => {
  it("following the changes and exporting the log end by their signal, with and without a person", async () => {
    await sender.outgoing.draft(report(), by)
    const giveUp = new AbortController()
    const { signal } = giveUp
    const following = all(sender.changes({ follow: true }, { signal }))
    const followingToo = all(sender.changes({ follow: true }, { by: reader, signal }))
    expect(await all(sender.changes({ signal }))).toHaveLength(1)
    expect(await all(sender.log.export({ signal }))).not.toEqual([])
    const reason = new Error("the page was closed")
    giveUp.abort(reason)
    await expect(following).rejects.toBe(reason)
    await expect(followingToo).rejects.toBe(reason)
    for (const late of [sender.changes({}, { signal }), sender.log.export({ signal })])
      await expect(all(late as AsyncIterable<unknown>)).rejects.toBe(reason)
  })
})
