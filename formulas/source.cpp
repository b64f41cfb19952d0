#include "formulas/source.hpp"

#include "formulas/message.hpp"
#include "formulas/print.hpp"

#include <unordered_map>

#include <fmt/format.h>

namespace brouncker {

FormulaList::FormulaList(std::vector<ListedFormula> formulas, std::string checksum)
    : size_(formulas.size()), checksum_(std::move(checksum)) {
  std::unordered_map<std::string, std::size_t> numbers;
  std::vector<std::vector<std::uint64_t>> places;
  for (std::uint64_t i = 0; i < size_; ++i) {
    const auto [at, is_new] = numbers.try_emplace(to_list(formulas[i].pcf.a) + to_list(formulas[i].pcf.b), places.size());
    if (is_new) places.emplace_back();
    places[at->second].push_back(i);
  }
  different_ = places.size();
  auto contents = std::make_shared<Contents>();
  for (const auto& each : places) {
    contents->begins.push_back(contents->places.size());
    contents->places.insert(contents->places.end(), each.begin(), each.end());
  }
  contents->begins.push_back(contents->places.size());
  contents->formulas = std::move(formulas);
  contents_ = std::move(contents);
}

FormulaList::FormulaList(std::uint64_t size, std::uint64_t different, std::string checksum)
    : size_(size), different_(different), checksum_(std::move(checksum)) {}

std::span<const std::uint64_t> FormulaList::places(std::uint64_t i) const {
  const std::uint64_t begin = contents_->begins[i];
  return {contents_->places.data() + begin, contents_->begins[i + 1] - begin};
}

std::string ranges_text(const std::vector<Parameter>& parameters) {
  std::string ranges;
  for (const Parameter& p : parameters) ranges += fmt::format("{}{} = {}..{}", ranges.empty() ? "" : ", ", p.name, p.first, p.last);
  return ranges;
}

std::string describe(const Source& source) {
  if (const FormulaList* list = source.list())
    return fmt::format("a list of {} formulas, {} of them different, checksum {}", text::grouped(list->size()),
                       text::grouped(list->different()), list->checksum());
  const auto described = [](const std::string& a, const std::string& b, const std::vector<Parameter>& parameters) {
    return fmt::format("a = {}, b = {}, {}", a, b, parameters.empty() ? "no parameters" : ranges_text(parameters));
  };
  if (const SievedSpace* sieved = source.sieved())
    return fmt::format("{}, sieve {}", described(sieved->space.a(), sieved->space.b(), sieved->space.parameters()),
                       print(sieved->demand));
  const SearchSpace& space = *source.space();
  return described(space.a().text(), space.b().text(), space.parameters());
}

}  // namespace brouncker
