import { Context } from "effect"
import type { Agency } from "../../agency/agency.ts"
import type { AgencyCode } from "../../agency/agency-code.ts"
import type { RecipientGroup } from "../../agency/recipient-group.ts"
import type { Successions } from "../../agency/succession.ts"
import type { WorkingCalendar } from "../../calendar/working-calendar.ts"
import type { CompetenceCheck } from "../../policy/competence.ts"
import type { DutySettings } from "../../policy/deadline/duty-term.ts"
import type { PaperList } from "../../policy/paper-list.ts"
import type { SignaturePolicy } from "../../policy/signature-policy.ts"
import type { TextOf } from "../../view/file-words.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"
import type { RetryPolicy } from "./retry-policy.ts"

/** An agency's settings for its own exchange (thiết lập của cơ quan). */
export class Settings extends Context.Service<
  Settings,
  {
    readonly agency: Agency
    /** Further codes by which the axis addresses this agency, such as its code of Decision 20/2020. */
    readonly otherCodes: ReadonlyArray<string>
    /** Chữ viết tắt tên cơ quan in notations, `UBND`. */
    readonly abbreviation?: string
    /** Địa danh printed before the date, unless a document states its own. */
    readonly place?: string
    /** Which agencies stand in the place of which. Default: none. */
    readonly successions?: Successions
    /** The types of documents that the agency has beside the law's. Default: none. */
    readonly ownTypes?: OwnTypes
    /** Groups of recipients that the host names. Default: none. */
    readonly recipientGroups?: ReadonlyArray<RecipientGroup>
    /** Whether the log records who opened which file. Default: it does not. */
    readonly recordReading?: boolean
    /** Reads the text of files for searches. Default: they are not read. */
    readonly textOf?: TextOf
    readonly calendar: WorkingCalendar
    /** Documents that also go on paper by decision of the head of the ministry or locality (Art. 7.2b). */
    readonly paperList: PaperList
    /** The agencies that receive documents for the Government or the Prime Minister (Art. 7.3a). */
    readonly governmentFocalPoints: ReadonlyArray<AgencyCode>
    readonly retry: RetryPolicy
    /** What "at once" means here. Default: {@link defaultDutySettings}. */
    readonly duties?: DutySettings
    /** Whether a received document belongs to this agency. Default: none is questioned. */
    readonly competence?: CompetenceCheck
    /** What happens to documents whose signatures are not all valid. Default: they are refused. */
    readonly signaturePolicy?: SignaturePolicy
  }
>()("@lienthong/core/exchange/Settings") {}
