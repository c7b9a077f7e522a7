import { once } from "node:events"
import { createServer, type IncomingMessage } from "node:http"
import { vxp } from "@lienthong/adapters-axis"
import { byteSource, Transport } from "@lienthong/core/adapter"
import type { LocalDate } from "@lienthong/core/calendar"
import {
  type Chance,
  chanceOf,
  daNang,
  sampleAgencies,
  sampleCredentials,
  sampleDocument,
  sampleStatus,
  startAxis,
  tayNinh,
} from "@lienthong/testkit"
import { Context, Effect, Layer, Scope, Stream } from "effect"
import { mutateBytes } from "../mutate/mutate-bytes.ts"
import { mutateJson } from "../mutate/mutate-json.ts"
import { nastyJson } from "../mutate/nasty.ts"
import { type Aside, type FuzzTarget, repeatedly } from "./target.ts"

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const mutated = (body: Buffer, chance: Chance): Uint8Array => {
  const text = body.toString()
  return chance.happens(0.2) || !isJson(text)
    ? mutateBytes(body, chance)
    : Buffer.from(
        JSON.stringify(
          repeatedly(chance, JSON.parse(text) as unknown, (value) => mutateJson(value, chance, nastyJson)),
        ) ?? "",
      )
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Array<Buffer> = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Passes every call on to an axis, and mutates what it answers. */
const mutatingProxy = async (endpoint: string) => {
  let chance = chanceOf("answers")
  let aside: Aside = (work) => work()
  const server = createServer(async (request, response) => {
    const { host: _, "content-length": __, connection: ___, ...headers } = request.headers
    const body = await bodyOf(request)
    const path = new URL(request.url ?? "/", endpoint)
    const answer = await fetch(path, {
      method: request.method ?? "POST",
      headers: headers as Record<string, string>,
      ...(request.method !== "GET" && { body }),
    })
    const given = Buffer.from(await answer.arrayBuffer())
    const status = chance.happens(0.9)
      ? answer.status
      : chance.pick([200, 204, 302, 400, 401, 404, 429, 500, 503])
    response.writeHead(status, { "content-type": "application/json" })
    response.end(status === 204 ? undefined : aside(() => mutated(given, chance)))
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return {
    endpoint: new URL(new URL(endpoint).pathname, `http://127.0.0.1:${port}`).href,
    draw: (next: Chance, apart: Aside) => {
      chance = next
      aside = apart
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const day = "2026-06-22" as LocalDate
const until = "2026-06-23" as LocalDate

/** Reads the answers of an axis, each call with another mutation. */
export const answerTarget = async (): Promise<FuzzTarget> => {
  const axis = await startAxis({ agencies: sampleAgencies, now: () => Date.parse(`${day}T09:00:00+07:00`) })
  const documentId = "000.00.00.H53,2026/06/22,105/BC-UBND"
  const document = sampleDocument({ from: tayNinh, to: [daNang], documentId })
  const status = sampleStatus({ from: tayNinh, to: daNang, documentId })
  for (const bytes of [document, status])
    await axis.inject({
      agency: daNang,
      from: tayNinh,
      kind: bytes === document ? "document" : "status",
      bytes,
    })
  const proxy = await mutatingProxy(axis.endpoint)
  const scope = Scope.makeUnsafe()
  const context = await Effect.runPromise(
    Layer.buildWithScope(
      vxp({ ...sampleCredentials(daNang), endpoint: proxy.endpoint, timeout: "5 seconds" }),
      scope,
    ),
  )
  const transport = Context.get(context, Transport)
  const [entry] = (await axis.mailbox(daNang)).map(({ docId, kind, from }) => ({ id: docId, kind, from }))
  const submission = { kind: "document", from: daNang, to: [tayNinh], bytes: byteSource(document) } as const
  const calls: ReadonlyArray<() => Effect.Effect<unknown, unknown>> = [
    () => transport.listInbox("document"),
    () => transport.listInbox("status"),
    () => transport.countInbox("document"),
    () => transport.listSent({ kind: "document", from: day, until }),
    () => transport.findSent({ documentId, code: "105/BC-UBND", subject: "Về việc", to: [tayNinh] }),
    () => transport.submit(submission),
    () => transport.directory,
    () => transport.health,
    ...(entry
      ? [() => Stream.runDrain(transport.fetch(entry)), () => transport.acknowledge(entry, "done")]
      : []),
  ]
  return {
    name: "answers of the axis",
    run: (chance, aside) => {
      proxy.draw(chance, aside)
      return Effect.runPromise(chance.pick(calls)())
    },
    close: async () => {
      await proxy.close()
      await axis.stop()
    },
  }
}
