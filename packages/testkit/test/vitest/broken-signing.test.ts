import { sign } from "node:crypto"
import { pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import { type Actor, SigningError } from "@lienthong/core"
import type { SignatureFinding } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { createPki, type IssuedKey, keyPool } from "../../src/index.ts"
import { signerChapters } from "../../src/vitest/signer-contract/signer-contract.ts"
import { type OpenDesk, openDesk } from "../../src/vitest/signer-contract/signing-desk.ts"
import { signatureVerifierChapters } from "../../src/vitest/verifier-contract/signature-verifier-contract.ts"
import { type Broken, suiteFindsWhatIsBroken } from "./broken.ts"
import { brokenLater } from "./broken-later.ts"

const now = "2026-03-02T12:00:00.000+07:00" as VietnamTime
const person: Actor = { id: "nv-01", name: "Trần Thị Bích" }
const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const keysOf = async () => {
  const pki = await createPki({ now, newKey: keyPool(4) })
  const key = ({ p12, pin }: IssuedKey) => pkcs12(p12, pin)
  const chief = await pki.issuePerson({ name: person.name, position: "Chánh Văn phòng", agency: agency.name })
  return {
    signer: pdfSigner({ person: { [person.id]: key(chief) }, agency: key(await pki.issueAgency(agency)) }),
    rootPem: pki.rootPem,
    chief: await Effect.runPromise(key(chief)),
  }
}
const known = await keysOf()

/** A desk that is sound until it is broken. */
const desk = openDesk(
  Effect.succeed({
    signer: known.signer,
    verifier: pdfVerifier({ trust: [known.rootPem] }),
    untrusted: (await keysOf()).signer,
    person,
    stranger: { id: "nv-02", name: "Lê Văn Cường" },
    at: now,
    before: "2020-03-02T12:00:00.000+07:00" as VietnamTime,
    after: "2036-03-02T12:00:00.000+07:00" as VietnamTime,
    elsewhere: {
      sign: ({ message }) => Effect.sync(() => ({ raw: sign("sha256", message, known.chief.privateKey) })),
    },
  }),
)

type Signer = OpenDesk["signer"]
type Sign = Signer["sign"]
type BrokenSigner = readonly [promise: string, how: string, change: (signer: Signer) => Partial<Signer>]

const bytesOfSigned =
  (sign: Sign, change: (bytes: Uint8Array) => Uint8Array): Sign =>
  (request) =>
    Effect.map(sign(request), (signed) => ({ ...signed, bytes: change(signed.bytes) }))

/** Signs as the other of the two. */
const asOther = ({ sign }: Signer): Partial<Signer> => ({
  sign: (request) => sign({ ...request, as: request.as === "person" ? "agency" : "person" }),
})
/** Signs whatever the date. */
const atNow = ({ sign }: Signer): Partial<Signer> => ({ sign: (request) => sign({ ...request, at: now }) })
const refusing = () => Effect.fail(new SigningError({ reason: "pdf-unsupported", detail: {} }))

const lastSigned = ({ sign }: Signer): Partial<Signer> => {
  let last: Uint8Array | undefined
  return {
    sign: (request) => {
      const bytes = last ?? request.bytes
      last = request.bytes
      return sign({ ...request, bytes })
    },
  }
}

const brokenSigners: ReadonlyArray<BrokenSigner> = [
  ["A file that is signed as the person bears one signature, which holds", "seals it", asOther],
  ["A file that is signed as the agency bears one signature, which holds", "signs it by hand", asOther],
  [
    "A signed file begins with the file as it was given",
    "writes a comment before it",
    ({ sign }) => ({ sign: bytesOfSigned(sign, (bytes) => Buffer.concat([Buffer.from("%\n"), bytes])) }),
  ],
  [
    "The file that was given stays as it is",
    "works on it in place",
    ({ sign }) => ({
      sign: (request) => Effect.tap(sign(request), () => Effect.sync(() => request.bytes.fill(0, 0, 8))),
    }),
  ],
  [
    "The person's signature still holds after the agency has signed",
    "changes the page when it seals",
    ({ sign }) => ({
      sign: (request) =>
        sign(request.as === "agency" ? { ...request, bytes: request.bytes.with(30, 0x20) } : request),
    }),
  ],
  [
    "The signature is that of the person who was to sign, made when it was asked for",
    "dates it by a clock of its own",
    ({ sign }) => ({
      sign: (request) => sign({ ...request, at: "2026-03-02T19:00:00.000+07:00" as VietnamTime }),
    }),
  ],
  [
    "The reported certificate is the one in the file, and was valid when it signed",
    "tells another",
    ({ sign }) => ({
      sign: (request) =>
        Effect.zipWith(sign(request), sign({ ...request, as: "agency" }), ({ bytes }, { certificate }) => ({
          bytes,
          certificate,
        })),
    }),
  ],
  [
    "A file that was signed can be signed from the start again, and both hold",
    "signs nothing twice",
    ({ sign }) => {
      const signed = new Set<string>()
      return {
        sign: (request) => {
          const before = signed.size
          signed.add(Buffer.from(request.bytes).toString("latin1"))
          return signed.size === before ? refusing() : sign(request)
        },
      }
    },
  ],
  ["Files that are signed at once are not mixed up", "signs the file before", lastSigned],
  [
    "A file that is not a PDF is refused as such",
    "takes it for an odd PDF",
    ({ sign }) => ({ sign: (request) => Effect.catch(sign(request), refusing) }),
  ],
  [
    "Nobody is signed for without their own key, and nobody else's key is used",
    "takes another's key",
    ({ sign }) => ({ sign: (request) => sign({ ...request, by: person }) }),
  ],
  ...(["person", "agency"] as const).flatMap(
    (as): ReadonlyArray<BrokenSigner> => [
      [`Nothing is signed as the ${as} when the certificate has expired`, "looks at no date", atNow],
      [`Nothing is signed as the ${as} before the certificate is valid`, "looks at no date", atNow],
    ],
  ),
  [
    "Nothing is signed on top of a signature that does not hold",
    "calls it an odd PDF",
    ({ sign }) => ({ sign: (request) => Effect.catch(sign(request), refusing) }),
  ],
  [
    "A file that can be signed passes the check, before and after the first signature",
    "checks only files without signatures",
    ({ check }) => ({
      check: (file) =>
        Buffer.from(file.bytes).includes("/Sig") || check === undefined ? refusing() : check(file),
    }),
  ],
  [
    "A file that cannot be signed fails the check with the error that signing it gives",
    "passes every file",
    () => ({ check: () => Effect.void }),
  ],
  [
    "The check asks for no key and says nothing of certificates",
    "signs to see whether it can",
    ({ sign }) => ({
      check: (file) => sign({ ...file, as: "person", by: person, purpose: "" }).pipe(Effect.asVoid),
    }),
  ],
]

type Verifier = OpenDesk["verifier"]
type BrokenVerifier = readonly [promise: string, how: string, change: (verifier: Verifier) => Verifier]

const findings =
  (change: (findings: ReadonlyArray<SignatureFinding>) => ReadonlyArray<SignatureFinding>) =>
  ({ verify }: Verifier): Verifier => ({ verify: (file) => Effect.map(verify(file), change) })

const allValid = findings((all) => all.map((each) => ({ ...each, verdict: "valid" })))
const sayingSomething = () => ({
  verify: () => Effect.succeed([{ holder: "agency", verdict: "signature-unreadable", signer: "" }] as const),
})

const brokenVerifiers: ReadonlyArray<BrokenVerifier> = [
  ...[
    "A PDF that nobody has signed",
    "A file that cannot carry signatures",
    "A file without a byte in it",
  ].map(
    (what) => [`${what} has no signatures, which is not an error`, "finds one", sayingSomething] as const,
  ),
  [
    "Signatures are reported in the order in which they were made, each with its holder",
    "sorts them",
    findings((all) => all.toSorted((a, b) => a.holder.localeCompare(b.holder))),
  ],
  [
    "A signature is reported with the name of its signer",
    "does not look for it",
    findings((all) => all.map((each) => ({ ...each, signer: "" }))),
  ],
  [
    "A signature that held when it was made holds many years later",
    "judges the certificate at present",
    ({ verify }) => ({
      verify: (file) =>
        Effect.map(verify(file), (all) =>
          all.map((each) =>
            each.certificate && each.certificate.validUntil < file.now
              ? { ...each, verdict: "certificate-expired" as const }
              : each,
          ),
        ),
    }),
  ],
  [
    "A signature is reported as broken when the amount in the document was changed",
    "checks the certificate alone",
    allValid,
  ],
  ["No byte of what was signed can be changed unseen", "checks the certificate alone", allValid],
  [
    "A signed file that stops early is judged, and no signature that is cut holds",
    "throws",
    ({ verify }) => ({
      verify: (file) => {
        if (!Buffer.from(file.bytes).includes("%%EOF")) throw new RangeError("no end of file")
        return verify(file)
      },
    }),
  ],
  [
    "Looking at a file leaves its bytes as they are",
    "clears what it has read",
    ({ verify }) => ({
      verify: (file) => Effect.tap(verify(file), () => Effect.sync(() => file.bytes.fill(0, 0, 8))),
    }),
  ],
  [
    "A signature of a key that leads to no trusted root is reported as untrusted, and not as broken",
    "trusts everybody",
    allValid,
  ],
]

suiteFindsWhatIsBroken<OpenDesk>(
  "signing",
  signerChapters({}),
  brokenSigners
    .map(
      ([promise, how, change]): Broken<OpenDesk> => [
        promise,
        how,
        Effect.map(desk, (open) => ({ ...open, signer: { ...open.signer, ...change(open.signer) } })),
      ],
    )
    .concat(
      brokenLater.map(
        ([promise, how, change]): Broken<OpenDesk> => [
          promise,
          how,
          Effect.map(desk, (open) => {
            const changed = change(open.later)
            return {
              ...open,
              later: { ...open.later, ...changed },
              laterAgain: { ...open.laterAgain, ...changed },
            }
          }),
        ],
      ),
    ),
)

suiteFindsWhatIsBroken<OpenDesk>(
  "checking signatures",
  signatureVerifierChapters({}),
  brokenVerifiers.map(
    ([promise, how, change]): Broken<OpenDesk> => [
      promise,
      how,
      Effect.map(desk, (open) => ({ ...open, verifier: change(open.verifier) })),
    ],
  ),
)
