import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { barePage } from "../page/layout.ts"
import { formOf } from "../visit/form.ts"
import { type Language, sayIn } from "../visit/language.ts"
import type { Accounts } from "./accounts.ts"
import type { Attempts } from "./attempts.ts"
import { type LoginShown, loginPage } from "./login-page.ts"

declare module "fastify" {
  interface Session {
    person?: string
    language?: Language
  }
}

/** An address within this system; anything else leads to the start page. */
export const ownAddress = (address: string): string => (/^\/(?![/\\])/.test(address) ? address : "/")

/** Logging in, logging out, and the choice of a language. */
export const addLogin = (app: FastifyInstance, accounts: Accounts, attempts: Attempts): void => {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Pick<LoginShown, "next" | "chosen" | "fault">,
  ) => {
    const language = request.session.language ?? "vi"
    const page = loginPage({ language, token: reply.generateCsrf(), accounts: accounts.all, ...shown })
    return reply
      .type("text/html; charset=utf-8")
      .send(barePage(language, sayIn(language)("Đăng nhập", "Log in"), page))
  }

  app.get<{ Querystring: { language?: string; tiep?: string } }>("/dang-nhap", (request, reply) => {
    const { language, tiep = "/" } = request.query
    if (language === "vi" || language === "en") request.session.language = language
    return show(request, reply, { next: ownAddress(String(tiep)), chosen: "" })
  })

  app.post("/dang-nhap", { preHandler: app.csrfProtection }, async (request, reply) => {
    const form = formOf(request.body as Record<string, unknown>)
    const chosen = form.text("person")
    const next = ownAddress(form.text("tiep"))
    const keys = [`person ${chosen}`, `address ${request.ip}`]
    const seconds = Math.max(...keys.map(attempts.waitSeconds))
    if (seconds > 0) {
      reply.code(429).header("retry-after", seconds)
      return show(request, reply, { next, chosen, fault: { kind: "wait", seconds } })
    }
    const account = accounts.of(chosen)
    if (!((await accounts.isPassword(form.text("password"))) && account)) {
      for (const key of keys) attempts.wrong(key)
      reply.code(401)
      return show(request, reply, { next, chosen, fault: { kind: "wrong" } })
    }
    for (const key of keys) attempts.right(key)
    const { language } = request.session
    await request.session.regenerate()
    request.session.person = account.person.id
    if (language) request.session.language = language
    return reply.redirect(next, 303)
  })

  app.post("/dang-xuat", { preHandler: app.csrfProtection }, async (request, reply) => {
    await request.session.destroy()
    return reply.redirect("/dang-nhap", 303)
  })

  app.post("/ngon-ngu", { preHandler: app.csrfProtection }, (request, reply) => {
    const form = formOf(request.body as Record<string, unknown>)
    request.session.language = form.text("language") === "en" ? "en" : "vi"
    return reply.redirect(ownAddress(form.text("tiep")), 303)
  })
}
