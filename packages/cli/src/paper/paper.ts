import { documentTypeName } from "@lienthong/core"
import { paperFor } from "@lienthong/core/policy"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { refuse } from "../console/usage-problem.ts"
import { parsePaperArguments } from "./paper-arguments.ts"

/**
 * Runs `lienthong paper --type TYPE --to CODE`: says, as JSON, whether paper goes in addition to the
 * electronic document.
 */
export const runPaper = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parsePaperArguments(args)
  if (Result.isFailure(parsed)) return refuse("paper", parsed.failure, console)
  const { documentType, recipient, list } = parsed.success
  const answer = {
    ...paperFor(parsed.success),
    documentType: documentTypeName(documentType),
    to: recipient.code,
    list: list.basis,
  }
  console.out(JSON.stringify(answer, null, 2))
  return 0
}
