import { it } from "@effect/vitest"
import type { HostView } from "@lienthong/core/report"
import { chief } from "@lienthong/testkit"
import { Effect, Fiber, Stream } from "effect"
import { describe, expect } from "vitest"
import { hostActions, openActions } from "../../../src/policy/permissions.ts"
import {
  by,
  dispatched,
  exchangeMail,
  expectJson,
  onlyArrival,
  openScene,
  report,
  tayNinh,
  vpcp,
} from "../scene.ts"

const reason = { reason: "Sai số liệu" }

/** Two agencies with a document on its way back, one that has come to a stop, a denial and a subscriber. */
const busy = Effect.gen(function* () {
  const scene = yield* openScene({ views: [streams] })
  const { axis, sender, receiver } = scene
  const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
  yield* exchangeMail(sender, receiver)
  const incoming = yield* onlyArrival(receiver)
  yield* receiver.incoming.accept(incoming, by)
  yield* exchangeMail(receiver, sender)
  yield* sender.outgoing.recall(id, reason, by)
  yield* exchangeMail(sender, receiver)
  const stuck = yield* dispatched(sender, [vpcp.code])
  axis.misbehave(tayNinh.code, "refused")
  yield* sender.work.drain()
  axis.calm()
  yield* Effect.flip(sender.outgoing.draft(report(), { by: chief }))
  return { ...scene, id, incoming, stuck }
})

/** The streams of outgoing documents, as a view of the host's own. */
const streams: HostView<{ readonly stream: string }> = {
  name: "streams",
  version: 1,
  rowsOf: ({ kind, stream }) => (kind === "outgoing" ? [stream] : []),
  evolve: (row, { stream }) => row ?? { stream },
  listsOf: ({ stream }) => [{ list: "all", sort: stream }],
}

/** Bytes of files are no JSON, and what only runs answers nothing. */
const withoutAnswer = /readFile$|\.run[A-Z]/

describe("What a host gets", () => {
  it.effect("is the same after it was JSON, whichever operation answers it", () =>
    Effect.gen(function* () {
      const { sender, receiver, id, incoming, stuck } = yield* busy
      const { outgoing, reports, views, work, log } = sender
      const file = yield* sender.workFiles.open({ year: 2019, notation: "01-VX", title: "Thí điểm" }, by)
      yield* sender.workFiles.add(file, { document: id }, by)
      const batches: Array<unknown> = []
      const listening = yield* Effect.forkChild(
        sender.subscribe({ name: "search" }, (batch) => Effect.sync(() => batches.push(batch))),
      )
      for (let turn = 0; turn < 10_000 && batches.length === 0; turn++) yield* Effect.yieldNow
      yield* Fiber.interrupt(listening)
      const answers: Readonly<Record<string, unknown>> = {
        subscribe: batches,
        changes: yield* Stream.runCollect(sender.changes()),
        "outgoing.get": yield* outgoing.get(id),
        "outgoing.deliveries": yield* outgoing.deliveries(id),
        "incoming.get": yield* receiver.incoming.get(incoming),
        "reports.tracking": (yield* reports.tracking()).rows,
        "reports.outgoing": (yield* reports.outgoing()).rows,
        "reports.incoming": (yield* receiver.reports.incoming()).rows,
        "reports.documents": (yield* receiver.reports.documents()).rows,
        "reports.awaited": (yield* receiver.reports.awaited()).rows,
        "directory.search": yield* sender.directory.search({ text: "bo" }),
        "reports.search": (yield* reports.search({ text: "bao cao" })).rows,
        "reports.timeline": (yield* reports.timeline(id)).rows,
        "reports.outgoingRegister": (yield* reports.outgoingRegister()).rows,
        "reports.incomingRegister": (yield* receiver.reports.incomingRegister()).rows,
        "reports.paperSenders": (yield* receiver.reports.paperSenders()).rows,
        "reports.faults": (yield* reports.faults()).rows,
        "reports.duties": (yield* receiver.reports.duties()).rows,
        "reports.readings": (yield* reports.readings()).rows,
        "workFiles.get": yield* sender.workFiles.get(file),
        "reports.workFiles": (yield* reports.workFiles()).rows,
        "reports.paper": (yield* receiver.reports.paper()).rows,
        "reports.figures": yield* reports.figures({ period: "2019-Q2", groupBy: "type" }),
        "reports.readClosedPeriod": yield* Effect.andThen(
          reports.closePeriod({ period: "2019-05" }, by),
          reports.readClosedPeriod({ period: "2019-05" }),
        ),
        "reports.headline": yield* reports.headline(),
        "reports.denials": (yield* reports.denials()).rows,
        "views.page": yield* views.page(streams, { lists: ["all"] }),
        "views.status": yield* views.status(),
        "views.rebuild": yield* views.rebuild("streams"),
        "work.list": yield* work.list(),
        "reports.sharedKeys": yield* reports.sharedKeys(),
        "reports.tolerances": yield* receiver.reports.tolerances(),
        "work.explain": yield* work.explain(stuck),
        "work.drain": yield* work.drain(),
        "work.poll": yield* work.poll(),
        "work.checkAxis": yield* work.checkAxis(),
        "work.reconcile": yield* work.reconcile(),
        "log.status": yield* log.status(),
        "log.seal": yield* Effect.flip(log.seal()),
        "log.export": yield* Stream.runCollect(log.export()),
      }
      const told = [...Object.keys(openActions), ...Object.keys(hostActions)]
      expect(Object.keys(answers).toSorted()).toEqual(
        told.filter((path) => !withoutAnswer.test(path)).toSorted(),
      )
      for (const [path, answer] of Object.entries(answers)) {
        if (path !== "log.seal") expectJson(answer)
        else
          expect(JSON.parse(JSON.stringify(answer))).toMatchObject({ code: "signing/no-sealer", status: 500 })
      }
      const changes = answers.changes as ReadonlyArray<{ readonly position: number }>
      const after = JSON.parse(JSON.stringify(changes.at(2))).position
      expect(yield* Stream.runCollect(sender.changes({ after }).pipe(Stream.take(3)))).toEqual(
        changes.slice(3, 6),
      )
    }),
  )
})
