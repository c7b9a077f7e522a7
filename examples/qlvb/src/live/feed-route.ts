import type { FastifyInstance, FastifyRequest } from "fastify"
import type { Account } from "../session/accounts.ts"
import { feedOf, type News } from "./feed.ts"

const heartbeatMillis = 25_000

/** Server-sent events over the changes of the viewer's office, so that pages know when to look again. */
export const addFeed = (
  app: FastifyInstance,
  accountOf: (request: FastifyRequest) => Account | undefined,
): void => {
  const open = new Set<() => void>()
  app.addHook("preClose", async () => {
    for (const end of open) end()
  })
  app.get<{ Querystring: { after?: string } }>("/su-kien", async (request, reply) => {
    const account = accountOf(request)
    if (!account) return reply.code(401).send()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    })
    raw.write(": ok\n\n")
    const beat = setInterval(() => raw.write(": ok\n\n"), heartbeatMillis)
    const tell = ({ kind, position }: News) => {
      if (raw.writable) raw.write(`id: ${position}\nevent: change\ndata: ${JSON.stringify({ kind })}\n\n`)
    }
    const leave = feedOf(account.office).listen(tell)
    const end = () => raw.end()
    open.add(end)
    raw.once("close", () => {
      clearInterval(beat)
      open.delete(end)
      leave()
    })
    // What happened after the page was read, and before it began to listen.
    const known = Number(request.headers["last-event-id"] ?? request.query.after)
    const { asOf } = await account.office.exchange.reports.headline()
    if (asOf > known) tell({ kind: "earlier", position: asOf })
    return reply
  })
}
