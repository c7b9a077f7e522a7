import { keySealer, nationalAxis, pdfSigner, pdfVerifier } from "@lienthong/adapters-axis"
import { sqlite } from "@lienthong/adapters-sqlite"
import { InputError } from "@lienthong/core"
import { newSealKey } from "@lienthong/testkit"
import { describe, expect, it } from "vitest"

/** Values that have no fields of their own, and would pass for options that ask for nothing. */
const fieldless: ReadonlyArray<readonly [name: string, value: unknown]> = [
  ["a Promise, where `await` was forgotten", Promise.resolve({ encryption: undefined })],
  ["a date", new Date(0)],
  ["a map", new Map([["waitMillis", 1]])],
  ["a set", new Set()],
  ["a regular expression", /x/],
  ["an error", new Error("lỗi")],
  ["null", null],
  ["a list", []],
  ["text", "encryption"],
]

const { privatePem } = newSealKey()

const adapters: ReadonlyArray<readonly [name: string, open: (options: never) => unknown]> = [
  ["sqlite", (options) => sqlite("tay-ninh.db", options)],
  ["nationalAxis", (options) => nationalAxis(options)],
  ["pdfSigner", (options) => pdfSigner(options)],
  ["pdfVerifier", (options) => pdfVerifier(options)],
  ["keySealer", (options) => keySealer(privatePem, options)],
]

const thrownBy = (call: () => unknown): unknown => {
  try {
    return call()
  } catch (error) {
    return error
  }
}

describe("Options of an adapter", () => {
  for (const [adapter, open] of adapters)
    it.each(fieldless)(`of ${adapter} are refused where they are %s`, (_, value) => {
      const error = thrownBy(() => open(value as never))
      expect(error).toBeInstanceOf(InputError)
      expect(error).toMatchObject({ code: expect.stringMatching(/^input\//) })
    })

  it("of a sealer are refused where the key is a path or a Promise", () => {
    for (const key of ["niem-phong.pem", Promise.resolve(privatePem), undefined, 1])
      expect(thrownBy(() => keySealer(key as never))).toBeInstanceOf(InputError)
  })
})
