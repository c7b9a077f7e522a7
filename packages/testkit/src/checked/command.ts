import { checked, given } from "@lienthong/core/adapter"
import * as run from "../simulation/command/run-options.ts"

const console = given.with({ out: given.callable, error: given.callable })

/** Reads a seed: a whole number from 0 to 4294967295. */
export const readSeed: typeof run.readSeed = checked(run.readSeed, { given: given.text })
/** Reads a number above 0. `kind`: `decimal` takes decimals too, as minutes may have. Default: `whole`. */
export const readCount: typeof run.readCount = checked(run.readCount, {
  option: given.text,
  given: given.text,
  kind: given.optional(given.oneOf(["whole", "decimal"])),
})
/** Reads the name of one of these stores. */
export const readStore: typeof run.readStore = checked(run.readStore, {
  given: given.text,
  names: given.list(given.text),
})
/** Reads the options of a command that takes no other words. Ignores the `--` that pnpm passes on. */
export const readRunOptions: typeof run.readRunOptions = checked(run.readRunOptions, {
  args: given.list(given.text),
  options: given.object,
})
/**
 * Runs a command with the arguments read for it, and writes the outcome to the file of its option `json`.
 * That file is written before the run too, so that a long run does not end without one. Returns the exit
 * code: 0 if nothing is wrong, 1 if the run found something, 2 for wrong arguments, which are told in both
 * languages.
 */
export const runAsked: typeof run.runAsked = checked(run.runAsked, {
  command: given.text,
  asked: given.object,
  console,
  run: given.callable,
})
