#include "engine/claim/named_atom.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/match/match.hpp"
#include "engine/number/expression_value.hpp"

#include <cmath>
#include <mutex>
#include <unordered_map>

namespace brouncker {
namespace {

constexpr long kDigits = 50;

/// The catalogue by what its rows stand for.
const std::unordered_map<std::string, std::string>& definitions() {
  static const auto table = [] {
    std::unordered_map<std::string, std::string> result;
    for (const ConstantRow& row : constants()) result.emplace(to_plain(definition(row)), row.name);
    return result;
  }();
  return table;
}

/// The catalogue as the 50 digits that its rows state.
const ConstantSet& stated_digits() {
  static const ConstantSet set([] {
    std::vector<NamedValue> values;
    for (const ConstantRow& row : constants())
      values.push_back({std::string(row.name), from_decimal(std::string(row.digits50)), Expression::constant(row.name)});
    return values;
  }());
  return set;
}

std::optional<NamedAtom> searched(const Expression& atom) {
  const Enclosure value = enclose(atom, kDigits);
  if (value.status != ValueStatus::enclosed) return std::nullopt;
  const auto number = from_ball(*value.value, static_cast<long>(kDigits * kBitsPerDigit));
  if (!number) return std::nullopt;
  const ConstantSet& set = stated_digits();
  const MatchLimit limit{0, *number, kMaxHeightBits};
  const MatchResult found = match({&limit, 1}, set, {.log2_tests = std::log2(static_cast<double>(set.entries().size()))});
  if (found.hits.empty()) return std::nullopt;
  const auto* hit = std::get_if<ConstantMatch>(&found.hits.front().match);
  if (!hit) return std::nullopt;
  return NamedAtom{set.entries()[hit->constant].constant.name, hit->moebius.map};
}

/// Answers by the text of the atom.
class Answers {
 public:
  std::optional<NamedAtom> of(const std::string& text, const Expression& atom) {
    {
      const std::lock_guard guard(mutex_);
      if (const auto found = answers_.find(text); found != answers_.end()) return found->second;
    }
    auto answer = searched(atom);
    const std::lock_guard guard(mutex_);
    return answers_.emplace(text, std::move(answer)).first->second;
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::optional<NamedAtom>> answers_;
};

}  // namespace

std::optional<NamedAtom> named_atom(const Expression& atom) {
  const std::string text = to_plain(atom);
  if (const auto found = definitions().find(text); found != definitions().end()) return NamedAtom{found->second, {}};
  static Answers answers;
  return answers.of(text, atom);
}

}  // namespace brouncker
