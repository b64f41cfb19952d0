#include "results/run/page_sweep.hpp"

#include "formulas/error.hpp"
#include "results/run/checked_pages.hpp"
#include "results/run/page_place.hpp"

#include <algorithm>
#include <fstream>

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::size_t kPagesPerRead = 256;
constexpr std::uint64_t kPage = sqlite::kPageSize;

/// SQLite may set a page free before it was ever written.
bool is_unused(const std::filesystem::path& file, const unsigned char* page, std::uint64_t number) {
  return std::all_of(page, page + kPage, [](unsigned char c) { return c == 0; }) && !sqlite::is_in_use(file, number);
}

}  // namespace

PageSweep sweep_pages(const std::filesystem::path& file, const WorkOptions& options) {
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(file, error), total = size / kPage;
  std::ifstream stream(file, std::ios::binary);
  if (error || !stream) throw file_error(fmt::format("{}: cannot be read", file.string()));
  PageSweep sweep{0, {}, size % kPage};
  std::vector<unsigned char> buffer(kPagesPerRead * kPage);
  while (sweep.pages < total && !options.is_stopped()) {
    const std::uint64_t count = std::min<std::uint64_t>(kPagesPerRead, total - sweep.pages);
    if (!stream.read(reinterpret_cast<char*>(buffer.data()), static_cast<std::streamsize>(count * kPage)))
      throw file_error(fmt::format("{}: cannot be read", file.string()));
    for (std::uint64_t i = 0; i < count; ++i) {
      const unsigned char* page = buffer.data() + i * kPage;
      const std::uint64_t number = ++sweep.pages;
      if (!sqlite::is_whole(page, number) && !is_unused(file, page, number)) sweep.damaged.push_back(number);
    }
    options.report("pages checked", sweep.pages, total);
  }
  return sweep;
}

}  // namespace brouncker
