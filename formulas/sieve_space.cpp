#include "formulas/sieve_space.hpp"

#include "formulas/decimal.hpp"
#include "formulas/error.hpp"
#include "formulas/message.hpp"
#include "formulas/shapes.hpp"

#include <fmt/format.h>

namespace brouncker {
namespace {

constexpr std::string_view kDelta = "delta>";
/// Of a threshold: a few digits are all that anyone means.
constexpr std::size_t kLongestThreshold = 60;

/// "-1/5" or a decimal.
Rational threshold_of(const std::string& text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return parse_decimal(text);
  const Rational below = parse_decimal(text.substr(slash + 1));
  if (below <= 0) throw input_error("the denominator is not positive");
  return parse_decimal(text.substr(0, slash)) / below;
}

}  // namespace

SieveSpace SieveSpace::from_templates(std::string_view a, std::string_view b, const std::map<std::string, std::string>& ranges) {
  SieveSpace space;
  space.a_ = text::trimmed(a);
  space.b_ = text::trimmed(b);
  const std::vector<std::string> all_b = expanded_shapes(b, "b");
  std::uint64_t size = 0;
  for (const std::string& each_a : expanded_shapes(a, "a"))
    for (const std::string& each_b : all_b) {
      if (space.parts_.size() >= kMostShapes)
        throw input_error(fmt::format("the shapes of a and b make more than {} pairs", kMostShapes));
      space.parts_.push_back(SearchSpace::from_templates(each_a, each_b, ranges));
      size += space.parts_.back().size();
      if (size > kMaxSize) throw input_error("the space has more than 10^18 formulas; give smaller ranges or fewer shapes");
    }
  return space;
}

std::uint64_t SieveSpace::first_index(std::size_t part) const {
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < part; ++i) index += parts_[i].size();
  return index;
}

SieveDemand parse_sieve_demand(std::string_view text, std::string_view what) {
  std::string plain;
  for (const char c : text)
    if (!text::is_space(c)) plain += c;
  if (plain == "full") return {SieveDemand::Kind::full, 0};
  if (plain == "half") return {SieveDemand::Kind::half, 0};
  if (plain.starts_with(kDelta) && plain.size() <= kLongestThreshold) try {
      const Rational threshold = threshold_of(plain.substr(kDelta.size()));
      if (threshold > -1 && threshold < 1) return {SieveDemand::Kind::delta, threshold};
    } catch (const Error&) {  // the message below says what is accepted
    }
  throw input_error(fmt::format("{} {}: accepted are full, half, and delta>D with -1 < D < 1, such as delta>0 or delta>-1/5", what,
                                text::quoted(text)));
}

std::string print(const SieveDemand& demand) {
  if (demand.kind == SieveDemand::Kind::delta) return std::string(kDelta) + demand.threshold.str();
  return demand.kind == SieveDemand::Kind::full ? "full" : "half";
}

}  // namespace brouncker
