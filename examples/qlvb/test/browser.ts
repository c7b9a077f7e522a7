import type { FastifyInstance, LightMyRequestResponse } from "fastify"

/** What a person sees after a click. */
export interface Seen {
  readonly status: number
  readonly text: string
  readonly to: string | undefined
  readonly headers: LightMyRequestResponse["headers"]
}

/** A person's browser: it keeps cookies and sends each form with the token of the page before. */
export interface Browser {
  readonly cookie: () => string
  readonly open: (path: string) => Promise<Seen>
  /** Sends a form. `_csrf` is the last page's own unless it is given. */
  readonly send: (
    path: string,
    fields: Readonly<Record<string, string | ReadonlyArray<string>>>,
  ) => Promise<Seen>
  /** Sends a form with files. */
  readonly upload: (
    path: string,
    fields: Readonly<Record<string, string>>,
    files: ReadonlyArray<{ readonly name: string; readonly bytes: Uint8Array }>,
  ) => Promise<Seen>
}

const tokenIn = (text: string) => /name="_csrf" value="([^"]+)"/.exec(text)?.[1]

/** Opens a browser on an application. */
export const openBrowser = (app: FastifyInstance): Browser => {
  let cookie = ""
  let token = ""
  const seen = (answer: LightMyRequestResponse): Seen => {
    for (const { name, value } of answer.cookies) cookie = `${name}=${encodeURIComponent(value)}`
    token = tokenIn(answer.body) ?? token
    return {
      status: answer.statusCode,
      text: answer.body,
      to: answer.headers.location?.toString(),
      headers: answer.headers,
    }
  }
  const post = async (url: string, type: string, payload: string | Buffer) =>
    seen(await app.inject({ method: "POST", url, headers: { cookie, "content-type": type }, payload }))
  return {
    cookie: () => cookie,
    open: async (url) => seen(await app.inject({ url, headers: { cookie } })),
    send: (path, fields) => {
      const body = new URLSearchParams({ _csrf: token })
      for (const [name, values] of Object.entries(fields)) {
        if (name === "_csrf") body.delete(name)
        for (const value of [values].flat()) body.append(name, value)
      }
      return post(path, "application/x-www-form-urlencoded", body.toString())
    },
    upload: (path, fields, files) => {
      const boundary = "ranh-gioi"
      const parts = [
        ...Object.entries({ _csrf: token, ...fields }).map(([name, value]) =>
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
        ),
        ...files.map(({ name, bytes }) =>
          Buffer.concat([
            Buffer.from(
              `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
            ),
            bytes,
            Buffer.from("\r\n"),
          ]),
        ),
        Buffer.from(`--${boundary}--\r\n`),
      ]
      return post(path, `multipart/form-data; boundary=${boundary}`, Buffer.concat(parts))
    },
  }
}

export const password = "mot-mat-khau-dai"

/** A browser in which a person has logged in. */
export const logIn = async (app: FastifyInstance, person: string): Promise<Browser> => {
  const browser = openBrowser(app)
  await browser.open("/dang-nhap")
  const { status, to } = await browser.send("/dang-nhap", { person, password })
  if (status !== 303 || to === undefined) throw new Error(`${person} could not log in: ${status}`)
  await browser.open("/tim")
  return browser
}
