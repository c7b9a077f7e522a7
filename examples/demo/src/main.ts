import { join } from "node:path"
import { misbehave } from "./act/misbehaviour.ts"
import { overtake } from "./act/overtaking.ts"
import { processAll } from "./act/processing.ts"
import { recall } from "./act/recall.ts"
import { issueReport } from "./act/report.ts"
import { startAxisProcess } from "./axis-process.ts"
import { cast, department, governmentOffice, ministry, tayNinh } from "./cast.ts"
import { openCertificates } from "./certificates.ts"
import { openClaims } from "./claims.ts"
import { checkStores } from "./claims-of-stores.ts"
import { openStage } from "./folder.ts"
import { correspondentsOf, guestsOf, readPacketFiles } from "./inbox/packet-files.ts"
import { receiveFiles } from "./inbox/receive-files.ts"
import { lineOf } from "./line.ts"
import { openOffice } from "./office.ts"
import { type DemoOptions, readOptions, usage } from "./options.ts"
import type { Play } from "./play.ts"
import { showClaims, writeTables } from "./show/finale.ts"
import { openProgress } from "./show/progress.ts"
import { until } from "./until.ts"

const run = async (options: DemoOptions): Promise<boolean> => {
  const stage = openStage(options.folder)
  const progress = openProgress(stage.now)
  const claims = openClaims()
  const files = options.inbox === undefined ? [] : await readPacketFiles(options.inbox)
  const roles = [...cast, ...guestsOf(files)]

  progress.act(
    "Khởi động trục liên thông (giả lập) trong tiến trình riêng",
    "The axis in a box starts in a process of its own",
  )
  const axis = await startAxisProcess([...roles, ...correspondentsOf(files, roles)], stage.clockOffset)
  progress.say(
    `Trục ${axis.control.endpoint}, tiến trình ${axis.pid}; lần chạy thứ ${stage.run}, bắt đầu ${stage.startsAt}`,
  )

  progress.act(
    `Mở ${roles.length} cơ quan, mỗi cơ quan một tệp SQLite và chứng thư số riêng`,
    `${roles.length} agencies open, each with its own SQLite file; those that sign have certificates`,
  )
  const certificates = await openCertificates(join(stage.folder, "certificates"), cast, stage.now)
  const open = (role: (typeof roles)[number]) =>
    openOffice(role, stage, axis, certificates, role === tayNinh ? "intake" : "all")
  const offices = await Promise.all(roles.map(open))
  const officeOf = (role: (typeof roles)[number]) => {
    const found = offices.find(({ agency }) => agency.code === role.agency.code)
    if (!found) throw new Error(`no office of ${role.agency.name}`)
    return found
  }
  progress.say(roles.map(({ agency }) => agency.code).join(", "))
  const sender = officeOf(tayNinh)
  const play: Play = {
    stage,
    axis,
    progress,
    claims,
    tayNinh: sender,
    line: lineOf(sender.exchange),
    department: officeOf(department),
    governmentOffice: officeOf(governmentOffice),
    ministry: officeOf(ministry),
  }
  try {
    play.line.open()
    const report = await issueReport(play)
    const telegram = await overtake(play)
    await misbehave(play)
    await processAll(play, [report.code, telegram.code])
    await recall(play)
    const outcomes = files.length === 0 ? [] : await receiveFiles(files, offices, axis, progress, claims)
    await until("nothing is left to send", async () => {
      const pending = await Promise.all(offices.map(({ exchange }) => exchange.work.list()))
      return pending.flat().every(({ state }) => state === "parked")
    })
    await writeTables(stage, sender, offices, outcomes)
    await checkStores(sender, offices, claims)
    stage.finish()
    return showClaims(stage, claims)
  } finally {
    await play.line.close()
    await Promise.all(offices.map(({ exchange }) => exchange.close()))
    await axis.stop()
  }
}

const main = async (): Promise<number> => {
  let options: DemoOptions | "help"
  try {
    options = readOptions(process.argv.slice(2))
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`)
    return 2
  }
  if (options === "help") {
    process.stdout.write(`${usage}\n`)
    return 0
  }
  return (await run(options)) ? 0 : 1
}

process.exitCode = await main()
