import { it } from "@effect/vitest"
import type { Problem } from "@lienthong/core"
import type { ViewStore } from "@lienthong/core/adapter"
import type { HostView } from "@lienthong/core/report"
import { type OpenedTestAgency, openTestAgency } from "@lienthong/testkit"
import { Effect, Layer, Logger } from "effect"
import { describe, expect } from "vitest"
import { Storage } from "../../../src/port/storage/storage.ts"
import { by, dispatched, expectSentences, openScene, report, tayNinh, vpcp } from "../scene.ts"

interface Draft {
  readonly id: string
  readonly subject: string
}

/** The drafts of an agency in the order of their subjects. */
const drafts: HostView<Draft> = {
  name: "drafts",
  version: 1,
  rowsOf: ({ kind, stream }) => (kind === "outgoing" ? [stream] : []),
  evolve: (row, { kind, event }, key) =>
    kind === "outgoing" && event._tag === "Drafted"
      ? { id: key.slice("outgoing/".length), subject: event.draft.subject }
      : row,
  listsOf: ({ subject }) => [{ list: "all", sort: subject }],
}

const broken = (call: "rowsOf" | "evolve" | "listsOf"): HostView<Draft> => ({
  ...drafts,
  name: "broken",
  [call]: () => {
    throw new Error("no such column")
  },
})

const subjects = ["Báo cáo quý", "Kế hoạch", "An toàn thông tin"]
const draftAll = (agency: OpenedTestAgency) =>
  Effect.forEach(subjects, (subject) => agency.outgoing.draft(report({ subject }), by))

/** Builds a view again to its end, and gives how far each step came. */
const rebuilt = Effect.fnUntraced(function* ({ views }: OpenedTestAgency, name: string) {
  const steps = []
  do steps.push(yield* views.rebuild(name))
  while (!steps.at(-1)?.isDone)
  return steps
})

const viewsOf = ({ store }: OpenedTestAgency): ViewStore => {
  if (!store.views) throw new Error("the store keeps views")
  return store.views
}

describe("A view of the host's own", () => {
  it.effect("is read page by page with what operations have answered, like the library's tables", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ views: [drafts] })
      yield* draftAll(sender)
      const first = yield* sender.views.page(drafts, { lists: ["all"], limit: 2, total: true })
      expect(first).toMatchObject({ isCurrent: true, total: 3 })
      expect(first.rows.map(({ subject }) => subject)).toEqual(["An toàn thông tin", "Báo cáo quý"])
      const rest = yield* sender.views.page(drafts, { lists: ["all"], limit: 2, after: first.next ?? "" })
      expect(rest.rows.map(({ subject }) => subject)).toEqual(["Kế hoạch"])
      expect(rest.next).toBeUndefined()
      const back = yield* sender.views.page(drafts, { lists: ["all"], order: "descending", from: "B" })
      expect(back.rows.map(({ subject }) => subject)).toEqual(["Kế hoạch", "Báo cáo quý"])
      expect(yield* sender.views.status()).toContainEqual({
        name: "drafts",
        version: 1,
        position: first.asOf,
        behind: 0,
        live: true,
        kept: true,
        rebuildable: true,
      })
    }),
  )

  it.effect("refuses the cursor of another query, a view that was not given, and an unknown field", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene({ views: [drafts] })
      yield* draftAll(sender)
      const { next = "" } = yield* sender.views.page(drafts, { lists: ["all"], limit: 1 })
      const other = { ...drafts, name: "other" }
      const refused: ReadonlyArray<Effect.Effect<unknown, unknown>> = [
        sender.views.page(drafts, { lists: ["open"], after: next }),
        sender.views.page(other, { lists: ["all"] }),
        sender.views.page(drafts, { lists: ["all"], sort: "subject" } as never),
        sender.views.page(drafts, { lists: [] } as never),
        sender.views.rebuild("other"),
      ]
      for (const asked of refused) {
        const error = (yield* Effect.flip(asked)) as Problem
        expect(error).toMatchObject({ code: "input/value-invalid" })
        expectSentences(error)
      }
    }),
  )

  it.effect("is stopped and named when a function of it throws, and everything else goes on", () =>
    Effect.gen(function* () {
      for (const call of ["rowsOf", "evolve", "listsOf"] as const) {
        const view = broken(call)
        const { sender } = yield* openScene({ views: [view, drafts] })
        yield* draftAll(sender)
        for (let times = 0; times < 2; times++) {
          const error = yield* Effect.flip(sender.views.page(view, { lists: ["all"] }))
          expect(error).toMatchObject({
            code: "storage/view-stopped",
            detail: { view: "broken", call, problem: "no such column" },
          })
          expectSentences(error)
        }
        expect((yield* sender.views.page(drafts, { lists: ["all"] })).rows).toHaveLength(3)
        expect((yield* sender.reports.outgoing()).rows).toHaveLength(3)
        expect(yield* sender.views.status()).toContainEqual(
          expect.objectContaining({ name: "broken", stopped: expect.objectContaining({ call }) }),
        )
      }
    }).pipe(Effect.provide(Logger.layer([]))),
  )

  it.effect("that returns a Promise, no list or no places is stopped, too", () =>
    Effect.gen(function* () {
      for (const wrong of [
        { rowsOf: () => "outgoing" },
        { rowsOf: () => ["#counts"] },
        { evolve: async () => ({}) },
        { evolve: () => () => 1 },
        { listsOf: () => [{ list: "all" }] },
      ]) {
        const view = { ...drafts, ...wrong } as unknown as HostView<Draft>
        const { sender } = yield* openScene({ views: [view] })
        yield* draftAll(sender)
        expect(yield* Effect.flip(sender.views.page(view, { lists: ["all"] }))).toMatchObject({
          code: "storage/view-stopped",
          detail: { call: expect.any(String) },
        })
      }
    }).pipe(Effect.provide(Logger.layer([]))),
  )

  it.effect(
    "of a newer version is built from the first event, and the older one goes with a later start",
    () =>
      Effect.gen(function* () {
        const { axis, sender } = yield* openScene({ views: [drafts] })
        yield* draftAll(sender)
        yield* sender.views.page(drafts, { lists: ["all"] })
        const newer: HostView<Draft> = { ...drafts, version: 2, listsOf: () => [{ list: "all", sort: "" }] }
        const storage = Layer.succeed(Storage, sender.store)
        const versions = Effect.map(viewsOf(sender).list, (all) =>
          all.flatMap(({ name, version, live }) => (name === "drafts" ? [{ version, live }] : [])),
        )
        for (const expected of [
          [
            { version: 1, live: false },
            { version: 2, live: true },
          ],
          [{ version: 2, live: true }],
        ]) {
          const again = yield* openTestAgency(axis, tayNinh, { storage, views: [newer] })
          expect((yield* again.views.page(newer, { lists: ["all"] })).rows).toHaveLength(3)
          expect(yield* versions).toEqual(expected)
        }
      }),
  )
})

describe("A view that is rebuilt", () => {
  it.effect("has the rows of the log again, is read meanwhile, and goes on where a dead process came", () =>
    Effect.gen(function* () {
      const { axis, sender } = yield* openScene({ views: [drafts] })
      yield* draftAll(sender)
      for (let more = 0; more < 4; more++) yield* dispatched(sender, [vpcp.code])
      const views = viewsOf(sender)
      const page = () => sender.views.page(drafts, { lists: ["all"] })
      const right = yield* page()
      const { position } = yield* views.open({ name: "drafts", version: 1 })
      const [spoilt] = right.rows
      const key = `outgoing/${spoilt?.id}`
      yield* views.advance({
        view: { name: "drafts", version: 1 },
        from: position,
        to: position,
        put: [],
        remove: [key],
      })
      expect((yield* page()).rows).toHaveLength(6)
      // A store that gives few events at once, so that there are many steps.
      const readLog: Storage["Service"]["readLog"] = (after) => sender.store.readLog(after, 5)
      const storage = Layer.succeed(Storage, Storage.of({ ...sender.store, readLog }))
      const dying = yield* openTestAgency(axis, tayNinh, { storage, views: [drafts] })
      expect((yield* dying.views.rebuild("drafts")).isDone).toBe(false)
      const { position: reached } = yield* dying.views.rebuild("drafts")
      expect((yield* page()).rows).toHaveLength(6)
      const again = yield* openTestAgency(axis, tayNinh, { storage, views: [drafts] })
      const steps = yield* rebuilt(again, "drafts")
      expect(steps[0]?.position).toBeGreaterThan(reached)
      expect(steps.at(-1)).toMatchObject({ view: "drafts", position: right.asOf, head: right.asOf })
      expect(yield* page()).toEqual(right)
      expect((yield* sender.views.status()).some(({ name }) => name.startsWith("rebuild-"))).toBe(false)
    }),
  )

  it.effect("may be the library's own, and reports are the same before and after", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      yield* dispatched(sender)
      const before = yield* sender.reports.documents()
      const [own] = yield* sender.views.status()
      yield* rebuilt(sender, own?.name ?? "")
      expect(yield* sender.reports.documents()).toEqual(before)
      expect(yield* sender.views.status()).toEqual([own])
    }),
  )
})
