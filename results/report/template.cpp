#include "results/report/template.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

namespace brouncker::report {
namespace {

constexpr std::string_view kOpen = "{{", kClose = "}}";

/// The text up to the next hole, and the hole's name; no name at the end of the template.
struct Piece {
  std::string_view text, name;
};

std::vector<Piece> pieces(std::string_view page) {
  std::vector<Piece> result;
  for (;;) {
    const std::size_t open = page.find(kOpen), close = page.find(kClose, std::min(open, page.size()));
    if (close == page.npos) return result.push_back({page, {}}), result;
    const std::size_t name = open + kOpen.size();
    result.push_back({page.substr(0, open), page.substr(name, close - name)});
    page.remove_prefix(close + kClose.size());
  }
}

}  // namespace

void fill(std::string_view page, std::initializer_list<Hole> holes, const std::function<void(std::string_view)>& write) {
  const std::vector<Piece> all = pieces(page);
  for (const Hole& hole : holes)
    if (std::ranges::find(all, hole.name, &Piece::name) == all.end())
      throw std::logic_error(fmt::format("the template has no hole {}", hole.name));
  for (const Piece& piece : all)
    if (!piece.name.empty() && std::ranges::find(holes, piece.name, &Hole::name) == holes.end())
      throw std::logic_error(fmt::format("the hole {} is not filled", piece.name));
  for (const Piece& piece : all) {
    write(piece.text);
    if (!piece.name.empty()) write(std::ranges::find(holes, piece.name, &Hole::name)->text);
  }
}

std::string filled(std::string_view page, std::initializer_list<Hole> holes) {
  std::string text;
  fill(page, holes, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace brouncker::report
