import { type Append, Storage, type StoredEvent, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { epochMillis, type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import {
  chief,
  clerk,
  memoryAxis,
  memoryStorage,
  type OpenedTestAgency,
  openTestAgency,
} from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"

export const office = { code: "000.00.01.H31", name: "Văn phòng UBND tỉnh Hưng Yên" }
const department = { code: "000.00.13.H31", name: "Sở Thông tin và Truyền thông" }

/** Documents of a type that were issued: how many, and the sheets and copies of all of them. */
export interface Issued {
  readonly type: string
  readonly documents: number
  readonly pages: number
  readonly copies: number
}

const by = { by: clerk }
const ofDocuments = /^(outgoing|delivery|incoming|duty|notice)\//

const eventsOf = ({ store }: OpenedTestAgency) =>
  Effect.map(store.readLog(0n, 10_000), (log) => log.filter(({ stream }) => ofDocuments.test(stream)))

/** The events of one document that the office sent and of one that it received, by the real use cases. */
const playOnce = Effect.gen(function* () {
  yield* TestClock.setTime(Date.parse("2019-05-20T08:00:00+07:00"))
  const axis = memoryAxis([office, department])
  const sender = yield* openTestAgency(axis, office)
  const receiver = yield* openTestAgency(axis, department)
  const files = [{ name: "van-ban.pdf", bytes: new TextEncoder().encode("%PDF-1.4\nVăn bản") }]
  const id = yield* sender.outgoing.draft({ type: "thong-bao", subject: "Văn bản", pageAmount: 1, files }, by)
  yield* sender.outgoing.signAsPerson(id, { authority: "TL." }, { by: chief })
  yield* sender.outgoing.signAsAgency(id, by)
  yield* sender.outgoing.dispatch(id, { to: [department.code] }, by)
  yield* sender.work.drain()
  yield* receiver.work.poll()
  return { sent: yield* eventsOf(sender), received: yield* eventsOf(receiver) }
}).pipe(Effect.scoped)

/** A part of a whole number, so that all parts together are the number. */
const part = (whole: number, of: number, index: number) =>
  Math.floor((whole * (index + 1)) / of) - Math.floor((whole * index) / of)

interface Data {
  readonly draft?: object
  readonly lines?: ReadonlyArray<{ readonly to: object }>
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const recipient = (number: number) => `000.00.${String(number).padStart(3, "0")}.H31`

/** The streams of another document, with a number of recipients. */
const cloned = (
  events: ReadonlyArray<StoredEvent>,
  name: string,
  { type, pages, copies }: { readonly type: string; readonly pages: number; readonly copies: number },
): ReadonlyArray<Append> => {
  const named = (text: string) => text.replace(uuid, (id) => `${id.slice(0, 8)}-${name}`)
  const appends = new Map<string, Array<Append["events"][number]>>()
  const add = (stream: string, event: StoredEvent, data: string) => {
    const events = appends.get(stream) ?? []
    events.push({ type: event.type, schemaVersion: event.schemaVersion, data })
    appends.set(stream, events)
  }
  for (const event of events) {
    const data = JSON.parse(named(event.data)) as Data
    if (event.stream.startsWith("delivery/"))
      for (let copy = 0; copy < copies; copy++) {
        const code = recipient(copy)
        const swap = (text: string) => named(text).replaceAll(department.code, code)
        add(swap(event.stream), event, swap(event.data))
      }
    else if (data.draft)
      add(
        named(event.stream),
        event,
        JSON.stringify({ ...data, draft: { ...data.draft, type, pageAmount: pages } }),
      )
    else if (data.lines) {
      const [line] = data.lines
      const lines = Array.from({ length: copies }, (_, copy) => ({
        ...line,
        to: { ...line?.to, code: recipient(copy) },
      }))
      add(named(event.stream), event, JSON.stringify({ ...data, lines }))
    } else add(named(event.stream), event, JSON.stringify(data))
  }
  return [...appends].map(([stream, events]) => ({ stream, expected: "none", events }))
}

/** An agency whose log has so many documents issued and received, on the days after a time. */
export const openWithLives = (
  agency: { readonly code: string; readonly name: string },
  from: VietnamTime,
  issued: ReadonlyArray<Issued>,
  received: number,
) =>
  Effect.gen(function* () {
    const lives = yield* playOnce
    const tenant = Layer.succeed(Tenant, { agency: agency.code as AgencyCode })
    const storage = Context.get(yield* Layer.build(Layer.provide(memoryStorage(), tenant)), Storage)
    const many: Array<ReadonlyArray<Append>> = []
    for (const { type, documents, pages, copies } of issued)
      for (let index = 0; index < documents; index++)
        many.push(
          cloned(lives.sent, `${type}-${index}`, {
            type,
            pages: part(pages, documents, index),
            copies: part(copies, documents, index),
          }),
        )
    for (let index = 0; index < received; index++)
      many.push(cloned(lives.received, `den-${index}`, { type: "", pages: 0, copies: 1 }))
    for (const [index, appends] of many.entries())
      yield* storage.commit({
        id: `life-${index}`,
        // Over four weeks.
        at: vietnamTime(epochMillis(from) + (index % 28) * 86_400_000),
        by: lives.sent[0]?.by ?? "",
        appends,
      })
    return yield* openTestAgency(memoryAxis([agency]), agency, { storage: Layer.succeed(Storage, storage) })
  })
