import type { MultipartFile } from "@fastify/multipart"
import type { FileInput } from "@lienthong/core"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { Account } from "../session/accounts.ts"
import { type Form, formOf } from "../visit/form.ts"
import { sayIn } from "../visit/language.ts"
import type { Viewer, Visit } from "../visit/visit.ts"

/** The last part of a name, should a browser send a path. It is shown and sent, never used as a path. */
const plainName = (name: string) => (name.split(/[/\\]/).at(-1) ?? "").normalize("NFC")

const isFile = (part: unknown): part is MultipartFile =>
  typeof part === "object" && part !== null && Reflect.get(part, "type") === "file"

/** A form with files has its fields as parts, and its files in memory, within the limits of an upload. */
const readParts = async (body: Readonly<Record<string, unknown>>): Promise<Form> => {
  const parts = Object.entries(body).map(([name, value]) => [name, [value].flat()] as const)
  const files = parts.flatMap(([, values]) => values.filter(isFile)).filter(({ filename }) => filename !== "")
  const read = await Promise.all(
    files.map(
      async (file): Promise<FileInput> => ({
        name: plainName(file.filename),
        bytes: new Uint8Array(await file.toBuffer()),
      }),
    ),
  )
  const fields = parts.map(
    ([name, values]) =>
      [name, values.flatMap((part) => (isFile(part) ? [] : Reflect.get(part as object, "value")))] as const,
  )
  return formOf(Object.fromEntries(fields), read)
}

/** Who looks, for a person that has logged in. */
export const viewerOf = (
  { office, person }: Account,
  request: FastifyRequest,
  reply: FastifyReply,
): Viewer => {
  const language = request.session.language ?? "vi"
  return {
    office,
    person,
    language,
    say: sayIn(language),
    tell: (text) => text[language],
    token: reply.generateCsrf(),
  }
}

/** A request as pages and acts see it. */
export const readVisit = async (viewer: Viewer, request: FastifyRequest): Promise<Visit> => {
  const query = formOf((request.query ?? {}) as Record<string, unknown>)
  const params = (request.params ?? {}) as Record<string, string>
  const body = (request.body ?? {}) as Record<string, unknown>
  return {
    viewer,
    url: request.url,
    param: (name) => params[name] ?? "",
    query: query.text,
    queryAll: query.all,
    form: request.isMultipart() ? await readParts(body) : formOf(body),
  }
}
