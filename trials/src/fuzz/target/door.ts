import { type OpenedExchange, openExchange } from "@lienthong/core"
import { type Chance, chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { mutateJson } from "../mutate/mutate-json.ts"
import { nastyValue } from "../mutate/nasty.ts"
import { type FuzzTarget, repeatedly } from "./target.ts"

const sender = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }
const receiver = { code: "000.00.00.G22", name: "Văn phòng Chính phủ" }

/** Operations that do not end on their own. */
const endless = /^(run|close$|subscribe$)/

const everyone = {
  ...clerk,
  roles: ["clerk", "drafter", "signer", "leader", "administrator"] as const,
}

/** A request with the fields of all operations. */
const request = {
  type: "bao-cao",
  subject: "Kết quả thí điểm",
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4\nKết quả") }],
  urgency: "urgent",
  to: [receiver.code, { code: "H53.77", name: "Hội Khuyến học", connected: false }],
  reason: "Sai số liệu",
  text: "Sai thể thức",
  dueDate: "2099-06-30",
  due: "2099-06-30",
  recipient: receiver.code,
  replaces: ["nowhere"],
  add: [receiver.code],
  remove: ["nowhere"],
  authority: "TM.",
  register: "outgoing",
  year: 2026,
  next: 1,
  notation: "BC-UBND",
  number: 7,
  limit: 10,
  order: "ascending",
  filter: { code: "01/BC-UBND", text: "thí điểm" },
  after: "",
  period: "2026-06",
  date: "2026-06-22",
  title: "Hồ sơ",
  document: "nowhere",
}

type Operation = (...args: ReadonlyArray<unknown>) => unknown

const operationsOf = (exchange: OpenedExchange): ReadonlyArray<Operation> =>
  Object.entries(exchange).flatMap(([room, operations]) =>
    typeof operations === "object"
      ? Object.entries(operations as Record<string, Operation>).flatMap(([name, operation]) =>
          endless.test(name) ? [] : [operation],
        )
      : endless.test(room)
        ? []
        : [operations as Operation],
  )

/** A part of the request, as a host that means one operation passes it. */
const someOf = (chance: Chance): Record<string, unknown> =>
  Object.fromEntries(chance.some(Object.entries(request), 0, 6))

/** How many values of an iterable are taken. */
const maxTaken = 50

const finish = async (answer: unknown): Promise<void> => {
  const given = await answer
  if (typeof given !== "object" || given === null || !(Symbol.asyncIterator in given)) return
  let taken = 0
  for await (const _ of given as AsyncIterable<unknown>) if (++taken === maxTaken) return
}

/** Calls every operation of an exchange as hosts without types may. */
export const doorTarget = async (): Promise<FuzzTarget> => {
  const axis = memoryAxis([sender, receiver])
  const open = (agency: typeof sender) => openExchange({ ...testOptions(axis, agency), log: () => undefined })
  const [from, to] = [await open(sender), await open(receiver)]
  const by = { by: everyone }
  const draft = async () =>
    from.outgoing.draft({ type: "bao-cao", subject: request.subject, files: request.files }, by)
  const ids = ["nowhere", await draft()]
  const issued = await draft()
  await from.outgoing.signAsPerson(issued, { authority: "TM." }, { by: chief })
  await from.outgoing.signAsAgency(issued, {}, by)
  await from.outgoing.dispatch(issued, { to: [receiver.code] }, by)
  await from.work.drain()
  await to.work.poll()
  const [arrived] = (await to.reports.incoming()).rows
  ids.push(issued, arrived?.document ?? "nowhere")
  const operations = [...operationsOf(from), ...operationsOf(to)]
  return {
    name: "calls of the door",
    run: (chance, aside) => {
      const operation = chance.pick(operations)
      const usual = chance.pick<ReadonlyArray<unknown>>([
        [chance.pick(ids), by],
        [chance.pick(ids), someOf(chance), by],
        [someOf(chance), by],
        [someOf(chance)],
        [by],
      ])
      const args = aside(() =>
        repeatedly(chance, usual as unknown, (value) => mutateJson(value, chance, nastyValue)),
      )
      return finish(operation(...(Array.isArray(args) ? args : [args])))
    },
    close: async () => {
      await from.close()
      await to.close()
    },
  }
}
