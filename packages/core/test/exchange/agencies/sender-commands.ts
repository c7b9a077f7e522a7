import { chief } from "@lienthong/testkit"
import fc from "fast-check"
import { by, report, sealed } from "../scene.ts"
import { bySender, type Choice, choice, command, pick } from "./command.ts"
import { type Delivery, recalled } from "./delivery.ts"
import {
  type Change,
  dispatch,
  fetchPaper,
  type Letter,
  recall,
  recallAgain,
  seal,
  sendPaper,
  sign,
  update,
} from "./letter.ts"
import type { Agency, Model, Recipient } from "./model.ts"
import { codes } from "./views.ts"

const reason = { reason: "Sai số liệu" }
const recipient = fc.constantFrom<Recipient>("north", "south", "east", "club")
const recipients = (constraints: fc.SubarrayConstraints) =>
  fc.subarray<Recipient>(["north", "south", "east", "club"], constraints)

const request = (to: Recipient) =>
  to === "club" ? { code: codes.club, name: "Hội Khuyến học", connected: false } : codes[to]

/** Nobody writes to itself. */
const but = (from: Agency, to: ReadonlyArray<Recipient>) => to.filter((recipient) => recipient !== from)

/** The east only receives, so that the others' letters become many. */
const writer = fc.constantFrom<Agency>("north", "north", "south")

const fewLetters = ({ letters }: Model) => letters.length < 5

const draftOf = (from: Agency, id: string): Letter => ({
  from,
  id,
  writing: "drafted",
  recalled: false,
  deliveries: new Map(),
})

export const drafting = writer.map((from) =>
  command(`${from} drafts a letter`, fewLetters, async ({ letters }, { agencies, run }) => {
    letters.push(draftOf(from, await run(agencies[from].agency.outgoing.draft(report(), by))))
  }),
)

/** Drafted and signed twice: what most lives begin with. */
export const writing = writer.map((from) =>
  command(`${from} writes a letter`, fewLetters, async (model, { agencies, run }) => {
    const letter = draftOf(from, await run(sealed(agencies[from].agency)))
    model.letters.push(letter)
    sign(letter)
    seal(model, letter)
  }),
)

const is = (writing: Letter["writing"]) => (letter: Letter) => letter.writing === writing && !letter.recalled

export const signing = choice.map((chosen) =>
  bySender(
    "sign",
    chosen,
    is("drafted"),
    (_, letter) => sign(letter),
    ({ outgoing }, { id }) => outgoing.signAsPerson(id, { authority: "TM." }, { by: chief }),
  ),
)

export const sealing = choice.map((chosen) =>
  bySender("seal", chosen, is("signed"), seal, ({ outgoing }, { id }) => outgoing.signAsAgency(id, by)),
)

/** A letter of the same sender, it may be the very one. */
const another = ({ letters }: Model, { from }: Letter, chosen: Choice | undefined) => {
  const own = letters.filter((letter) => letter.from === from)
  return chosen && pick(own, chosen, is("dispatched"))
}

export const dispatching = fc
  .tuple(choice, recipients({ minLength: 1, maxLength: 3 }), fc.option(choice, { nil: undefined, freq: 2 }))
  .map(([chosen, to, other]) =>
    bySender(
      `dispatch${other ? ` in the place of ${other.which}` : ""} to ${to}`,
      chosen,
      is("sealed"),
      (model, letter) => dispatch(model, letter, but(letter.from, to), another(model, letter, other)),
      ({ outgoing }, letter, model) => {
        const replaced = another(model, letter, other)
        const replaces = replaced ? { replaces: [replaced.id] } : {}
        return outgoing.dispatch(letter.id, { to: but(letter.from, to).map(request), ...replaces }, by)
      },
    ),
  )

const changes: fc.Arbitrary<Change> = fc.record({
  dueDate: fc.constantFrom(undefined, "2019-07-15", "2019-08-30"),
  add: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: recipients({ maxLength: 1 }) },
  ),
  remove: recipients({ maxLength: 1 }),
})

export const updating = fc.tuple(choice, changes).map(([chosen, { dueDate, add, remove }]) =>
  bySender(
    `update (due ${dueDate}, add ${add}, remove ${remove})`,
    chosen,
    (letter) => is("dispatched")(letter) && !letter.replacedBy,
    (model, letter) => {
      const change = { dueDate, add: but(letter.from, add), remove: but(letter.from, remove) }
      return update(model, letter, change)
    },
    ({ outgoing }, { id, from }) => {
      const due = dueDate === undefined ? {} : { dueDate }
      const removed = but(from, remove).map((to) => codes[to])
      const change = { ...reason, ...due, add: but(from, add).map(request), remove: removed }
      return outgoing.update(id, change, by)
    },
  ),
)

export const recalling = choice.map((chosen) =>
  bySender("recall", chosen, is("dispatched"), recall, ({ outgoing }, { id }) =>
    outgoing.recall(id, reason, by),
  ),
)

const at = (to: Recipient, isLikely: (delivery: Delivery) => boolean) => (letter: Letter) => {
  const delivery = letter.deliveries.get(to)
  return delivery !== undefined && isLikely(delivery)
}

export const askingAnew = fc.tuple(choice, recipient).map(([chosen, to]) =>
  bySender(
    `ask ${to} anew for`,
    chosen,
    at(to, (delivery) => recalled(delivery) === "declined"),
    (model, letter) => recallAgain(model, letter, to),
    ({ outgoing }, { id }) => outgoing.recallAgain(id, { recipient: codes[to], ...reason }, by),
  ),
)

export const sendingPaper = fc.tuple(choice, recipient).map(([chosen, to]) =>
  bySender(
    `send ${to} the paper of`,
    chosen,
    at(to, ({ paper }) => paper === "due" || paper === "kept"),
    (_, letter) => sendPaper(letter, to),
    ({ outgoing }, { id }) => outgoing.recordPaperSent(id, { recipient: codes[to] }, by),
  ),
)

export const fetchingPaper = fc.tuple(choice, recipient).map(([chosen, from]) =>
  bySender(
    `fetch from ${from} the paper of`,
    chosen,
    at(from, ({ paper }) => paper === "wanted"),
    (_, letter) => fetchPaper(letter, from),
    ({ outgoing }, { id }) => outgoing.recordPaperReturned(id, { recipient: codes[from] }, by),
  ),
)
