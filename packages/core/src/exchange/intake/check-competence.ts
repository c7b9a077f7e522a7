import { Effect, Schema } from "effect"
import { givenAtOnce, readableThrown } from "../../adapter-kit/promise/call-adapter.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import type { CompetenceAnswer, CompetenceCheck, CompetenceQuestion } from "../../policy/competence.ts"
import { codeOfType, typeNamed } from "../../vocabulary/document-type.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"
import { Settings } from "../settings/settings.ts"
import { type DocumentCheck, refused } from "./check-document.ts"

const questionOf = (packet: DocumentPacket, ownTypes: OwnTypes): CompetenceQuestion => {
  const { from, code, subject, sphere, urgency } = packet
  const typeName = packet.documentType.name
  const type = typeNamed(typeName ?? "", ownTypes)
  return {
    from,
    code,
    subject,
    urgency,
    ...(typeName !== undefined && { typeName }),
    ...(type !== undefined && { documentType: codeOfType(type) }),
    ...(sphere !== undefined && { sphere }),
  }
}

/** The answer of a rule that fails: the document is accepted, and a person checks it. */
const unanswered: CompetenceAnswer = {
  within: false,
  action: "flag",
  reason: "Không kiểm tra được chức năng, nhiệm vụ tự động.",
}

const Answer = Schema.Union([
  Schema.Struct({ within: Schema.Literal(true) }),
  Schema.Struct({
    within: Schema.Literal(false),
    action: Schema.Literals(["refuse", "flag"]),
    reason: Schema.String,
  }),
])

const readAnswer = Schema.decodeUnknownSync(Answer)

/** Asks the host's rule. A wrong answer is a fault of the rule, not of the document. */
const ask = (competence: CompetenceCheck, packet: DocumentPacket, ownTypes: OwnTypes) =>
  Effect.try({
    try: (): CompetenceAnswer => readAnswer(givenAtOnce(competence(questionOf(packet, ownTypes)))),
    catch: readableThrown,
  }).pipe(
    Effect.catch((cause) =>
      Effect.as(
        Effect.logError(
          'The check of competence gave no answer, `{ within: true }` or `{ within: false, action: "refuse" or "flag", reason }`; the document is accepted',
          cause,
        ),
        unanswered,
      ),
    ),
  )

/**
 * Asks the host's rule, if there is one, whether a complete document falls within the agency's functions. If
 * not, it is refused, or accepted with the rule's reason for the clerk.
 */
export const checkCompetence = Effect.fnUntraced(function* (
  packet: DocumentPacket,
  verdict: DocumentCheck,
): Effect.fn.Return<{ readonly verdict: DocumentCheck; readonly outsideFunction?: string }, never, Settings> {
  const { agency, competence, ownTypes = [] } = yield* Settings
  if (competence === undefined || verdict._tag === "Refused") return { verdict }
  const answer = yield* ask(competence, packet, ownTypes)
  if (answer.within) return { verdict }
  return answer.action === "flag"
    ? { verdict, outsideFunction: answer.reason }
    : { verdict: refused("outside-function", { agency: agency.name, why: answer.reason }) }
})
