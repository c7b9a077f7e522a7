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

const letter = Buffer.from("công văn ".repeat(1_000))
const directoryOf = (zip: Buffer) => zip.lastIndexOf("PK\u0001\u0002")

/** A ZIP of one deflated file, changed. */
const changed = (change: (zip: Buffer) => Buffer | undefined): Buffer => {
  const zip = Buffer.from(zipSync({ "a.txt": letter }))
  return change(zip) ?? zip
}

/** The same ZIP with more bytes behind the file's own, which the directory counts to it. */
const withTail = (zip: Buffer): Buffer => {
  const [tail, directory] = [Buffer.from("another letter"), directoryOf(zip)]
  const longer = Buffer.concat([zip.subarray(0, directory), tail, zip.subarray(directory)])
  const packed = zip.readUInt32LE(directory + 20) + tail.length
  for (const at of [18, directory + tail.length + 20]) longer.writeUInt32LE(packed, at)
  longer.writeUInt32LE(directory + tail.length, longer.lastIndexOf("PK\u0005\u0006") + 16)
  return longer
}

const wrong: Readonly<Record<string, (zip: Buffer) => Buffer | undefined>> = {
  "with bytes behind the compressed file": withTail,
  "whose directory does not begin as one": (zip) => {
    zip.write("PX", directoryOf(zip))
    return undefined
  },
  "that says it is encrypted at the file": (zip) => {
    zip.writeUInt16LE(zip.readUInt16LE(6) | 1, 6)
    return undefined
  },
  "that says it is encrypted in the directory": (zip) => {
    const at = directoryOf(zip) + 8
    zip.writeUInt16LE(zip.readUInt16LE(at) | 1, at)
    return undefined
  },
  "that states two ways of compressing": (zip) => {
    zip.writeUInt16LE(0, 8)
    return undefined
  },
}

describe("A ZIP", () => {
  it.effect("of one compressed file gives the file", () =>
    Effect.gen(function* () {
      const read = yield* unwrap(changed(() => undefined))
      assert(read !== "office-file" && Buffer.from(read.file).equals(letter))
    }),
  )

  for (const [how, change] of Object.entries(wrong))
    it.effect(`${how} is damage, in both languages`, () =>
      Effect.gen(function* () {
        const { en, vi } = yield* Effect.flip(unwrap(changed(change)))
        assert.isNotEmpty(en)
        assert.notEqual(vi, en)
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
