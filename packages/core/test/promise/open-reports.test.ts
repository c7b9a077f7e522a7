import {
  InputError,
  type OpenedReports,
  openExchange,
  openReports,
  type ReportsOptions,
  StorageError,
} from "@lienthong/core"
import { Storage, Tenant } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { memoryAxis, memoryStorage, testOptions } from "@lienthong/testkit"
import { Effect, Layer, ManagedRuntime } from "effect"
import { describe, expect, expectTypeOf, it } from "vitest"
import { by, report, tayNinh, vpcp } from "../exchange/scene.ts"

const standby = Effect.fail(
  new StorageError({
    reason: "unavailable",
    detail: { problem: "a standby", problemVi: "máy chủ dự phòng" },
  }),
)

/** A store that several open at once, as processes do, and the same one where nothing can be written. */
const sharedStore = async () => {
  const tenant = Layer.succeed(Tenant, { agency: tayNinh.code as AgencyCode })
  const runtime = ManagedRuntime.make(Layer.provide(memoryStorage(), tenant))
  const store = await runtime.runPromise(Storage)
  const advances = { count: 0 }
  const { views } = store
  if (views === undefined) throw new Error("the store keeps no views")
  const replica = Storage.of({
    ...store,
    commit: () => standby,
    views: {
      ...views,
      open: (name) =>
        Effect.flatMap(views.list, (all) => {
          const found = all.find((each) => each.name === name.name && each.version === name.version)
          return found ? Effect.succeed(found) : standby
        }),
      advance: () => {
        advances.count += 1
        return standby
      },
      activate: () => standby,
      replace: () => standby,
      drop: () => standby,
    },
  })
  return {
    storage: Layer.succeed(Storage, store),
    replica: Layer.succeed(Storage, replica),
    advances,
    close: () => runtime.dispose(),
  }
}

const scene = async () => {
  const store = await sharedStore()
  const options = { ...testOptions(memoryAxis([tayNinh, vpcp]), tayNinh), storage: store.storage }
  const exchange = await openExchange(options)
  const beside = await openReports(options)
  const close = async () => {
    await beside.close()
    await exchange.close()
    await store.close()
  }
  return { store, options, exchange, beside, close }
}

describe("Reports that are opened beside an exchange", () => {
  it("know what the exchange has answered, page for page", async () => {
    const { exchange, beside, close } = await scene()
    const ids = [await exchange.outgoing.draft(report(), by), await exchange.outgoing.draft(report(), by)]
    const rows = (await beside.reports.outgoing()).rows
    expect(rows.map(({ document }) => document).sort()).toEqual(ids.toSorted())
    const both = (reports: OpenedReports["reports"]) =>
      Promise.all([
        reports.outgoing({ limit: 1 }),
        reports.documents(),
        reports.search({ text: "bao cao" }),
        reports.figures({ period: "2026" }),
        reports.headline(),
        reports.timeline(ids[0] ?? ""),
      ])
    const untimed = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, each) => (key === "asOf" ? null : each)))
    expect(untimed(await both(beside.reports))).toEqual(untimed(await both(exchange.reports)))
    const changes: Array<string> = []
    for await (const { event } of beside.changes()) changes.push(event._tag)
    expect(changes.filter((tag) => tag === "Drafted")).toHaveLength(2)
    await close()
  })

  it("need neither the axis nor a key, and take the exchange's own options", async () => {
    const store = await sharedStore()
    const beside = await openReports({ agency: tayNinh, storage: store.storage })
    expect((await beside.reports.incoming()).rows).toEqual([])
    expect((await beside.views.status()).filter(({ kept }) => kept)).toHaveLength(1)
    await beside.close()
    const late = await beside.reports.incoming().catch((error: unknown) => error)
    expect(late).toMatchObject({ _tag: "StorageError", detail: { problem: "the exchange is closed" } })
    const refused = await openReports({ agency: tayNinh } as ReportsOptions).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(InputError)
    await store.close()
  })

  it("on a standby show the rows that the primary built, say how old they are, and write nothing", async () => {
    const { store, options, exchange, close } = await scene()
    await exchange.outgoing.draft(report(), by)
    await exchange.reports.outgoing()
    const replica = await openReports({ ...options, storage: store.replica })
    const current = await replica.reports.outgoing()
    expect(current).toMatchObject({ isCurrent: true })
    expect(current.rows).toHaveLength(1)
    await exchange.outgoing.draft(report(), by)
    for (let times = 0; times < 3; times++) {
      const old = await replica.reports.outgoing()
      expect(old).toMatchObject({ isCurrent: false, asOf: current.asOf })
      expect(old.rows).toHaveLength(1)
    }
    expect(store.advances.count).toBe(1)
    await exchange.reports.outgoing()
    expect(await replica.reports.outgoing()).toMatchObject({ isCurrent: true, rows: [{}, {}] })
    await replica.close()
    await close()
  })

  it("cannot change anything: there is no operation that would", () => {
    const compiled = ({ reports }: OpenedReports) => {
      // @ts-expect-error: a period is closed by the exchange, which has the seal.
      void reports.closePeriod
    }
    expectTypeOf(compiled).toBeFunction()
    expectTypeOf<keyof OpenedReports>().toEqualTypeOf<"reports" | "views" | "changes" | "close">()
  })
})
