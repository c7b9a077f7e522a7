import { createServer, type ServerResponse } from "node:http"
import type { SigningError } from "@lienthong/core"
import { Signer } from "@lienthong/core/adapter"
import { type WholeSignRequest, wholeSigner } from "@lienthong/testkit"
import { Effect, type Layer, Result } from "effect"
import { bodyOf, scopedServer } from "./scoped-server.ts"

const codes: Readonly<Partial<Record<SigningError["reason"], string>>> = {
  "no-key": "NO_KEY",
  "certificate-expired": "EXPIRED",
  "certificate-not-yet-valid": "NOT_YET_VALID",
  "not-a-pdf": "NOT_PDF",
  "pdf-unsupported": "ODD_PDF",
  "earlier-signature-broken": "BROKEN_SIGNATURE",
}

const reply = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body))
}

/**
 * Starts a service on this machine that signs with its own keys, for callers with its token, until the scope
 * closes. Returns its address.
 */
export const scopedSigningService = (keys: Layer.Layer<Signer, SigningError>, token: string) =>
  scopedServer(() =>
    createServer(async (request, response) => {
      const text = (await bodyOf(request)).toString()
      if (request.headers.authorization !== `Bearer ${token}`) return reply(response, 401, {})
      const { as, by, purpose, at, file } = JSON.parse(text)
      const order: WholeSignRequest = {
        as,
        by: { id: by, name: by },
        purpose,
        at,
        fileName: "tep.pdf",
        bytes: new Uint8Array(Buffer.from(file, "base64")),
      }
      const signed = await Effect.runPromise(
        Effect.result(Signer.use((signer) => wholeSigner(signer).sign(order)).pipe(Effect.provide(keys))),
      )
      if (Result.isSuccess(signed)) {
        const { bytes, certificate } = signed.success
        return reply(response, 200, { file: Buffer.from(bytes).toString("base64"), certificate })
      }
      const { reason, detail } = signed.failure
      const { subject = detail.signer, until, from } = detail
      reply(response, 422, { code: codes[reason], subject, date: until ?? from })
    }),
  )
