import fc from "fast-check"
import type { WorkFileEvent } from "../../../src/document/work-file/event.ts"
import { day } from "./vocabulary.ts"

const words = (longest: number) => fc.stringMatching(new RegExp(`^[a-zA-ZĐđ0-9]{1,${longest}}$`))
const document = fc.constantFrom("0190-1", "0190-2", "0190-3")

/** Any event of a work file, of few documents, so that they meet. */
export const workFileEvent: fc.Arbitrary<WorkFileEvent> = fc.oneof(
  fc.record(
    {
      _tag: fc.constant("FileOpened" as const),
      year: fc.integer({ min: 1945, max: 9999 }),
      notation: words(20),
      title: words(50),
      maintenance: words(30),
      rights: words(30),
      language: words(50),
      startDate: day,
      description: words(50),
      creator: words(30),
    },
    { requiredKeys: ["_tag", "year", "notation", "title", "startDate", "creator"] },
  ),
  fc.record({
    _tag: fc.constant("DocumentFiled" as const),
    document,
    ordinal: fc.integer({ min: 1, max: 999 }),
  }),
  fc.record({ _tag: fc.constant("DocumentUnfiled" as const), document, reason: words(30) }),
  fc.record(
    {
      _tag: fc.constant("FileClosed" as const),
      title: words(50),
      maintenance: words(30),
      endDate: day,
      description: words(50),
    },
    { requiredKeys: ["_tag", "endDate"] },
  ),
)
