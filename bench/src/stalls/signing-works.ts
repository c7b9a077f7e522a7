import { Effect } from "effect"
import { desk } from "./desk.ts"
import { pdfWith, withNesting, withObjects, withStream } from "./pdfs.ts"
import { mebibyte, type StallWork } from "./work.ts"

const works = (kind: string, size: string, make: () => Uint8Array): ReadonlyArray<StallWork> => [
  {
    work: `sign ${kind}`,
    size,
    prepare: Effect.map(desk, ({ sign }) => sign(make(), "person")),
  },
  {
    work: `seal ${kind} that a person signed`,
    size,
    prepare: Effect.gen(function* () {
      const { sign } = yield* desk
      return sign(yield* sign(make(), "person"), "agency")
    }),
  },
  {
    work: `verify both signatures of ${kind}`,
    size,
    prepare: Effect.gen(function* () {
      const { sign, verify } = yield* desk
      return verify(yield* sign(yield* sign(make(), "person"), "agency"))
    }),
  },
]

const hostile = (work: string, size: string, make: () => Uint8Array): StallWork => ({
  work: `verify ${work}`,
  size,
  prepare: Effect.map(desk, ({ verify }) => verify(make())),
})

const signatureField =
  "<< /FT /Sig /T (a) /V << /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 10 20 10] /Contents <00> >> >>"

export const signing: ReadonlyArray<StallWork> = [
  ...[1, 16, 64, 200].flatMap((size) =>
    works("a PDF with one image", `${size} MiB`, () => withStream(size * mebibyte)),
  ),
  ...[10_000, 65_000].flatMap((count) =>
    works("a PDF of many objects", `${count} objects`, () => withObjects(count)),
  ),
  hostile("a PDF of a million objects", "50 MB", () => withObjects(1_000_000)),
  hostile("a PDF that nests arrays", "2 million", () => withNesting(1_000_000)),
  hostile("a PDF with 10,000 signatures", "1 MB", () =>
    pdfWith(Array.from({ length: 10_000 }, () => Buffer.from(signatureField))),
  ),
  hostile("a file of `obj` alone", "50 MB", () =>
    Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from("1 0 obj ".repeat(6_000_000))]),
  ),
  hostile("a file of /ByteRange alone", "50 MB", () =>
    Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.from("/ByteRange [0 1 2 3] ".repeat(2_400_000))]),
  ),
  hostile("a file of << alone", "50 MB", () =>
    Buffer.concat([
      Buffer.from("%PDF-1.7\n1 0 obj\n"),
      Buffer.from("<<".repeat(25_000_000)),
      Buffer.from("/ByteRange [0 1 2 3]"),
    ]),
  ),
]
