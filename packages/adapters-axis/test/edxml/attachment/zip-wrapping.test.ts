import { it } from "@effect/vitest"
import { Effect } from "effect"
import { zipSync } from "fflate"
import { assert, describe } from "vitest"
import { unwrap, wrap } from "../../../src/edxml/attachment/zip-wrapping.ts"

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

describe("A ZIP in which readers find different files", () => {
  it.effect("is damage, whichever of them is in its directory", () =>
    Effect.gen(function* () {
      const [one, other] = ["a.txt", "b.txt"].map((name) =>
        Buffer.from(zipSync({ [name]: Buffer.from(`this is ${name}`) }, { level: 0 })),
      ) as [Buffer, Buffer]
      assert.isNotString(yield* unwrap(one))
      const moved = Buffer.concat([one.subarray(0, one.indexOf("PK\u0001\u0002")), other])
      const end = moved.lastIndexOf("PK\u0005\u0006")
      const directory = moved.lastIndexOf("PK\u0001\u0002")
      moved.writeUInt32LE(directory, end + 16)
      moved.writeUInt32LE(moved.lastIndexOf("PK\u0003\u0004"), directory + 42)
      const renamed = Buffer.from(one)
      renamed.write("z", 30)
      const ended = Buffer.concat([one, Buffer.from("PK\u0005\u0006")])
      for (const zip of [moved, renamed, ended]) yield* Effect.flip(unwrap(zip))
    }),
  )
})
