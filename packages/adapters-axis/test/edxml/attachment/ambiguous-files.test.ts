import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { readFiles as read } from "../codec.ts"
import { type FileText, file, fileWith, pdf } from "../packet-text.ts"

describe("A file that another reader may take another for is broken", () => {
  const second = Buffer.concat([pdf, Buffer.from("2")])
  const ambiguous: ReadonlyArray<readonly [what: string, ...files: ReadonlyArray<FileText>]> = [
    ["because two have one identifier", file("a.pdf", pdf), file("b.pdf", second)],
    ["because two have one identifier and one name", file("a.pdf", pdf), file("a.pdf", second)],
    [
      "because the manifest has its identifier twice",
      { reference: file("a.pdf", pdf, "1").reference },
      { reference: file("b.pdf", pdf, "1").reference },
      { attachment: file("a.pdf", pdf, "1").attachment },
    ],
    [
      "because the names are swapped",
      fileWith(file("a.pdf", pdf, "1"), {}, { AttachmentName: "b.pdf" }),
      fileWith(file("b.pdf", second, "2"), {}, { AttachmentName: "a.pdf" }),
    ],
    [
      "because another one bears its name and is not in the manifest",
      fileWith(file("a.pdf", pdf, "1"), {}, { AttachmentName: "b.pdf" }),
      { attachment: file("a.pdf", second, "2").attachment },
    ],
    [
      "because another one has its name, and neither an identifier",
      fileWith(file("a.pdf", pdf), { ContentId: "" }, { ContentId: "" }),
      fileWith(file("a.pdf", second), { ContentId: "" }, { ContentId: "" }),
    ],
    [
      "because another one that is not in the manifest has its name",
      file("a.pdf", pdf, "1"),
      { attachment: file("a.pdf", second, "2").attachment },
    ],
    [
      "because two that are not in the manifest have one name",
      { attachment: file("a.pdf", pdf, "1").attachment },
      { attachment: file("a.pdf", second, "2").attachment },
    ],
    [
      "because the manifest has another file in it",
      fileWith(file("a.pdf", pdf), { ContentTransferEncoded: second.toString("base64") }, {}),
    ],
    [
      "because it is in the manifest alone",
      { reference: { ...file("a.pdf", pdf).reference, ContentTransferEncoded: pdf.toString("base64") } },
    ],
  ]
  for (const [what, ...files] of ambiguous) {
    it.effect(what, () =>
      Effect.gen(function* () {
        const { broken } = yield* read(...files)
        assert.isNotEmpty(broken)
        assert.includeMembers(
          broken.map(({ reason }) => reason),
          ["attachment-ambiguous"],
        )
      }),
    )
  }
})
