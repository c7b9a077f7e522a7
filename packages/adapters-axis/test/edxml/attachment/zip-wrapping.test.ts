import { it } from "@effect/vitest"
import { Effect } from "effect"
import { zipSync } from "fflate"
import { assert, describe } from "vitest"
import { wrap } from "../../../src/edxml/attachment/zip-wrapping.ts"

describe("The ZIP that a file is sent in", () => {
  it.effect("is the one that the common library makes of it", () =>
    Effect.gen(function* () {
      for (const name of ["a.tif", "a", "công văn.bảng"]) {
        const file = Buffer.from("công văn ".repeat(1_000))
        const entry = name === "a.tif" ? "file.tif" : "file"
        const byLibrary = zipSync({ [entry]: file }, { level: 0, mtime: new Date(1980, 0, 1) })
        assert.isTrue(Buffer.from(yield* wrap(name, file)).equals(byLibrary))
      }
    }),
  )
})
