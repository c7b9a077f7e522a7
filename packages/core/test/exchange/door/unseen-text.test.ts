import { it } from "@effect/vitest"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import {
  btttt,
  by,
  dispatched,
  exchangeMail,
  onlyArrival,
  openScene,
  refusedBy,
  report,
  sealed,
  vpcp,
} from "../scene.ts"

const unseen = ["", " ", "\u200B", "\u2060\uFEFF", "\u00AD", "\u2800\u3164", "\u202E\u0301"]

type Scene = Effect.Success<ReturnType<typeof openScene>>

/** Every text that a person must give, given with nothing to see. */
const asked = (
  { sender, receiver, other }: Scene,
  ids: {
    readonly draft: string
    readonly sealed: string
    readonly sent: string
    readonly come: string
    readonly unregistered: string
    readonly file: string
  },
  text: string,
): Readonly<Record<string, Effect.Effect<unknown, unknown>>> => ({
  "subject of a draft": sender.outgoing.draft(report({ subject: text }), by),
  "body on whose behalf is signed": sender.outgoing.signAsPerson(
    ids.draft,
    { authority: { prefix: "TM.", of: text } },
    { by: chief },
  ),
  "reason to close": sender.outgoing.closeUnissued(ids.draft, { reason: text }, by),
  "reason of a replacement": sender.outgoing.dispatch(
    ids.sealed,
    { to: [vpcp.code], replaces: [ids.sent], replacementReason: text },
    by,
  ),
  "reason of an update": sender.outgoing.update(ids.sent, { reason: text, remove: [vpcp.code] }, by),
  "reason of a recall": sender.outgoing.recall(ids.sent, { reason: text }, { by: chief }),
  "words of a refusal": other.incoming.refuse(ids.unregistered, { text }, by),
  "name of who handles it": receiver.incoming.assign(ids.come, { to: text }, by),
  "title of a work file": sender.workFiles.open({ year: 2019, notation: "02", title: text }, by),
  "notation of a work file": sender.workFiles.open({ year: 2019, notation: text, title: "x" }, by),
  "reason to take out of a file": sender.workFiles.remove(ids.file, { document: ids.sent, reason: text }, by),
  "name of the person": sender.outgoing.draft(report(), { by: { ...by.by, name: text } }),
  "id of the person": sender.outgoing.draft(report(), { by: { ...by.by, id: text } }),
})

describe("A text that a person must give", () => {
  it.effect("is refused when nothing in it is visible, and the error says what is missing", () =>
    Effect.gen(function* () {
      const scene = yield* openScene()
      const { sender, receiver, other } = scene
      const draft = yield* sender.outgoing.draft(report(), by)
      const sent = yield* dispatched(sender, [vpcp.code, btttt.code])
      yield* exchangeMail(sender, receiver, other)
      const come = yield* onlyArrival(receiver)
      const unregistered = yield* onlyArrival(other)
      yield* receiver.incoming.accept(come, {}, by)
      const file = yield* sender.workFiles.open({ year: 2019, notation: "01", title: "x" }, by)
      yield* sender.workFiles.add(file, { document: sent }, by)
      const ids = { draft, sent, come, unregistered, file, sealed: yield* sealed(sender) }
      for (const text of unseen)
        for (const [which, each] of Object.entries(asked(scene, ids, text))) {
          const agency = { words: other, name: receiver }[which.split(" ")[0] ?? ""] ?? sender
          if (/of the person$/.test(which))
            expect(yield* Effect.flip(each)).toMatchObject({ code: "authorization/person-unusable" })
          else {
            const error = yield* refusedBy(agency, each)
            expect([which, error.code, error.sentence.en]).toEqual([
              which,
              expect.stringMatching(
                /^(input|document)\/(subject-missing|reason-missing|value-invalid|authority-unknown)$/,
              ),
              expect.not.stringContaining("registered"),
            ])
          }
        }
    }),
  )
})
