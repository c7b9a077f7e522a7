import type { Incoming } from "@lienthong/core"
import { html, type Markup } from "../page/html.ts"
import { glyph } from "../page/state.ts"
import type { Viewer } from "../visit/visit.ts"

const note = (tone: string, shape: Parameters<typeof glyph>[0], text: string): Markup =>
  html`<div class=${`note ${tone}`}>${glyph(shape)}<span>${text}</span></div>`

/** What a person should know before they act on a document: each a shape and a sentence. */
export const notesOn = ({ say, tell }: Viewer, incoming: Incoming): ReadonlyArray<Markup> => {
  const { content, recall, update, handedBack, outsideFunction, sameCodeAs, refusal, replacedBy } = incoming
  return [
    content?.legalValue === "for-information" &&
      note(
        "warn",
        "park",
        content.legalValueGround
          ? `${tell(content.legalValueGround.reason)} (${content.legalValueGround.article})`
          : say(
              "Chỉ để biết, tham khảo; không thay bản giấy",
              "For information only; it does not replace the paper",
            ),
      ),
    (content?.unsealedAnnexes.length ?? 0) > 0 &&
      note(
        "warn",
        "park",
        say("Phụ lục chưa ký số của cơ quan: ", "Annexes without the agency's seal: ") +
          content?.unsealedAnnexes.join(", "),
      ),
    outsideFunction !== undefined && note("warn", "park", outsideFunction),
    sameCodeAs !== undefined &&
      note(
        "warn",
        "park",
        say(
          "Đã có văn bản cùng nơi gửi, số, ký hiệu trong năm",
          "Another document of this year has the same sender and number",
        ),
      ),
    recall &&
      !recall.answer &&
      note(
        "tim",
        "back",
        `${say("Bên gửi đề nghị thu hồi", "The sender asks for it back")}: “${recall.reason}”`,
      ),
    update &&
      !update.answer &&
      note(
        "tim",
        "back",
        `${say("Bên gửi đề nghị cập nhật", "The sender asks for an update")}: “${update.reason}”`,
      ),
    handedBack !== undefined && note("warn", "back", `${say("Chuyển trả", "Handed back")}: “${handedBack}”`),
    refusal && note("bad", "ref", `${say("Đã từ chối", "Refused")}: “${refusal.text}”`),
    replacedBy.length > 0 &&
      note(
        "tim",
        "back",
        `${say("Được thay thế bằng", "Replaced by")} ${replacedBy.map(({ code }) => code).join(", ")}`,
      ),
  ].filter((each) => each !== false && each !== undefined)
}
