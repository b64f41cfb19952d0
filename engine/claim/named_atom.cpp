#include "engine/claim/named_atom.hpp"

#include "engine/evaluate/rounding.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/match/special.hpp"
#include "engine/number/expression_value.hpp"
#include "formulas/constants.hpp"

#include <cmath>
#include <mutex>
#include <unordered_map>
#include <vector>

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

/// The catalogue as the 50 digits that its rows state. The filter of the matcher takes one number against many: here the atom is the
/// one and the constants are the many, as a relation between two numbers is one of either with the other.
struct Catalogue {
  std::vector<Prepared> constants;  ///< in the order of the rows
  LimitBatch batch;
  double log2_tests;
};

const Catalogue& catalogue() {
  static const Catalogue all = [] {
    std::vector<Prepared> ready;
    for (const ConstantRow& row : constants()) ready.push_back(prepared(from_decimal(std::string(row.digits50))).value());
    std::vector<const Prepared*> limits;
    for (const Prepared& each : ready) limits.push_back(&each);
    LimitBatch batch = limit_batch(limits);
    return Catalogue{std::move(ready), std::move(batch), std::log2(static_cast<double>(limits.size()))};
  }();
  return all;
}

/// With a rational or quadratic number every relation is degenerate.
bool is_algebraic(const Approximation& x, double log2_tests) {
  const auto rational = match_rational(x, log2_tests);
  if (rational && rational->support.accepted()) return true;
  const auto quadratic = match_quadratic(x, log2_tests);
  return quadratic && quadratic->support.accepted();
}

std::optional<NamedAtom> searched(const Expression& atom) {
  const Enclosure value = enclose(atom, kDigits);
  if (value.status != ValueStatus::enclosed) return std::nullopt;
  const auto number = from_ball(*value.value, static_cast<long>(kDigits * kBitsPerDigit));
  const auto ready = number ? prepared(*number) : std::nullopt;
  const Catalogue& all = catalogue();
  if (!ready || is_algebraic(*number, all.log2_tests)) return std::nullopt;
  std::vector<std::uint8_t> open(all.batch.padded_size());
  find_open(sliced_constant(ready->small), all.batch, kMaxHeightBits, open);
  for (std::size_t i = 0; i < all.constants.size(); ++i) {
    if (!open[i]) continue;
    const auto match = test_pair(all.constants[i], *ready, kMaxHeightBits, all.log2_tests);
    if (match) return NamedAtom{std::string(constants()[i].name), match->map};
  }
  return std::nullopt;
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
