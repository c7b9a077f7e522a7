import { problemClass } from "@lienthong/core/adapter"

const catalogue = {
  "seed-invalid": {
    status: 422,
    en: "{given} is not a seed: a seed is a whole number from 0 to 4294967295.",
    vi: "{given} không phải là số khởi tạo hợp lệ: cần số nguyên từ 0 đến 4294967295.",
    next: {
      en: "Pass the seed that a failed run printed, or 1.",
      vi: "Truyền số khởi tạo mà lần chạy lỗi đã in ra, hoặc 1.",
    },
  },
  "count-invalid": {
    status: 422,
    en: "--{option} {given} is not a number above 0.",
    vi: "--{option} {given} không phải là số lớn hơn 0.",
    next: { en: "Pass a number, such as --{option} 10.", vi: "Truyền một số, ví dụ --{option} 10." },
  },
  "store-unknown": {
    status: 422,
    en: "There is no store {given} to run with.",
    vi: "Không có loại kho {given} để chạy.",
    next: { en: "Pass one of {stores}.", vi: "Truyền một trong các loại: {stores}." },
  },
  "option-unknown": {
    status: 422,
    en: "The arguments are wrong: {problem}.",
    vi: "Tham số không hợp lệ: {problemVi}.",
    next: { en: "See the command's --help.", vi: "Xem --help của lệnh." },
  },
  "file-unwritable": {
    status: 422,
    en: "The file {file} cannot be written: {problem}.",
    vi: "Không ghi được tệp {file}.",
    next: { en: "Pass a path in a folder that exists.", vi: "Truyền đường dẫn trong thư mục có sẵn." },
  },
} as const

/** A run from seeds was asked for wrongly. What happens in the run never causes this error. */
export class SimulationError extends problemClass<SimulationError>()(
  "SimulationError",
  "simulation",
  catalogue,
) {}
