import { fileURLToPath } from "node:url"
import fixedFiles from "@fastify/static"
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify"
import { addFeed } from "../live/feed-route.ts"
import { addMonitor } from "../operations/monitor.ts"
import type { Accounts } from "../session/accounts.ts"
import { countAttempts } from "../session/attempts.ts"
import { addLogin, ownAddress } from "../session/login.ts"
import type { Route } from "../visit/visit.ts"
import { errorPage } from "./error-page.ts"
import { readVisit, viewerOf } from "./read-visit.ts"
import { routes } from "./routes.ts"
import { secure } from "./security.ts"
import { sendAnswer } from "./send-answer.ts"

const folderOf = (url: string) => fileURLToPath(new URL(".", url))

/** The folder of the font's files, which are served as they are. */
const fonts = folderOf(
  import.meta.resolve("@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2"),
)

/** The page that a form was on, to go back to. */
const cameFrom = (request: FastifyRequest): string => {
  const referer = request.headers.referer
  if (referer === undefined || !URL.canParse(referer)) return "/"
  const { pathname, search } = new URL(referer)
  return ownAddress(`${pathname}${search}`)
}

/** Makes the web application over open offices. It listens nowhere yet. */
export const openApp = async (accounts: Accounts, now: () => number = Date.now): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: { level: "error" },
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
  })
  await secure(app)
  await app.register(fixedFiles, {
    root: fileURLToPath(new URL("../asset", import.meta.url)),
    prefix: "/tai-san/",
  })
  await app.register(fixedFiles, { root: fonts, prefix: "/phong-chu/", decorateReply: false })

  const accountOf = (request: FastifyRequest) => accounts.of(request.session.person ?? "")
  const toLogin = (request: FastifyRequest, reply: FastifyReply) =>
    reply.redirect(
      `/dang-nhap?tiep=${encodeURIComponent(request.method === "GET" ? request.url : cameFrom(request))}`,
      303,
    )

  app.setErrorHandler(async (error, request, reply) => {
    const account = accountOf(request)
    if (!account) return toLogin(request, reply)
    const answer = errorPage(viewerOf(account, request, reply), error, cameFrom(request))
    if (answer.kind === "page" && (answer.status ?? 500) >= 500) request.log.error(error)
    return sendAnswer(reply, viewerOf(account, request, reply), request.url, answer)
  })
  app.setNotFoundHandler((request, reply) => {
    const account = accountOf(request)
    if (!account) return toLogin(request, reply)
    const viewer = viewerOf(account, request, reply)
    const answer = errorPage(viewer, { statusCode: 404 }, "/")
    return sendAnswer(reply, viewer, request.url, answer)
  })

  addLogin(app, accounts, countAttempts(now))
  addFeed(app, accountOf)
  addMonitor(app, [...new Set(accounts.all.map(({ office }) => office))])
  const add = ({ method, path, handle }: Route) =>
    app.route({
      method,
      url: path,
      preHandler: method === "POST" ? [app.csrfProtection] : [],
      handler: async (request, reply) => {
        const account = accountOf(request)
        if (!account) return toLogin(request, reply)
        const viewer = viewerOf(account, request, reply)
        // What happens while the page is read is told to it afterwards.
        const { asOf } = await account.office.exchange.reports.headline()
        const answer = await handle(await readVisit(viewer, request))
        return sendAnswer(reply, viewer, request.url, answer, asOf)
      },
    })
  for (const route of routes) add(route)
  return app
}
