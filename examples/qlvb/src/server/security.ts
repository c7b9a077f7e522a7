import { randomBytes } from "node:crypto"
import cookie from "@fastify/cookie"
import csrf from "@fastify/csrf-protection"
import formbody from "@fastify/formbody"
import helmet from "@fastify/helmet"
import multipart from "@fastify/multipart"
import session from "@fastify/session"
import type { FastifyInstance, FastifyRequest } from "fastify"

const sessionHours = 8

/** The largest file of an upload, and the most files. */
export const uploadLimits = { fileSize: 25 * 1024 * 1024, files: 10, fields: 50, fieldSize: 64 * 1024 }

/** The token of a form, which stands in its body. */
const tokenOf = ({ body }: FastifyRequest): string | undefined => {
  const field = (body as Record<string, unknown> | undefined)?._csrf
  const value = typeof field === "object" && field !== null ? Reflect.get(field, "value") : field
  return typeof value === "string" ? value : undefined
}

/**
 * Sessions, tokens against forgery, limits and headers. Scripts, styles and fonts come from here alone, and
 * no page stands in another site's frame.
 */
export const secure = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Behind HTTPS, the proxy of an agency says this for all of its systems.
    strictTransportSecurity: false,
    referrerPolicy: { policy: "same-origin" },
  })
  await app.register(cookie)
  await app.register(session, {
    secret: process.env.QLVB_SESSION_SECRET ?? randomBytes(32).toString("hex"),
    cookieName: "qlvb",
    saveUninitialized: true,
    cookie: { httpOnly: true, sameSite: "lax", secure: "auto", maxAge: sessionHours * 3_600_000 },
  })
  await app.register(formbody, { bodyLimit: 256 * 1024 })
  await app.register(multipart, { attachFieldsToBody: true, limits: uploadLimits })
  await app.register(csrf, { sessionPlugin: "@fastify/session", getToken: tokenOf })
}
