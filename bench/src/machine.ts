import { cpus, release, totalmem, type } from "node:os"

/** Describes the machine that ran the benchmark. */
export const machineLine = (): string => {
  const [cpu] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return `Node.js ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"}, ${gigabytes} GB, ${type()} ${release()}`
}
