import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Log } from "@lienthong/core"
import { answerByHabit } from "./agency/answer-by-habit.ts"
import { startAxisInABox } from "./agency/axis.ts"
import { casts, commune, department, governmentOffice, province } from "./agency/cast.ts"
import { openCertificates } from "./agency/certificates.ts"
import { neighbours, silent } from "./agency/neighbour.ts"
import { type OpenedOffices, openOffices, type Surroundings } from "./agency/open-offices.ts"
import type { Options } from "./options.ts"
import { openApp } from "./server/app.ts"
import { openAccounts } from "./session/accounts.ts"
import { weekClock } from "./week/clock.ts"
import { writeLetter } from "./week/letter.ts"
import { playWeek } from "./week/week.ts"

/** The running system. */
export interface Started {
  readonly address: string
  readonly stop: () => Promise<void>
}

/** How often the neighbouring agencies look at their arrivals. */
const neighbourMillis = 20_000

const everyone = [...casts, ...neighbours]

const neighboursIn = ({ of }: OpenedOffices) =>
  neighbours.map((neighbour) => ({ office: of(neighbour), habit: neighbour.habit }))

/** Lets the neighbouring agencies answer from time to time, until it is stopped. */
const keepNeighboursAnswering = (offices: OpenedOffices, log: Log) => {
  const answer = async () => {
    for (const { office, habit } of neighboursIn(offices)) await answerByHabit(office, habit)
  }
  let answering: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    answering = answer().catch((cause: unknown) =>
      log({
        at: new Date(),
        level: "warning",
        message: "a neighbouring agency could not answer",
        cause: String(cause),
      }),
    )
  }, neighbourMillis)
  return async () => {
    clearInterval(timer)
    await answering
  }
}

/** Starts everything on this machine: the axis, the agencies, on the first start the week, and the pages. */
export const start = async (
  { folder, port, password }: Options,
  say: (line: string) => void,
): Promise<Started> => {
  mkdirSync(folder, { recursive: true })
  const clock = weekClock()
  const log: Log = ({ at, level, message, cause }) =>
    appendFileSync(join(folder, "log.txt"), `${at.toISOString()} ${level} ${message}\n${cause}\n`)
  const axis = await startAxisInABox(folder, [...everyone.map(({ profile }) => profile), silent], clock.now)
  const certificates = await openCertificates(join(folder, "keys"), casts, clock.now())
  const surroundings: Surroundings = { folder, axis, certificates, now: clock.now, log, workers: false }

  const played = join(folder, "week-played")
  if (!existsSync(played)) {
    say("Lần đầu: dựng dữ liệu một tuần qua các nghiệp vụ thật… / First start: a week of data…")
    const offices = await openOffices(everyone, surroundings)
    await playWeek(
      {
        province: offices.of(province),
        department: offices.of(department),
        commune: offices.of(commune),
        governmentOffice: offices.of(governmentOffice),
        neighbours: neighboursIn(offices),
        refuseNext: (from) =>
          axis.axis.misbehave({
            kind: "refuse",
            from,
            code: "NotAPacket",
            description: "Gói tin không đúng quy chuẩn",
          }),
      },
      clock,
      writeLetter,
    )
    await offices.close()
    clock.run()
    writeFileSync(played, new Date().toISOString())
  }

  const offices = await openOffices(everyone, { ...surroundings, workers: { pollMillis: 2_000 } })
  const stopNeighbours = keepNeighboursAnswering(offices, log)
  const app = await openApp(await openAccounts(casts.map(offices.of), password))
  const address = await app.listen({ port, host: "127.0.0.1" })
  return {
    address,
    stop: async () => {
      await app.close()
      await stopNeighbours()
      await offices.close()
      await axis.axis.stop()
    },
  }
}
