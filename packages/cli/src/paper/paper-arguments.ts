import { DocumentType, documentTypeNamed } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import {
  governmentOffices,
  type PaperQuestion,
  paperForGovernmentOnly,
  paperForSensitiveMatters,
  RecipientCapacity,
} from "@lienthong/core/policy"
import { Result, Schema } from "effect"
import { noWords, readOptions, type UsageProblem } from "../console/usage-problem.ts"
import { parseAgency } from "../deadline/deadline-arguments.ts"

const lists = { government: paperForGovernmentOnly, sensitive: paperForSensitiveMatters }

const isDocumentType = Schema.is(DocumentType)
const isCapacity = Schema.is(RecipientCapacity)

const oneOf = (option: string, known: ReadonlyArray<string>, text: string): UsageProblem => ({
  en: `--${option} is one of ${known.join(", ")}, not "${text}"`,
  vi: `--${option} là một trong ${known.join(", ")}, không phải "${text}"`,
})

/** Parses a type by its slug, `bao-cao`, or by its Vietnamese name. */
const parseType = (text: string): Result.Result<DocumentType, UsageProblem> => {
  const type = isDocumentType(text) ? text : documentTypeNamed(text)
  return type === undefined ? Result.fail(oneOf("type", DocumentType.literals, text)) : Result.succeed(type)
}

/**
 * The Government and the Prime Minister receive only through the Government Office (Decision 28/2018, Art.
 * 7.3a).
 */
const parseCapacity = (text: string, to: AgencyCode): Result.Result<RecipientCapacity, UsageProblem> => {
  if (!isCapacity(text)) return Result.fail(oneOf("for", RecipientCapacity.literals, text))
  return text === "own" || governmentOffices.includes(to)
    ? Result.succeed(text)
    : Result.fail({
        en: `--for ${text} goes with --to ${governmentOffices.join(" or ")}, not ${to} (Art. 7.3a)`,
        vi: `--for ${text} chỉ dùng với --to ${governmentOffices.join(" hoặc ")}, không phải ${to} (Điều 7.3a)`,
      })
}

const parseList = (text: string): Result.Result<PaperQuestion["list"], UsageProblem> =>
  text === "government" || text === "sensitive"
    ? Result.succeed(lists[text])
    : Result.fail(oneOf("list", Object.keys(lists), text))

const needed = (option: string, text: string | undefined): Result.Result<string, UsageProblem> =>
  text === undefined
    ? Result.fail({ en: `--${option} is needed`, vi: `cần có --${option}` })
    : Result.succeed(text)

/** Parses the arguments of `lienthong paper` into the question for the rule. */
export const parsePaperArguments = (
  args: ReadonlyArray<string>,
): Result.Result<PaperQuestion & { readonly documentType: DocumentType }, UsageProblem> =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      type: { type: "string" },
      to: { type: "string" },
      for: { type: "string" },
      list: { type: "string", default: "government" },
      matter: { type: "string", multiple: true, default: [] },
      individual: { type: "boolean", default: false },
      unsigned: { type: "boolean", default: false },
      "not-connected": { type: "boolean", default: false },
    })
    yield* noWords(positionals)
    const documentType = yield* parseType(yield* needed("type", values.type))
    const code = yield* parseAgency("to", yield* needed("to", values.to))
    const capacity = values.for === undefined ? undefined : yield* parseCapacity(values.for, code)
    return {
      documentType,
      legalValue: values.unsigned ? "for-information" : "original",
      matters: values.matter,
      recipient: { code, individual: values.individual, ...(capacity && { capacity }) },
      connected: !values["not-connected"],
      list: yield* parseList(values.list),
    }
  })
