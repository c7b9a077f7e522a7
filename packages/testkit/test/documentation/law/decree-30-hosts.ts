import { type HostRow, hosts } from "./row.ts"

const I = "Phụ lục VI, Phần I, "

/** What a host keeps with the library's part, each with an example: work files, and Annex VI, Part I. */
export const decree30Hosts: ReadonlyArray<HostRow> = [
  hosts(
    "11, 12",
    "Approving and checking drafts: who approves opens the draft, and a corrected one takes its place until somebody signs",
    "Duyệt bản thảo, kiểm tra trước khi ký: người duyệt mở bản thảo; bản đã sửa thay bản trước cho đến khi có người ký",
    "create-show-and-correct-a-draft",
  ),
  hosts(
    "28",
    "The yearly list of files, which the head approves: each line opens a work file",
    "Danh mục hồ sơ hằng năm do người đứng đầu phê duyệt: mỗi dòng mở một hồ sơ",
    "open-the-files-of-the-yearly-list",
  ),
  hosts(
    "30.3b",
    "Handing an electronic file over: the host makes the archive's package of the closed file, which is read whole, in order, with every file as it was signed",
    "Nộp lưu hồ sơ điện tử: phần mềm chủ tạo gói tin nộp lưu từ hồ sơ đã kết thúc, được đọc đầy đủ theo trình tự, tệp giữ nguyên như đã ký",
    "export-a-work-file",
  ),
  hosts(
    `${I}III.4a`,
    "The yearly list of files: drawn up and issued by the host, each line opens a work file",
    "Danh mục hồ sơ: lập, ban hành ở phần mềm chủ; mỗi dòng mở một hồ sơ",
    "open-the-files-of-the-yearly-list",
  ),
  hosts(
    `${I}III.4g, IV.1c`,
    "A work file as files, in order: every file of its documents as it was signed, and all its data, from which the host writes XML",
    "Kết xuất hồ sơ theo trình tự: toàn bộ tệp của văn bản như đã ký, toàn bộ dữ liệu đặc tả để phần mềm chủ ghi XML",
    "export-a-work-file",
  ),
  hosts(
    `${I}III.6d (nội dung)`,
    "Searching the content of documents: the host indexes the text of the files that it learns of",
    "Tìm theo nội dung văn bản: phần mềm chủ lập chỉ mục nội dung tệp khi được báo",
    "search-the-content-of-documents",
  ),
  hosts(
    `${I}IV.1a, IV.1g`,
    "Grouping documents by level, and freezing sets against change",
    "Nhóm tài liệu theo cấp độ thông tin; đóng băng tập hợp, không cho sửa đổi",
    "group-and-freeze-documents",
  ),
  hosts(
    `${I}III.1a`,
    "Creating documents; converting formats is the host's",
    "Tạo lập văn bản; việc chuyển đổi định dạng do phần mềm chủ",
    "create-show-and-correct-a-draft",
  ),
  hosts(
    `${I}III.1n`,
    "Opening, correcting and returning drafts",
    "Truy cập, chỉnh sửa, chuyển lại dự thảo",
    "create-show-and-correct-a-draft",
  ),
  hosts(
    `${I}III.1i`,
    "Telling people of new documents",
    "Thông báo khi có văn bản mới",
    "tell-people-of-new-documents",
  ),
  hosts(
    `${I}III.2c`,
    "Connecting special systems in the agency",
    "Kết nối hệ thống chuyên dụng tại cơ quan",
    "tell-people-of-new-documents",
  ),
  hosts(
    `${I}III.3b, IV.1b, IV.1d, IV.1đ`,
    "Rights by document and person, which follow changes of rules and positions",
    "Phân quyền theo từng văn bản, cá nhân; thay đổi theo quy định, vị trí công tác",
    "decide-who-may-do-what",
  ),
  hosts(
    `${I}III.5g, IV.1e`,
    "Backup and recovery of the store's database; the log proves afterwards that nothing is missing or changed",
    "Sao lưu, phục hồi cơ sở dữ liệu của kho; sau phục hồi, nhật ký chứng minh không mất, không bị sửa",
    "prove-a-restored-store",
  ),
  hosts(
    `${I}III.6đ, III.6e, III.6h`,
    "Chosen columns, saved searches, results as files of an office program",
    "Chọn trường hiển thị, lưu yêu cầu tìm kiếm, kết xuất kết quả ra tệp văn phòng",
    "keep-a-search-choose-columns-and-export",
  ),
  hosts(
    `${I}III.6i, III.6k`,
    "Downloading and printing a document and its data, with the host's mark",
    "Tải, in văn bản và dữ liệu đặc tả, đánh dấu bản in",
    "download-and-print",
  ),
  hosts(
    `${I}III.2a, III.5c, III.5e`,
    "Handing over to the archive and moving to new technology: the host makes the archive's package, or another format, of what is read whole and in order",
    "Nộp lưu, di chuyển và thay đổi định dạng khi thay đổi công nghệ: phần mềm chủ tạo gói tin hoặc định dạng khác từ dữ liệu đọc đầy đủ, đúng trình tự",
    "export-a-work-file",
  ),
  hosts(
    `${I}III.6c`,
    "Rights in archived files: the same authorizer is asked before a work file is read",
    "Cấp, kiểm soát quyền truy cập hồ sơ lưu trữ: hỏi quyền trước mỗi lần đọc hồ sơ",
    "decide-who-may-do-what",
  ),
  hosts(
    "Phụ lục I, Phần II, I.2",
    "Scanning: PDF, colour, resolution; the copy is numbered, signed and recorded as made from paper",
    "Số hóa: định dạng PDF, màu, độ phân giải; bản sao được cấp số, ký số và ghi nhận chuyển từ giấy",
    "make-an-electronic-copy-of-paper",
  ),
  hosts(
    "Phụ lục V",
    "The forms of work files: their list and data are read from the library, and printed by the host",
    "Mẫu lập hồ sơ, nộp lưu: danh mục, mục lục đọc từ thư viện, phần mềm chủ in theo mẫu",
    "export-a-work-file",
  ),
]
