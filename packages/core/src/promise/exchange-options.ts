import type { RecipientGroup } from "../agency/recipient-group.ts"
import type { Succession } from "../agency/succession.ts"
import type { WorkingCalendar } from "../calendar/working-calendar.ts"
import type { DispatcherCapacity } from "../exchange/dispatcher/capacity.ts"
import type { RetryPolicy } from "../exchange/settings/retry-policy.ts"
import type { CompetenceCheck } from "../policy/competence.ts"
import type { DutyOptions } from "../policy/deadline/duty-term.ts"
import type { PaperList } from "../policy/paper-list.ts"
import type { SignaturePolicy } from "../policy/signature-policy.ts"
import type { TextOf } from "../view/file-words.ts"
import type { AnyHostView } from "../view/view.ts"
import type { OwnType } from "../vocabulary/own-type.ts"
import type { Log } from "./log.ts"
import type { GivenAdapters } from "./plain-adapters.ts"

/** The agency whose exchange is opened. */
export interface AgencyProfile {
  /**
   * Its identifier, as its standard writes it: `000.00.00.H53` of QCVN 102:2016 in full, or `H53.31` of
   * Decision 20/2020.
   */
  readonly code: string
  readonly name: string
  /** Chữ viết tắt in notations, `UBND`. Without it every document must state its notation. */
  readonly abbreviation?: string
  /** Địa danh before the date of its documents, as it is printed: `Tây Ninh`. */
  readonly place?: string
  /** Further codes by which the axis addresses the agency. */
  readonly otherCodes?: ReadonlyArray<string>
  /** Cơ quan chủ quản and contact details, as packets carry them. */
  readonly inCharge?: string
  readonly address?: string
  readonly email?: string
  readonly telephone?: string
  readonly fax?: string
  readonly website?: string
}

/** How the exchange works in the background. */
export interface WorkerOptions {
  /**
   * How often the mailboxes are polled; up to twelve times as seldom while nothing comes and nobody does
   * anything. Default: 5,000 ms.
   */
  readonly pollMillis?: number
  /** How many packets are sent at once. Default: `{ urgent: 1, ordinary: 2 }`. Either may be left out. */
  readonly capacity?: Partial<DispatcherCapacity>
  /** How often the log is sealed if there is a `sealer`. Default: 3,600,000 ms, an hour. */
  readonly sealMillis?: number
}

/**
 * The options of {@link openExchange}. The adapters' functions give the values for `storage` to `verifier`;
 * each may also be the port's functions as async functions, without Effect (`PromiseTransport` of
 * `@lienthong/core/adapter`, and so on). Such a function is waited for at most 2 minutes, for the look-up of
 * an agency or of a key 30 seconds, for signing 5 minutes; then its signal is aborted and the call fails.
 */
export interface ExchangeOptions {
  readonly agency: AgencyProfile
  /** `sqlite("tay-ninh.db")` of `@lienthong/adapters-sqlite`. */
  readonly storage: GivenAdapters["storage"]
  /** `nationalAxis({ endpoint, systemId, secret })` of `@lienthong/adapters-axis`. */
  readonly axis: GivenAdapters["axis"]
  /** `pdfSigner({ person, agency })` of `@lienthong/adapters-axis`. */
  readonly signers: GivenAdapters["signers"]
  /** `pdfVerifier({ trust: [rootPem] })` of `@lienthong/adapters-axis`. */
  readonly verifier: GivenAdapters["verifier"]
  /**
   * `keySealer(pem)` of `@lienthong/adapters-axis` seals the log every hour. Without a sealer the log is not
   * sealed.
   */
  readonly sealer?: GivenAdapters["sealer"]
  /** Finds the agencies that can be written to. Default: the axis' own directory. */
  readonly directory?: GivenAdapters["directory"]
  /** Decides who may do what. `authorizeBy` makes a host's own. Default: the policy by roles. */
  readonly authorizer?: GivenAdapters["authorizer"]
  /** Working days and office hours. Default: the shipped national calendar. */
  readonly calendar?: WorkingCalendar
  /** Documents that also go on paper by decision of the agency's head (Art. 7.2b). Default: none. */
  readonly paperList?: PaperList
  /**
   * Types of documents that the agency has beside the law's, such as lịch công tác. Their codes begin with
   * `own/`; name and abbreviation must differ from those of every other type. Default: none.
   */
  readonly ownTypes?: ReadonlyArray<OwnType>
  /** The agencies that receive documents for the Government (Art. 7.3a). Default: Văn phòng Chính phủ. */
  readonly governmentFocalPoints?: ReadonlyArray<string>
  /**
   * Agencies that were merged, divided or ended, by their codes; `readSuccessions` of
   * `@lienthong/core/agency` reads them from a file. Default: none.
   */
  readonly successions?: ReadonlyArray<Succession>
  /**
   * Groups of agencies that documents are often sent to, each `{ name, members }`: `directory.search` finds
   * them by name, and `dispatch` takes `to: [{ group: "Các sở, ban, ngành" }]`. Default: none.
   */
  readonly recipientGroups?: ReadonlyArray<RecipientGroup>
  /**
   * `true` records in the background who opened which file of a document; `reports.readings` lists it.
   * Default: `false`.
   */
  readonly recordReading?: boolean
  /**
   * Reads the text of files, so that `reports.search` finds documents by it: `({ bytes }) => pdfText(bytes)`.
   * It runs in the background. The words are kept in the store, so it is refused for a store that encrypts
   * files. Default: files are not read.
   */
  readonly textOf?: TextOf
  /**
   * When sending is retried, and how long a received packet is read again. Default of each field:
   * {@link defaultRetryPolicy}.
   */
  readonly retry?: Partial<RetryPolicy>
  /**
   * What "at once" and "promptly" mean here, since the law gives no figure. Default of each field:
   * {@link defaultDutySettings}.
   */
  readonly duties?: DutyOptions
  /**
   * Whether a received document belongs to this agency (thuộc chức năng, nhiệm vụ). Default: none is
   * questioned.
   */
  readonly competence?: CompetenceCheck
  /**
   * What happens to documents whose signatures are not all valid, rule by rule: they are refused, taken in
   * for information only, or accepted; see {@link SignaturePolicy}. Default: all are refused.
   */
  readonly signaturePolicy?: SignaturePolicy
  /**
   * The host's own read models, which `views.page` reads: stored, caught up and rebuilt like the library's. A
   * view whose functions change takes the next `version`.
   */
  readonly views?: ReadonlyArray<AnyHostView>
  /** `false` runs nothing in the background; the host calls `work.drain` and `work.poll`. */
  readonly workers?: WorkerOptions | false
  /** Receives the workers' log. Default: standard output. */
  readonly log?: Log
  /** Returns the present time in milliseconds since the epoch, for tests that set the date. */
  readonly clock?: () => number
}
