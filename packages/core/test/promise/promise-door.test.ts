import {
  authorizeBy,
  checkPermission,
  type ExchangeOptions,
  type OpenedExchange,
  openExchange,
  StorageError,
} from "@lienthong/core"
import { type PacketCodec, Storage, Transport } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type { SignaturePolicy } from "@lienthong/core/policy"
import type { Change } from "@lienthong/core/report"
import { chief, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { afterEach, describe, expect, it } from "vitest"
import { by, expectSentences, report, start, tayNinh, vpcp } from "../exchange/scene.ts"

const opened: Array<OpenedExchange> = []
afterEach(async () => {
  for (const exchange of opened.splice(0)) await exchange.close()
})

const axisOfTwo = () => memoryAxis([tayNinh, vpcp])

const open = async (
  axis = axisOfTwo(),
  agency: typeof tayNinh = tayNinh,
  changes: Partial<ExchangeOptions> = {},
) => {
  const exchange = await openExchange({ ...testOptions(axis, agency), ...changes })
  opened.push(exchange)
  return exchange
}

const dispatched = async ({ outgoing }: OpenedExchange) => {
  const id = await outgoing.draft(report(), by)
  await outgoing.signAsPerson(id, { by: chief })
  await outgoing.signAsAgency(id, by)
  await outgoing.dispatch(id, { to: [vpcp.code] }, by)
  return id
}

/** The first change to come by of which something is true. */
const first = async (changes: AsyncIterable<Change>, wanted: (change: Change) => boolean) => {
  for await (const change of changes) if (wanted(change)) return change
  return undefined
}

const all = async <A>(things: AsyncIterable<A>) => {
  const found: Array<A> = []
  for await (const thing of things) found.push(thing)
  return found
}

describe("Through the door for Promises", () => {
  it("a document goes the same way", async () => {
    const axis = axisOfTwo()
    const [sender, receiver] = [await open(axis), await open(axis, vpcp)]
    const id = await dispatched(sender)
    expect(await sender.work.drain()).toBe(1)
    expect(await receiver.work.poll()).toBe(1)
    const [arrived] = (await receiver.reports.incoming()).rows
    expect(await receiver.incoming.accept(arrived?.document ?? "", by)).toBe(1)
    await receiver.work.drain()
    await sender.work.poll()
    expect(await sender.outgoing.deliveries(id)).toMatchObject([{ standing: "accepted" }])
  })

  it("a sealed document that nobody will send is closed", async () => {
    const { outgoing, reports } = await open()
    const id = await outgoing.draft(report(), by)
    await outgoing.signAsPerson(id, { by: chief })
    await outgoing.signAsAgency(id, by)
    await outgoing.closeUnissued(id, { reason: "Đã hoãn" }, by)
    const denied = await outgoing.dispatch(id, { to: [vpcp.code] }, by).catch((error) => error)
    expect(denied).toMatchObject({ _tag: "DocumentError", reason: "closed-already" })
    expectSentences(denied)
    expect((await reports.outgoing()).rows).toMatchObject([{ stage: "not-issued" }])
  })

  it("what is denied rejects with an error that says why in both languages", async () => {
    const { outgoing } = await open()
    const bad = report({ files: [{ name: "a.pdf", bytes: new Uint8Array() }] })
    const empty = await outgoing.draft(bad, by).catch((error) => error)
    expect(empty).toMatchObject({ _tag: "InputError", reason: "file-empty", code: "input/file-empty" })
    const nowhere = await outgoing.get("nowhere").catch((error) => error)
    expect(nowhere).toMatchObject({ _tag: "DocumentError", reason: "unknown-document" })
    for (const error of [empty, nowhere]) expectSentences(error)
  })

  it("a call that names two persons is refused, and a signal beside the person is not", async () => {
    const { outgoing, reports } = await open()
    const id = await outgoing.draft(report(), { ...by, signal: new AbortController().signal })
    await outgoing.signAsPerson(id, { by: chief })
    const sign = outgoing.signAsAgency as (...args: ReadonlyArray<unknown>) => Promise<unknown>
    const guest = { by: { id: "khach", name: "Khách", roles: [] } }
    const { signal } = new AbortController()
    for (const more of [[by], [{ ...by, signal }], [by, { signal }]])
      await expect(sign(id, {}, guest, ...more)).rejects.toMatchObject({
        _tag: "AuthorizationError",
        reason: "person-unusable",
      })
    expect(await reports.outgoingRegister()).toMatchObject({ rows: [] })
    await sign(id, {}, by, undefined)
    expect(await reports.outgoingRegister()).toMatchObject({ rows: [{ number: 1 }] })
  })

  it("workers that could not run are refused when the exchange is opened", async () => {
    for (const [field, workers] of [
      ["pollMillis", { pollMillis: "5000" }],
      ["sealMillis", { sealMillis: Number.NaN }],
      ["ordinary", { capacity: { ordinary: -2 } }],
    ] as const) {
      const error = await open(axisOfTwo(), tayNinh, { workers: workers as never }).catch(
        (problem) => problem,
      )
      expect(error).toMatchObject({ _tag: "InputError", reason: "value-invalid", detail: { field } })
    }
  })

  it("duties with impossible times are refused when the exchange is opened, since they would never be missed", async () => {
    const atOnceMillis = { flash: 1, "very-urgent": 1, urgent: 1 }
    for (const [field, duties] of [
      ["duties.reportWait.workingDays", { atOnceMillis, reportWait: { workingDays: 0, urgentMillis: 1 } }],
      ["duties.reportWait.workingDays", { atOnceMillis, reportWait: { workingDays: 1.5, urgentMillis: 1 } }],
      ["duties.reportWait.urgentMillis", { reportWait: { workingDays: 1, urgentMillis: "1800000" } }],
      ["duties.reportWait.urgentMillis", { atOnceMillis, reportWait: { workingDays: 1, urgentMillis: 0 } }],
      ["duties.atOnceMillis.flash", { atOnceMillis: { ...atOnceMillis, flash: Number.NaN } }],
      ["duties.reportWait.urgentMillis", { reportWait: { urgentMillis: -1 } }],
      ["duties.answerRecallMillis", { atOnceMillis, answerRecallMillis: -1 }],
    ] as const) {
      const error = await open(axisOfTwo(), tayNinh, { duties: duties as never }).catch((problem) => problem)
      expect(error).toMatchObject({ _tag: "InputError", reason: "value-invalid", detail: { field } })
    }
  })

  it("an agency of an ill-formed identifier is not opened", async () => {
    for (const code of [
      "tây ninh",
      "000.00.00.H5",
      "001.00.20.TT2",
      "28.22.H17",
      "0.0.0",
      "000",
      "1",
      "H53.",
    ]) {
      const error = await open(axisOfTwo(), { ...tayNinh, code }).catch((problem) => problem)
      expect(error).toMatchObject({ _tag: "InputError", reason: "own-code-malformed", detail: { code } })
      expectSentences(error)
    }
  })

  it("an agency with an impossible signature policy is refused, with the valid values", async () => {
    const policies = [
      [{ "signature-broken": "accept" }, "signature-treatment-impossible", "refuse, for-information"],
      [{ "signature-broken": "acept" }, "signature-treatment-unknown", "refuse, for-information"],
      [{ "signature-broken": {} }, "signature-treatment-unknown", "refuse, for-information"],
      [{ "signature-borken": "refuse" }, "signature-rule-unknown", "changed-before-seal"],
      ["accept", "signature-policy-malformed", "signaturePolicy"],
    ] as const
    for (const [signaturePolicy, reason, said] of policies) {
      const options = { signaturePolicy: signaturePolicy as SignaturePolicy }
      const error = await open(axisOfTwo(), tayNinh, options).catch((problem) => problem)
      expect(error).toMatchObject({ _tag: "InputError", reason })
      expectSentences(error)
      expect(error.sentence.next.vi).toContain(said)
    }
  })

  it("an agency whose place is not written as it is printed is not opened", async () => {
    const agency = { ...tayNinh, place: "tây ninh, 5" }
    const error = await open(axisOfTwo(), tayNinh, { agency }).catch((problem) => problem)
    expect(error).toMatchObject({ _tag: "InputError", reason: "place-malformed" })
    expectSentences(error)
  })

  it("the axis is asked for its time, and a clock that differs is reported", async () => {
    const { work } = await open(axisOfTwo(), tayNinh, { clock: () => start })
    expect(await work.checkAxis()).toMatchObject({ clock: { inStep: true, aheadMillis: 0 } })
    const given = testOptions(axisOfTwo(), tayNinh)
    const health = Effect.succeed({ axisTime: vietnamTime(start - 90_000) })
    const slow = Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => Transport.of({ ...transport, health })),
    )
    const axis = Layer.provideMerge(slow, given.axis as Layer.Layer<Transport | PacketCodec>)
    const late = await open(axisOfTwo(), tayNinh, { axis, clock: () => start })
    expect(await late.work.checkAxis()).toMatchObject({ clock: { inStep: false, aheadMillis: 90_000 } })
  })

  it("a store that cannot be opened is named when the exchange is opened", async () => {
    const unavailable = new StorageError({ reason: "unavailable", detail: { problem: "disk" } })
    const storage = Layer.effect(Storage, Effect.fail(unavailable))
    const error = await open(axisOfTwo(), tayNinh, { storage }).catch((problem) => problem)
    expect(error).toMatchObject({ _tag: "StorageError", reason: "unavailable" })
  })

  it("a call that is given up ends, and the document is sent by the next one", async () => {
    const axis = axisOfTwo()
    const sender = await open(axis)
    const id = await dispatched(sender)
    axis.misbehave(tayNinh.code, "taken-then-silent")
    const giveUp = new AbortController()
    const draining = sender.work.drain({ signal: giveUp.signal })
    await expect.poll(() => axis.taken.length).toBe(1)
    giveUp.abort(new Error("the clerk went home"))
    await expect(draining).rejects.toThrow("the clerk went home")
    axis.calm()
    expect(await sender.work.drain()).toBe(1)
    expect(await sender.outgoing.deliveries(id)).toMatchObject([{ standing: "sent" }])
    expect(axis.taken).toHaveLength(1)
  })

  it("a call that was given up before it began does nothing", async () => {
    const { outgoing, changes } = await open()
    const drafting = outgoing.draft(report(), { ...by, signal: AbortSignal.abort() })
    await expect(drafting).rejects.toMatchObject({ name: "AbortError" })
    expect(await all(changes())).toEqual([])
  })

  it("a reading ends by its signal, with and without a person", async () => {
    const { outgoing, reports } = await open()
    const id = await outgoing.draft(report(), by)
    const signal = AbortSignal.abort(new Error("enough"))
    for (const reading of [
      () => outgoing.get(id, { signal }),
      () => outgoing.get(id, { ...by, signal }),
      () => reports.documents({}, { signal }),
      () => reports.documents({ signal }),
    ])
      await expect(reading()).rejects.toThrow("enough")
    const { signal: still } = new AbortController()
    expect((await outgoing.get(id, { ...by, signal: still })).draft.subject).toBe(report().subject)
  })

  it("a person without permission is denied, and the host's own authorizer is asked", async () => {
    const asked: Array<string> = []
    const authorizer = authorizeBy(async (request) => {
      asked.push(request.action)
      return checkPermission(request)
    })
    const { outgoing, reports } = await open(axisOfTwo(), tayNinh, { authorizer })
    const denied = await outgoing.draft(report(), { by: chief }).catch((error) => error)
    expect(denied).toMatchObject({ _tag: "AuthorizationError", code: "authorization/role-missing" })
    expectSentences(denied)
    const secretly = outgoing.get("x", {
      by: { ...chief, agency: vpcp.code },
      signal: new AbortController().signal,
    })
    await expect(secretly).rejects.toMatchObject({ reason: "another-agency" })
    expect((await reports.denials({ by: chief })).rows).toHaveLength(2)
    expect(asked).toEqual(["outgoing.draft", "outgoing.get", "reports.denials"])
  })

  it("changes are read in order, and from where one stopped", async () => {
    const sender = await open(axisOfTwo(), tayNinh, { clock: () => start })
    await dispatched(sender)
    const everything = await all(sender.changes())
    expect(everything.map(({ event }) => event._tag)).toEqual([
      "Drafted",
      "SignedByPerson",
      "Numbered",
      "SealedByAgency",
      "Taken",
      "DirectoryRead",
      "Dispatched",
      "Queued",
    ])
    for (const change of everything) expect(change.at).toBe("2019-06-20T14:00:00.000+07:00")
    expect(everything[1]?.by).toEqual(chief)
    const third = everything[2]?.position
    if (third !== undefined) expect(await all(sender.changes({ after: third }))).toEqual(everything.slice(3))
  })

  it("documents are sent and received in the background", async () => {
    const axis = axisOfTwo()
    const workers = { workers: { pollMillis: 10 } }
    const [sender, receiver] = [await open(axis, tayNinh, workers), await open(axis, vpcp, workers)]
    const arrival = first(receiver.changes({ follow: true }), ({ event }) => event._tag === "Arrived")
    const reported = first(sender.changes({ follow: true }), ({ event }) => event._tag === "StatusReported")
    const id = await dispatched(sender)
    expect(await arrival).toMatchObject({ kind: "incoming", by: { id: "system" } })
    expect(await reported).toMatchObject({ event: { report: { status: "01" } } })
    expect(await sender.outgoing.deliveries(id)).toMatchObject([{ standing: "arrived" }])
  })

  it("closing stops the workers and those who follow the changes, and no call works any more", async () => {
    const axis = axisOfTwo()
    const sender = await open(axis, tayNinh, { workers: { pollMillis: 10 } })
    await dispatched(sender)
    const following = all(sender.changes({ follow: true }))
    await first(sender.changes({ follow: true }), ({ event }) => event._tag === "Submitted")
    await sender.close()
    expect((await following).map(({ event }) => event._tag)).toContain("Submitted")
    const late = sender.outgoing.draft(report(), by)
    await expect(late).rejects.toMatchObject({ _tag: "StorageError", reason: "unavailable" })
  })
})
