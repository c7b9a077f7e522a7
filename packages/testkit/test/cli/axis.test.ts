import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { it } from "@effect/vitest"
import { connectAxisControl, daNang, sampleCredentials, tayNinh } from "@lienthong/testkit"
import { Effect, Fiber, Result } from "effect"
import { assert, describe } from "vitest"
import { runAxis } from "../../src/cli/axis.ts"
import { parseAxisArguments } from "../../src/cli/axis-arguments.ts"
import { scopedClient } from "../../src/index.ts"
import { documentTo, history } from "../axis/exchange.ts"

const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url))

/** The command in a process of its own, killed with the test's scope if it still runs. */
const lienthong = (...args: ReadonlyArray<string>) =>
  Effect.acquireRelease(
    Effect.sync(() =>
      spawn(process.execPath, [main, ...args], {
        env: { ...process.env, DA_NANG: sampleCredentials(daNang).secret },
      }),
    ),
    (child) => Effect.sync(() => child.kill("SIGKILL")),
  )

/** What a process says until it ends, and its exit code. */
const outcome = (child: ChildProcess) =>
  Effect.callback<{ readonly code: number | null; readonly said: string }>((resume) => {
    let said = ""
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
    }
    child.stdout?.on("data", listen)
    child.stderr?.on("data", listen)
    child.once("close", (code) => resume(Effect.succeed({ code, said })))
  })

const readyEndpoint = (child: ChildProcess) =>
  Effect.callback<string>((resume) => {
    createInterface({ input: child.stdout ?? process.stdin }).on("line", (line) => {
      if (line.startsWith("axis ready ")) resume(Effect.succeed(line.slice("axis ready ".length)))
    })
  })

const agencyArguments = [
  ...["--agency", `${tayNinh}:SYS-H53:${sampleCredentials(tayNinh).secret}`],
  ...["--agency", `${daNang}:SYS-H17:env:DA_NANG`],
  ...["--name", `${daNang}=UBND TP Đà Nẵng`],
]

describe("lienthong-testkit axis", () => {
  it.live("serves agencies from a process of its own, tells what it sees, and keeps their secrets", () =>
    Effect.gen(function* () {
      const child = yield* lienthong("--", "axis", ...agencyArguments)
      const ended = yield* Effect.forkChild(outcome(child), { startImmediately: true })
      const endpoint = yield* readyEndpoint(child)
      const sender = yield* scopedClient(tayNinh, endpoint)
      const recipient = yield* scopedClient(daNang, endpoint)
      yield* sender.submit(documentTo([daNang]))
      assert.lengthOf(yield* recipient.listInbox("document"), 1)
      assert.deepEqual(yield* history(connectAxisControl(endpoint)), ["taken 105/BC-UBND"])
      child.kill("SIGTERM")
      const { code, said } = yield* Fiber.join(ended)
      assert.equal(code, 0)
      assert.match(said, /taken .*000\.00\.00\.H53 → 000\.00\.00\.H17 .*105\/BC-UBND/)
      assert.include(said, "UBND TP Đà Nẵng")
      assert.notInclude(said, sampleCredentials(tayNinh).secret)
      assert.notInclude(said, sampleCredentials(daNang).secret)
    }),
  )

  it.live("goes on where it was after it was killed, if it keeps its data", () =>
    Effect.gen(function* () {
      const data = yield* Effect.acquireRelease(
        Effect.sync(() => mkdtempSync(join(tmpdir(), "lienthong-axis-"))),
        (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true })),
      )
      const first = yield* lienthong("axis", "--data", data, ...agencyArguments)
      const sender = yield* scopedClient(tayNinh, yield* readyEndpoint(first))
      yield* sender.submit(documentTo([daNang]))
      first.kill("SIGKILL")
      const second = yield* lienthong("axis", "--data", data, ...agencyArguments)
      const recipient = yield* scopedClient(daNang, yield* readyEndpoint(second))
      const [entry] = yield* recipient.listInbox("document")
      if (entry === undefined) return assert.fail("the document is in the mailbox")
      assert.deepEqual(Buffer.from(yield* recipient.fetch(entry)), Buffer.from(documentTo([daNang]).bytes))
    }),
  )

  it.live("stops when the process that started it is gone", () =>
    Effect.gen(function* () {
      const child = yield* lienthong("axis", "--with-parent", ...agencyArguments)
      const ended = yield* Effect.forkChild(outcome(child), { startImmediately: true })
      yield* readyEndpoint(child)
      child.stdin.end()
      assert.equal((yield* Fiber.join(ended)).code, 0)
    }),
  )

  it.live("says in both languages that its port is taken", () =>
    Effect.gen(function* () {
      const first = yield* lienthong("axis", ...agencyArguments)
      const { port } = new URL(yield* readyEndpoint(first))
      const second = yield* lienthong("axis", "--port", port, ...agencyArguments)
      const { code, said } = yield* outcome(second)
      assert.equal(code, 1)
      assert.include(said, `port ${port}`)
      assert.include(said, `cổng ${port}`)
    }),
  )
})

describe("The arguments of lienthong-testkit axis", () => {
  const parse = (...args: ReadonlyArray<string>) => parseAxisArguments(args, { SECRET: "from:environment" })
  const problem = (...args: ReadonlyArray<string>) => Result.getOrThrow(Result.flip(parse(...args)))

  it("name agencies with secrets written out or from the environment", () => {
    const parsed = Result.getOrThrow(
      parse(
        "--agency",
        "H53:S1:a:b",
        "--agency",
        "H17:S2:env:SECRET",
        "--name",
        "H53=Tây=Ninh",
        "--port",
        "80",
      ),
    )
    assert.deepEqual(parsed, {
      port: 80,
      host: "127.0.0.1",
      withParent: false,
      agencies: [
        { code: "H53", name: "Tây=Ninh", systemId: "S1", secret: "a:b" },
        { code: "H17", name: "H17", systemId: "S2", secret: "from:environment" },
      ],
    })
  })

  it("name a seed of faults, a folder and a certificate", () => {
    const given = [
      "--misbehave",
      "42:2.5",
      "--data",
      "axis",
      "--tls-certificate",
      "a.pem",
      "--tls-key",
      "b.pem",
    ]
    assert.deepInclude(Result.getOrThrow(parse("--agency", "H53:S1:one", ...given)), {
      faultsAtRandom: { seed: 42, percent: 2.5 },
      data: "axis",
      tlsFiles: { certificate: "a.pem", key: "b.pem" },
    })
  })

  it("are refused when they make no sense, without repeating a secret", () => {
    const wrong = [
      [],
      ["--agency", "H53:topsecret"],
      ["--agency", "H53:S:env:MISSING"],
      ["--agency", "H53:S:topsecret", "--name", "H17=Đà Nẵng"],
      ["--agency", "H53:S:topsecret", "--name", "H53"],
      ["--agency", "H53:S:topsecret", "--port", "65536"],
      ["--agency", "H53:S:topsecret", "--colour"],
      ["--agency", "H53:S:topsecret", "--misbehave", "often"],
      ["--agency", "H53:S:topsecret", "--misbehave", "7:101"],
      ["--agency", "H53:S:topsecret", "--tls-key", "key.pem"],
      ["H53:S:topsecret"],
    ]
    for (const args of wrong) {
      const refused = problem(...args)
      assert.equal(refused.code, "axis/arguments-invalid")
      assert.notInclude(String(refused), "topsecret")
      assert.notInclude(refused.sentence.vi, "chi tiết kỹ thuật")
    }
    assert.include(problem("--agency", "H53:S:env:MISSING").sentence.vi, "MISSING")
  })

  it("are told with a code and both sentences, as is a certificate that cannot be read or used", async () => {
    const said: Array<string> = []
    const to = { out: () => undefined, error: (line: string) => said.push(line) }
    const agency = ["--agency", "H53:S:topsecret"]
    const tls = (file: string) => [...agency, "--tls-certificate", file, "--tls-key", file]
    assert.equal(await runAxis([], to), 2)
    assert.equal(await runAxis(tls("/nowhere/a.pem"), to), 1)
    assert.equal(await runAxis(tls(main), to), 1)
    const codes = ["axis/arguments-invalid", "axis/file-unreadable", "axis/certificate-unusable"]
    assert.deepEqual(
      said.map((line) => line.split(": ")[1]),
      codes.flatMap((code) => [code, code]),
    )
  })
})
