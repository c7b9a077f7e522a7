import { it } from "@effect/vitest"
import { minimalPdf } from "@lienthong/testkit"
import { Effect } from "effect"
import { expect } from "vitest"
import { pdfText } from "../src/pdf-text.ts"

const call = { signal: new AbortController().signal }
const bytes = minimalPdf({ title: "Báo cáo", lines: ["Duong tinh 784 qua huyen Go Dau", "trang mot"] })
const read = (mediaType: string, given = bytes) =>
  Effect.promise(async () => pdfText({ name: "bao-cao.pdf", mediaType, bytes: given }, call))

it.effect("The text of a PDF's pages is read, and its bytes stay as they are", () =>
  Effect.gen(function* () {
    const before = bytes.slice()
    const text = yield* read("application/pdf")
    expect(text).toContain("huyen Go Dau")
    expect(text).toContain("trang mot")
    expect(bytes).toEqual(before)
    expect(yield* read("application/zip")).toBeUndefined()
  }),
)

it.effect("A file that is not a PDF is refused by the reader, which the exchange logs", () =>
  Effect.gen(function* () {
    const broken = new TextEncoder().encode("%PDF-1.4\nnothing")
    const answer = yield* Effect.exit(
      Effect.tryPromise(async () =>
        pdfText({ name: "x", mediaType: "application/pdf", bytes: broken }, call),
      ),
    )
    expect(answer._tag).toBe("Failure")
  }),
)
