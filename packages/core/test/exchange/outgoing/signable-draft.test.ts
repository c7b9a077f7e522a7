import { it } from "@effect/vitest"
import type { DraftRequest } from "@lienthong/core"
import { Signer } from "@lienthong/core/adapter"
import { chief, stampSigner } from "@lienthong/testkit"
import { Effect, Layer, Result } from "effect"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { by, exchangeMail, onlyArrival, openScene, pdf, refusedBy, report, vpcp } from "../scene.ts"

const word = new Uint8Array([0x50, 0x4b, 3, 4])
const main = { name: "bao-cao.pdf", bytes: pdf("báo cáo") }

/** A signer as strangers write it, which cannot be asked before it signs. */
const unaskable = Layer.effect(
  Signer,
  Effect.map(Signer, ({ sign }) => Signer.of({ sign })),
).pipe(Layer.provide(stampSigner))

const unsignable: ReadonlyArray<readonly [string, string, DraftRequest["files"], string]> = [
  ["Word as the document itself", "not-a-pdf", [{ name: "bao-cao.docx", bytes: word }], "bao-cao.docx"],
  [
    "Word that is called a PDF by its type",
    "file-not-pdf",
    [{ name: "bao-cao.docx", bytes: word, mediaType: "application/pdf" }],
    "bao-cao.docx",
  ],
  [
    "Word that is called a PDF by its name",
    "file-not-pdf",
    [{ name: "bao-cao.pdf", bytes: word, mediaType: "application/octet-stream" }],
    "bao-cao.pdf",
  ],
  [
    "Word that is called a PDF with parameters",
    "file-not-pdf",
    [{ name: "bao-cao", bytes: word, mediaType: "Application/PDF; version=1.7" }],
    "bao-cao",
  ],
  ["a PDF by the name of Word", "file-type-differs", [{ ...main, name: "bao-cao.docx" }], "bao-cao.docx"],
  [
    "a PDF that is called Word by its type",
    "file-type-differs",
    [main, { ...main, name: "phu-luc.pdf", mediaType: "application/msword" }],
    "phu-luc.pdf",
  ],
  ["a picture as the document itself", "not-a-pdf", [{ name: "scan.png", bytes: word }], "scan.png"],
  ["a table as an annex", "annex-unsignable", [main, { name: "so-lieu.xlsx", bytes: word }], "so-lieu.xlsx"],
  [
    "a second annex of no known kind",
    "annex-unsignable",
    [main, { name: "1.pdf", bytes: pdf("một") }, { name: "phu-luc-2", bytes: word }],
    "phu-luc-2",
  ],
  ["an encrypted PDF", "pdf-unsupported", [{ name: "khoa.pdf", bytes: pdf("/Encrypt") }], "khoa.pdf"],
  ["an encrypted annex", "pdf-unsupported", [main, { name: "khoa.pdf", bytes: pdf("/Encrypt") }], "khoa.pdf"],
]

describe("What can never be signed", () => {
  for (const [what, reason, files, named] of unsignable)
    it.effect(`(${what}) is refused when it is drafted, by name, and nothing is kept of it`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const denied = yield* refusedBy(sender, sender.outgoing.draft(report({ files }), by))
        expect(denied).toMatchObject({ reason })
        expect(denied.sentence.en).toContain(named)
        expect(denied.sentence.vi).toContain(named)
        const id = yield* sender.outgoing.draft(report(), by)
        expect(yield* refusedBy(sender, sender.outgoing.revise(id, report({ files }), by))).toMatchObject({
          reason,
        })
      }),
    )

  it.effect("need not be named as a PDF: the bytes decide", () =>
    Effect.gen(function* () {
      const { sender } = yield* openScene()
      const files = [
        { name: "bao-cao", bytes: main.bytes },
        { name: "phu-luc", bytes: pdf("phụ lục"), mediaType: "application/octet-stream" },
      ]
      const id = yield* sender.outgoing.draft(report({ files }), by)
      const { draft } = yield* sender.outgoing.get(id)
      expect(draft.files.map(({ mediaType }) => mediaType)).toEqual(["application/pdf", "application/pdf"])
    }),
  )

  it.effect("is taken where the document is to go unsigned, for information, and so it goes", () =>
    Effect.gen(function* () {
      const { sender, receiver } = yield* openScene()
      const files = [
        { name: "bao-cao.docx", bytes: word },
        { name: "so-lieu.xlsx", bytes: word },
      ]
      const id = yield* sender.outgoing.draft(report({ files, forInformation: true }), by)
      yield* refusedBy(sender, sender.outgoing.signAsPerson(id, { by: chief }))
      yield* sender.outgoing.dispatch(id, { to: [vpcp.code], forInformation: true }, by)
      yield* exchangeMail(sender, receiver)
      const { content } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
      expect(content).toMatchObject({ legalValue: "for-information", files: [{ name: "bao-cao.docx" }, {}] })
    }),
  )
})

describe("What was taken as a draft", () => {
  const oddFiles = [{ name: "khoa.pdf", bytes: pdf("/Encrypt") }]
  const anyFile = fc.record({
    name: fc.constantFrom("a.pdf", "b.PDF", "c.docx", "d.xlsx", "e", "g.pdf.exe"),
    bytes: fc.constantFrom(pdf("một"), pdf("hai"), word, new Uint8Array([10, ...pdf("ba")])),
  })
  for (const [which, signer] of [
    ["that can be asked", stampSigner],
    ["that cannot", unaskable],
  ] as const)
    it.effect(`can be signed later by the person and by the agency (a signer ${which})`, () =>
      Effect.gen(function* () {
        const drafts = fc.sample(fc.array(anyFile, { minLength: 1, maxLength: 3 }), { numRuns: 40, seed: 12 })
        // What only the signer can tell of a file is not known of one that cannot be asked.
        const odd = signer === stampSigner ? drafts.map((files) => [...files, ...oddFiles]) : []
        for (const files of [...drafts, ...odd]) {
          const { sender } = yield* openScene({ signer })
          const drafted = yield* Effect.result(sender.outgoing.draft(report({ files }), by))
          if (Result.isFailure(drafted)) continue
          const id = drafted.success
          yield* sender.outgoing.signAsPerson(id, { by: chief })
          yield* sender.outgoing.signAsAgency(id, by)
        }
      }),
    )
})
