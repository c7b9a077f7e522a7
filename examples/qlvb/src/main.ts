import { type Options, readOptions, usage } from "./options.ts"
import { start } from "./start.ts"

const say = (line: string) => process.stdout.write(`${line}\n`)

const read = (): Options | "help" | undefined => {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`)
    return undefined
  }
}

const options = read()
if (options === undefined) process.exitCode = 2
else if (options === "help") say(usage)
else {
  const { address, stop } = await start(options, say)
  say(`QLVB: ${address}`)
  say(`Mật khẩu dùng thử của mọi người / the password of everyone: ${options.password}`)
  say("Ctrl+C để dừng / to stop.")
  const end = () => void stop()
  process.once("SIGINT", end)
  process.once("SIGTERM", end)
}
