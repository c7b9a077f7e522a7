import { it } from "@effect/vitest"
import type { Actor, SigningError } from "@lienthong/core"
import { type SignatureHolder, Signer } from "@lienthong/core/adapter"
import { wholeSigner } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { pkcs12 } from "../../src/signing/key/pkcs12.ts"
import type { SigningKeys } from "../../src/signing/key/signing-keys.ts"
import { append } from "../../src/signing/pdf/increment.ts"
import { pdfSigner } from "../../src/signing/pdf-signer.ts"
import { chief, chiefActor, noon, report, seal, sign, verdicts, verify } from "./desk.ts"
import { openPdf } from "./pdf/open-at-once.ts"

const latin1 = (text: string) => Buffer.from(text, "latin1")

/** A file with one of its objects said again, as any program may write it. */
const withObject = (number: number, body: string) =>
  append(openPdf(Buffer.from(report())), [{ number, generation: 0, body }]).bytes

describe("A file is not signed and is called something other than a PDF", () => {
  for (const [what, bytes] of [
    ["when it is empty", new Uint8Array()],
    ["when it is a text", latin1("Kính gửi: Văn phòng Chính phủ")],
    ["when it is a zip, as Word's own files are", latin1("PK\u0003\u0004".padEnd(2000, "\0"))],
    ["when the header comes after the first kilobyte", Buffer.concat([Buffer.alloc(1100, 32), report()])],
  ] as const)
    it.effect(what, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(sign(bytes, "person", { fileName: "van-ban.docx" }))
        assert.equal(error.reason, "not-a-pdf")
        assert.equal(error.message, "van-ban.docx is not a PDF.")
      }),
    )
})

describe("A PDF is not signed and the refusal says why", () => {
  const cases: ReadonlyArray<readonly [string, Uint8Array, RegExp]> = [
    ["when it is cut short", report().subarray(0, 400), /no cross-reference/],
    [
      "when its cross-reference points past its end",
      latin1(
        Buffer.from(report())
          .toString("latin1")
          .replace(/startxref\n\d+/, "startxref\n99999999"),
      ),
      /beyond the end of the file/,
    ],
    [
      "when its cross-reference points at something else",
      latin1(
        Buffer.from(report())
          .toString("latin1")
          .replace(/startxref\n\d+/, "startxref\n15"),
      ),
      /not where the file says/,
    ],
    [
      "when it is encrypted",
      latin1(Buffer.from(report()).toString("latin1").replace("trailer\n<<", "trailer\n<< /Encrypt 5 0 R")),
      /encrypted/,
    ],
    [
      "when its author certified it against any change",
      withObject(
        1,
        "<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP << /Type /Sig /Reference [<< /TransformMethod /DocMDP /TransformParams << /P 1 >> >>] >> >> >>",
      ),
      /no further signature/,
    ],
    ["when it has no page", withObject(2, "<< /Type /Pages /Kids [] /Count 0 >>"), /no page/],
    ["when its pages contain each other", withObject(3, "<< /Type /Pages /Kids [2 0 R] >>"), /no page/],
    ["when its catalog is not one", withObject(1, "(catalog)"), /no page/],
    [
      "when its objects are nested without end",
      withObject(3, "[".repeat(5000)),
      /too large or too intricate/,
    ],
  ]
  for (const [what, bytes, why] of cases)
    it.effect(what, () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(sign(bytes, "person"))
        assert.equal(error.reason, "pdf-unsupported")
        assert.match(error.detail.problem ?? "", why)
        assert.notMatch(error.sentence.vi, /nhật ký/)
        assert.equal(error.detail.file, "bao-cao.pdf")
      }),
    )

  it.effect("but a cross-reference that names itself as the one before lets it be signed", () =>
    Effect.gen(function* () {
      const circling = latin1(
        Buffer.from(report())
          .toString("latin1")
          .replace(/trailer\n<< ([\s\S]*)startxref\n(\d+)/, "trailer\n<< /Prev $2 $1startxref\n$2"),
      )
      const sealed = yield* sign(yield* sign(circling, "person"), "agency")
      assert.deepEqual(verdicts(yield* verify(sealed)), ["valid", "valid"])
    }),
  )

  it.effect("but a certification that allows signatures lets it be signed", () =>
    Effect.gen(function* () {
      const certified = withObject(
        1,
        "<< /Type /Catalog /Pages 2 0 R /Perms << /DocMDP << /Reference [<< /TransformParams << /P 2 >> >>] >> >> >>",
      )
      assert.lengthOf(yield* verify(yield* sign(certified, "person")), 1)
    }),
  )
})

describe("A key", () => {
  const attempt = (keys: SigningKeys, as: SignatureHolder, by: Actor = chiefActor) =>
    Effect.gen(function* () {
      const signer = wholeSigner(yield* Signer)
      const { certificate } = yield* signer.sign({
        as,
        by,
        fileName: "a.pdf",
        bytes: report(),
        purpose: "Ký ban hành",
        at: noon,
      })
      return certificate.subject
    }).pipe(Effect.provide(pdfSigner(keys)))

  const refusal = (effect: Effect.Effect<unknown, SigningError>) =>
    Effect.map(Effect.flip(effect), ({ reason, detail }) => [reason, detail.holder])

  const [chiefKey, sealKey] = [pkcs12(chief.p12, chief.pin), pkcs12(seal.p12, seal.pin)]
  const deputy: Actor = { id: "nv-02", name: "Lê Văn Cường" }

  it.effect("is taken by the id of the person who signs, and nobody signs with another's", () =>
    Effect.gen(function* () {
      const keys = { person: { "nv-01": chiefKey } }
      assert.equal(yield* attempt(keys, "person"), "Trần Thị Bích")
      assert.deepEqual(yield* refusal(attempt(keys, "person", deputy)), ["no-key", "Lê Văn Cường"])
    }),
  )

  it.effect("given without an id signs for everybody who signs as the person", () =>
    Effect.map(attempt({ person: chiefKey }, "person", deputy), (subject) =>
      assert.equal(subject, "Trần Thị Bích"),
    ),
  )

  it.effect("of the agency seals, and a person's never stands in for it, nor the other way round", () =>
    Effect.gen(function* () {
      assert.equal(yield* attempt({ agency: sealKey }, "agency"), "Ủy ban nhân dân tỉnh Tây Ninh")
      assert.deepEqual(yield* refusal(attempt({ person: chiefKey }, "agency")), ["no-key", "the agency"])
      assert.deepEqual(yield* refusal(attempt({ agency: sealKey }, "person")), ["no-key", "Trần Thị Bích"])
      assert.deepEqual(yield* refusal(attempt({}, "person")), ["no-key", "Trần Thị Bích"])
    }),
  )
})
