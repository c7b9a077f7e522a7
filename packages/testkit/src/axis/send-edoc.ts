import { fileHash } from "@lienthong/adapters-axis"
import { Result } from "effect"
import { refusal } from "./answer-code.ts"
import type { Agencies } from "./axis-agency.ts"
import type { FaultSubject } from "./fault.ts"
import { kindOf, type Operation } from "./operation.ts"
import { countAttachments } from "./packet-damage.ts"
import { readLabel } from "./packet-label.ts"
import type { PostOffice } from "./post-office.ts"

/** Removes the line end that clients of the protocol send after the packet. */
const packetOf = (body: Buffer): Uint8Array =>
  new Uint8Array(body.subarray(0, body.length - (body.subarray(-2).toString("latin1") === "\r\n" ? 2 : 0)))

/** `sendEdoc`: accepts a packet for all of its recipients, or for none. */
export const sendEdoc =
  (office: PostOffice, connected: Agencies): Operation =>
  ({ call, agencies, body }) => {
    const bytes = packetOf(body)
    const label = readLabel(bytes)
    const kind = kindOf(call)
    const from = agencies.find(({ code }) => code === call.parameter("from"))
    const subject: FaultSubject = {
      operation: "sendEdoc",
      ...(Result.isSuccess(kind) ? { kind: kind.success } : {}),
      ...(from === undefined ? {} : { from: from.code }),
      to: (label?.to ?? []).map((code) => connected.find(code)?.code ?? code),
      ...(label === undefined ? {} : { documentId: label.documentId, code: label.code }),
      attachments: () => countAttachments(bytes),
    }
    return {
      subject,
      carryOut: () => {
        if (Result.isFailure(kind)) return Result.fail(kind.failure)
        if (from === undefined) {
          return Result.fail(
            refusal("NotYourAgency", `the system does not act for ${call.parameter("from")}`),
          )
        }
        const hash = call.parameter("hash-file")
        const hashes = [fileHash(bytes, "padded"), fileHash(bytes, "unpadded")]
        if (hash === undefined || !hashes.includes(hash)) {
          return Result.fail(refusal("HashMismatch", "hash-file is not the hash of the packet"))
        }
        if (label === undefined) return Result.fail(refusal("NotAPacket", "there is no MessageHeader"))
        return Result.map(office.submit(kind.success, from, label, bytes, subject), ({ docId }) => ({
          DocId: docId,
        }))
      },
    }
  }
