export { readCount, readRunOptions, readSeed, readStore, runAsked } from "./checked/command.ts"
export type { Run } from "./simulation/command/run-options.ts"
