import type { FastifyReply } from "fastify"
import type { Markup } from "../page/html.ts"
import { barePage, framedPage } from "../page/layout.ts"
import { navigationOf } from "../page/navigation.ts"
import type { Answer, Viewer } from "../visit/visit.ts"

/** Only what a browser shows on its own, safely, opens in it. */
const opensInBrowser = (mediaType: string) => mediaType === "application/pdf"

/** Sends what a page or an act answered with. */
export const sendAnswer = async (
  reply: FastifyReply,
  viewer: Viewer,
  url: string,
  answer: Answer,
  asOf = 0,
): Promise<FastifyReply> => {
  switch (answer.kind) {
    case "redirect":
      return reply.redirect(answer.to, 303)
    case "file": {
      const how = opensInBrowser(answer.mediaType) ? "inline" : "attachment"
      return reply
        .type(answer.mediaType)
        .header("content-disposition", `${how}; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
        .header("cache-control", "private, no-store")
        .send(Buffer.from(answer.bytes))
    }
    case "page": {
      const { title, status = 200, alone = false } = answer
      const body = answer.body as Markup
      const text = alone
        ? barePage(viewer.language, title, body)
        : framedPage(
            viewer,
            url,
            await navigationOf(viewer, new URL(url, "http://here").pathname),
            asOf,
            title,
            body,
          )
      return reply
        .code(status)
        .type("text/html; charset=utf-8")
        .header("cache-control", "private, no-store")
        .send(text)
    }
  }
}
