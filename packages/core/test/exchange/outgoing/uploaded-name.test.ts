import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { by, openScene, pdf, quietly } from "../scene.ts"

const drafted = (name: string) =>
  Effect.gen(function* () {
    const { sender } = yield* openScene()
    const files = [{ name, bytes: pdf("Báo cáo") }] as const
    const id = yield* sender.outgoing.draft({ type: "bao-cao", subject: "Kết quả", files }, by)
    const { draft } = yield* sender.outgoing.get(id)
    return draft.files.map((file) => file.name)
  }).pipe(quietly)

describe("The name of an uploaded file", () => {
  it.effect("is stored as it was meant, where its UTF-8 was read as Latin-1", () =>
    Effect.gen(function* () {
      const name = Buffer.from("Báo cáo quý.pdf").toString("latin1")
      expect(yield* drafted(name)).toEqual(["Báo cáo quý.pdf"])
    }),
  )

  it.effect("stays as it is where that is not certain", () =>
    Effect.gen(function* () {
      for (const name of ["Báo cáo.pdf", "Café São Paulo.pdf", "TÃ i liá»u.pdf"])
        expect(yield* drafted(name)).toEqual([name])
    }),
  )
})
