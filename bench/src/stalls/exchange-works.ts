import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { vxp } from "@lienthong/adapters-axis"
import { SignatureVerifier, Signer, Tenant } from "@lienthong/core/adapter"
import {
  caoBang,
  chief,
  clerk,
  openTestAgency,
  sampleAgencies,
  sampleCredentials,
  tayNinh,
} from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { makeScratch, removeScratch } from "../scratch.ts"
import { storageAt } from "../storage/sqlite/lienthong.ts"
import { desk } from "./desk.ts"
import { withStream } from "./pdfs.ts"
import { mebibyte, type StallWork } from "./work.ts"

const testkit = fileURLToPath(import.meta.resolve("@lienthong/testkit/cli"))

const folder = Effect.acquireRelease(Effect.sync(makeScratch), (path) =>
  Effect.sync(() => removeScratch(path)),
)

/** An axis in a process of its own, whose stalls are not ours. */
const axis = Effect.acquireRelease(
  Effect.promise(async () => {
    const agencies = sampleAgencies.flatMap(({ code, systemId, secret }) => [
      "--agency",
      `${code}:${systemId}:${secret}`,
    ])
    const child = spawn(process.execPath, [testkit, "axis", "--with-parent", ...agencies], {
      stdio: ["pipe", "pipe", "inherit"],
    })
    for await (const line of createInterface(child.stdout))
      if (line.startsWith("axis ready ")) return { child, endpoint: line.slice(11) }
    throw new Error("the axis did not start")
  }),
  ({ child }) =>
    Effect.promise(async () => {
      child.kill()
      await once(child, "exit")
    }),
)

const names = { [tayNinh]: "UBND tỉnh Tây Ninh", [caoBang]: "UBND tỉnh Cao Bằng" }

const agencies = Effect.gen(function* () {
  const { endpoint } = yield* axis
  const { signer, verifier } = yield* desk
  const place = yield* folder
  const open = (code: typeof tayNinh) => {
    mkdirSync(join(place, code))
    return openTestAgency(
      { transport: () => Layer.orDie(vxp({ endpoint, ...sampleCredentials(code), timeout: "120 seconds" })) },
      { code, name: names[code] ?? "" },
      {
        storage: Layer.orDie(
          Layer.provide(storageAt(join(place, code)), Layer.succeed(Tenant, { agency: code })),
        ),
        signer: Layer.succeed(Signer, signer),
        verifier: Layer.succeed(SignatureVerifier, verifier),
      },
    )
  }
  return { sender: yield* open(tayNinh), receiver: yield* open(caoBang) }
})

const by = { by: clerk }

/** What is done with one document with a file of a size, each step measured after the steps before it. */
const steps = (size: number): ReadonlyArray<StallWork> => {
  const step = (work: string, before: number): StallWork => ({
    work,
    size: `${size} MiB`,
    prepare: Effect.gen(function* () {
      const { sender, receiver } = yield* agencies
      const file = new Uint8Array(withStream(size * mebibyte))
      let id: string | undefined
      const all = [
        Effect.map(
          sender.outgoing.draft(
            { type: "bao-cao", subject: "Về việc thí điểm", files: [{ name: "a.pdf", bytes: file }] },
            by,
          ),
          (drafted) => {
            id = drafted
          },
        ),
        Effect.suspend(() => sender.outgoing.signAsPerson(id ?? "", { authority: "TM." }, { by: chief })),
        Effect.suspend(() => sender.outgoing.signAsAgency(id ?? "", by)),
        Effect.suspend(() => sender.outgoing.dispatch(id ?? "", { to: [caoBang] }, by)),
        Effect.suspend(() => sender.work.drain()),
        Effect.suspend(() => receiver.work.poll()),
      ] as const
      for (const done of all.slice(0, before)) yield* done
      return all[before] ?? Effect.void
    }),
  })
  return ["draft", "sign as a person", "sign as the agency", "dispatch", "send", "receive"].map(
    (name, before) => step(`${name} a document with a file`, before),
  )
}

export const exchanges: ReadonlyArray<StallWork> = [1, 16, 64, 150].flatMap(steps)
