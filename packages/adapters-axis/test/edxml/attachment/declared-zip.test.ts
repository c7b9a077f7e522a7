import { it } from "@effect/vitest"
import { Effect } from "effect"
import fc from "fast-check"
import { unzipSync, zipSync } from "fflate"
import { assert, describe } from "vitest"
import { encode } from "../codec.ts"
import { attachmentOf, report } from "../sample-packet.ts"

const plain = fc.uint8Array({ minLength: 1, maxLength: 60 })

/** What travels in a packet: other files, archives of one file or of several, office files. */
const anyFile: fc.Arbitrary<Uint8Array> = fc.letrec<{ file: Uint8Array }>((tie) => ({
  file: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    plain,
    plain.map((bytes) => Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes])),
    fc
      .tuple(fc.constantFrom("a.txt", "file", "a.ZIP"), tie("file"))
      .map(([name, bytes]) => zipSync({ [name]: bytes })),
    fc.tuple(tie("file"), plain).map(([one, other]) => zipSync({ "a.txt": one, "b.txt": other })),
    plain.map((bytes) => zipSync({ "[Content_Types].xml": Buffer.from("<T/>"), "word/document.xml": bytes })),
  ),
})).file

const anyName = fc
  .tuple(
    fc.constantFrom("a", "Công văn", "phụ lục 1.2"),
    fc.constantFrom("", ".zip", ".ZIP", ".Zip", ".docx", ".xlsx", ".txt", ".rar", ".zip.txt"),
  )
  .map(([name, extension]) => `${name}${extension}`)

const anyType = fc.constantFrom(
  ...["application/zip", "application/x-zip-compressed", "Application/ZIP; charset=binary"],
  ...["application/octet-stream", "application/pdf", "text/plain"],
)

const all = (text: string, tag: string) =>
  [...text.matchAll(new RegExp(`<(?:edXML:)?${tag}\\b[^>]*>([^<]*)<`, "g"))].map(([, value = ""]) => value)

/** What the axis' own library takes for the file: it unpacks a declared ZIP that is not named `.zip`. */
const asAxisReads = (name: string, type: string, bytes: Uint8Array) =>
  type === "application/zip" && !name.endsWith(".zip") ? Object.values(unzipSync(bytes))[0] : bytes

describe("A file that is written", () => {
  it.effect("is declared a ZIP only where it is one, and every reader gets the very file", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(anyName, anyType, anyFile, (name, mediaType, bytes) =>
          Effect.gen(function* () {
            const sent = { ...attachmentOf(name, bytes), mediaType }
            const text = new TextDecoder().decode(yield* encode({ ...report, attachments: [sent] }))
            const [listed = "", carried = ""] = all(text, "ContentType")
            const content = Buffer.from(all(text, "ContentTransferEncoded")[0] ?? "", "base64")
            if (!name.endsWith(".zip")) assert.notMatch(listed, /zip/i)
            if (/zip/i.test(carried) && !name.endsWith(".zip"))
              assert.strictEqual(content.subarray(0, 4).toString("latin1"), "PK\u0003\u0004")
            assert.isTrue(Buffer.from(bytes).equals(asAxisReads(name, carried, content) ?? Buffer.from("")))
          }).pipe(Effect.runPromise),
        ),
        { numRuns: 300 },
      ),
    ),
  )
})
