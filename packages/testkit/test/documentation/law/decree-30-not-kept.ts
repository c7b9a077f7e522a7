import { annexSixFieldsNotKept } from "./annex-six-fields.ts"
import { annexSixNotKept } from "./annex-six-rules.ts"
import { type NotKeptRow, notKept, why } from "./row.ts"

/** What Decree 30/2020 asks of others than this library. */
export const decree30NotKept: ReadonlyArray<NotKeptRow> = [
  notKept("1", { en: "Scope", vi: "Phạm vi điều chỉnh" }, why.frame),
  notKept("2", { en: "To whom it applies", vi: "Đối tượng áp dụng" }, why.frame),
  notKept("3", { en: "Terms; see the glossary", vi: "Giải thích từ ngữ; xem bảng thuật ngữ" }, why.frame),
  notKept(
    "4.1",
    { en: "Clerical work is done as the law requires", vi: "Nguyên tắc thực hiện công tác văn thư" },
    why.frame,
  ),
  notKept(
    "4.2a, 4.2b, 10.1, 10.4",
    {
      en: "Competence and responsibility of those who draft; the central registry",
      vi: "Thẩm quyền, trách nhiệm soạn thảo; quản lý tập trung tại văn thư",
    },
    why.people,
  ),
  notKept(
    "4.2e",
    { en: "Keeping seals and key devices", vi: "Quản lý con dấu, thiết bị lưu khóa bí mật" },
    why.people,
  ),
  notKept(
    "13.6, 22.3a",
    { en: "The ink of signatures, registers on paper", vi: "Mực ký văn bản giấy, đăng ký bằng sổ giấy" },
    why.paper,
  ),
  notKept(
    "16.3, 18.2, 22.4",
    { en: "Registering and issuing secret documents", vi: "Đăng ký, phát hành văn bản mật" },
    {
      en: "No state secret enters the system (Decision 28/2018, Art. 1.2).",
      vi: "Văn bản mật không được đưa vào hệ thống (QĐ 28/2018, Điều 1.2).",
    },
  ),
  notKept(
    "25.1a",
    { en: "Copies of paper on paper", vi: "Sao y từ văn bản giấy sang văn bản giấy" },
    why.paper,
  ),
  notKept("6.1, 6.2", { en: "Heads and staff", vi: "Trách nhiệm người đứng đầu, cá nhân" }, why.people),
  notKept("8, 9", { en: "Components and layout", vi: "Thể thức, kỹ thuật trình bày" }, why.page),
  notKept(
    "15.2, 16.2a, 17.1",
    { en: "Numbering, registering and sealing paper", vi: "Cấp số, đăng ký, đóng dấu văn bản giấy" },
    why.paper,
  ),
  notKept(
    "18.5, 18.6, 19.1",
    {
      en: "Paper from electronic documents and back, keeping paper",
      vi: "Phát hành giấy từ bản điện tử và ngược lại, lưu văn bản giấy",
    },
    why.paper,
  ),
  notKept(
    "21.1, 23.3",
    { en: "Receiving and submitting paper", vi: "Tiếp nhận, trình văn bản giấy" },
    why.paper,
  ),
  notKept("27", { en: "Who decides on copies", vi: "Thẩm quyền sao văn bản" }, why.people),
  notKept(
    "29.1a, 29.4c, 30.1, 30.2, 30.3a, 31",
    {
      en: "Files on paper, when and how files are handed over, and who answers for it",
      vi: "Hồ sơ giấy, thời hạn, thủ tục nộp lưu và trách nhiệm",
    },
    why.people,
  ),
  notKept(
    "32.1, 32.3, 33.1",
    { en: "Keeping seals and key devices", vi: "Bảo quản, sử dụng con dấu, thiết bị" },
    why.people,
  ),
  notKept("34, 35", { en: "State administration", vi: "Quản lý nhà nước về công tác văn thư" }, why.people),
  notKept("36", { en: "Funding", vi: "Kinh phí" }, why.people),
  notKept("37, 38", { en: "Force and execution", vi: "Hiệu lực, trách nhiệm thi hành" }, why.frame),
  notKept(
    "Phụ lục I, Phần I, II.7d, II.8",
    {
      en: "The image of a signature and of the seal on the page",
      vi: "Hình ảnh chữ ký số của người ký và của cơ quan trên trang văn bản",
    },
    {
      en: "The image is drawn before the document comes, and signing leaves every page as it is: the signing time stands in the signature, not on the page.",
      vi: "Hình ảnh được trình bày trước khi vào thư viện; ký số không thay đổi trang văn bản, thời gian ký nằm trong chữ ký số.",
    },
  ),
  notKept(
    "Phụ lục I, Phần II, II.3",
    { en: "What a copy states about itself on its page", vi: "Thông tin thể hiện trên bản sao điện tử" },
    why.page,
  ),
  notKept("Phụ lục II", { en: "Capital letters", vi: "Viết hoa" }, why.page),
  ...annexSixNotKept,
  ...annexSixFieldsNotKept,
]
