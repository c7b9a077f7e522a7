import type { FigureLine, LineDuty, LineSending } from "./figure-line.ts"
import type { Instant } from "./period.ts"

// The text of a line. A year's figures read one for each document, so it holds values without names, and
// times as milliseconds after the first of them: a third of the text, and of the time to read it.

type Left = number | null

const write = (begunAt: Instant) => (time: Instant | undefined) =>
  time === undefined ? null : time - begunAt

const read = (begunAt: Instant, left: Left): Instant | undefined =>
  left === null ? undefined : begunAt + left

const known = <T>(value: T | null): T | undefined => value ?? undefined

const writeDuties = (duties: ReadonlyArray<LineDuty>, after: ReturnType<typeof write>) =>
  duties.map(
    ({ duty, since, due, lateBound, endedAt, lifted }) =>
      [duty, after(since) ?? 0, after(due), after(lateBound), after(endedAt), lifted ? 1 : 0] as const,
  )

const readDuty = (
  begunAt: Instant,
  [duty, since, due, lateBound, endedAt, lifted]: ReturnType<typeof writeDuties>[number],
): LineDuty => ({
  duty,
  since: begunAt + since,
  due: read(begunAt, due),
  lateBound: read(begunAt, lateBound),
  endedAt: read(begunAt, endedAt),
  lifted: lifted === 1,
})

const writeSending = (sending: LineSending, after: ReturnType<typeof write>) =>
  [
    sending.to,
    sending.level,
    after(sending.at) ?? 0,
    sending.electronic ? 1 : 0,
    sending.paper ?? null,
    after(sending.leftAt),
    sending.timeliness ?? null,
    after(sending.arrivedAt),
    after(sending.acceptedAt),
    after(sending.completedAt),
    after(sending.refusedAt),
    sending.refusal ?? null,
    after(sending.givenBackAt),
  ] as const

const readSending = (
  begunAt: Instant,
  [to, level, at, electronic, paper, left, timeliness, ...kept]: ReturnType<typeof writeSending>,
): LineSending => ({
  to,
  level,
  at: begunAt + at,
  electronic: electronic === 1,
  paper: known(paper),
  leftAt: read(begunAt, left),
  timeliness: known(timeliness),
  arrivedAt: read(begunAt, kept[0]),
  acceptedAt: read(begunAt, kept[1]),
  completedAt: read(begunAt, kept[2]),
  refusedAt: read(begunAt, kept[3]),
  refusal: known(kept[4]),
  givenBackAt: read(begunAt, kept[5]),
})

const fieldsOf = (line: FigureLine) => {
  const { direction, begunAt } = line
  const after = write(begunAt)
  const common = [begunAt, line.type ?? null, line.unit ?? null, line.urgency ?? null] as const
  switch (direction) {
    case "outgoing":
      return [
        direction,
        ...common,
        line.signedBy,
        after(line.signedAt),
        after(line.issuedAt),
        after(line.closedAt),
        after(line.recalledAt),
        after(line.replacedAt),
        line.pages ?? null,
        line.bytes,
        line.signatureBytes,
        line.sendings.map((sending) => writeSending(sending, after)),
        writeDuties(line.duties, after),
      ] as const
    case "incoming":
      return [
        direction,
        ...common,
        line.from,
        line.level,
        line.signedBy,
        after(line.arrivedAt),
        after(line.registeredAt),
        after(line.completedAt),
        after(line.refusedAt),
        line.refusal ?? null,
        after(line.givenBackAt),
        after(line.replacedAt),
        line.bytes,
        writeDuties(line.duties, after),
      ] as const
    case "refused":
      return [direction, ...common, line.refusal] as const
    case "paper":
      return [direction, ...common, line.from, line.level, line.outcome] as const
  }
}

/** The text that a line is kept as. */
export const writeFigureLine = (line: FigureLine): string => JSON.stringify(fieldsOf(line))

/** A line from its text. */
export const readFigureLine = (text: string): FigureLine => {
  const fields = JSON.parse(text) as ReturnType<typeof fieldsOf>
  const begunAt = fields[1]
  const [type, unit, urgency] = [known(fields[2]), known(fields[3]), known(fields[4])]
  switch (fields[0]) {
    case "outgoing":
      return {
        direction: "outgoing",
        type,
        unit,
        urgency,
        begunAt,
        signedBy: fields[5],
        signedAt: read(begunAt, fields[6]),
        issuedAt: read(begunAt, fields[7]),
        closedAt: read(begunAt, fields[8]),
        recalledAt: read(begunAt, fields[9]),
        replacedAt: read(begunAt, fields[10]),
        pages: known(fields[11]),
        bytes: fields[12],
        signatureBytes: fields[13],
        sendings: fields[14].map((sending) => readSending(begunAt, sending)),
        duties: fields[15].map((duty) => readDuty(begunAt, duty)),
      }
    case "incoming":
      return {
        direction: "incoming",
        type,
        unit,
        urgency,
        begunAt,
        from: fields[5],
        level: fields[6],
        signedBy: fields[7],
        arrivedAt: read(begunAt, fields[8]),
        registeredAt: read(begunAt, fields[9]),
        completedAt: read(begunAt, fields[10]),
        refusedAt: read(begunAt, fields[11]),
        refusal: known(fields[12]),
        givenBackAt: read(begunAt, fields[13]),
        replacedAt: read(begunAt, fields[14]),
        bytes: fields[15],
        duties: fields[16].map((duty) => readDuty(begunAt, duty)),
      }
    case "refused":
      return { direction: "refused", type, unit, urgency, begunAt, refusal: fields[5] }
    case "paper":
      return {
        direction: "paper",
        type,
        unit,
        urgency,
        begunAt,
        from: fields[5],
        level: fields[6],
        outcome: fields[7],
      }
  }
}
