/// Sums of two or three constants of the linear basis, by a lattice of machine integers.
#include "engine/match/fixed_point.hpp"
#include "engine/match/identify_methods.hpp"
#include "engine/match/small_lattice.hpp"
#include "engine/match/spelling.hpp"
#include "formulas/constants.hpp"
#include "formulas/simplest_form.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace brouncker {

std::vector<std::string> linear_basis() {
  std::vector<std::string> names;
  for (const ConstantRow& row : constants())
    if (row.linear_basis == LinearBasis::in) names.emplace_back(row.name);
  return names;
}

namespace identification {
namespace {

/// |coefficients| up to here: three or four numbers at once leave no room for more in doubles.
constexpr int kLinearHeightBits = 12;

std::vector<const ConstantSet::Entry*> chosen(const ConstantSet& constants, const IdentifyOptions& options) {
  std::vector<const ConstantSet::Entry*> result;
  if (constants.all_linear() && options.linear.empty()) {
    for (const auto& entry : constants.entries()) result.push_back(&entry);
    return result;
  }
  for (const std::string& name : options.linear.empty() ? linear_basis() : options.linear)
    if (const auto* entry = constants.find(name)) result.push_back(entry);
  assert(options.linear.empty() || result.size() == options.linear.size());
  return result;
}

/// x or 1/x as a combination of constants.
class LinearSearch {
 public:
  LinearSearch(Search& search, bool inverted)
      : search_(search),
        inverted_(inverted),
        y_(inverted ? reciprocal(search.x) : search.x),
        basis_(chosen(search.constants, search.options)) {
    // The lattice takes numbers up to 1; all are shifted by the same power of 2.
    double largest = std::max(0.0, y_.log2_abs());
    for (const auto* entry : basis_) largest = std::max(largest, entry->constant.value.log2_abs());
    shift_ = static_cast<long>(std::ceil(largest)) + 1;
    one_ = Int128(1) << (kSmallFractionBits - shift_);
    for (const auto* entry : basis_) fixed_.push_back(scaled_down(entry->constant.value));
  }

  void run() {
    const Int128 y = scaled_down(y_);
    const std::size_t n = basis_.size();
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        look({i, j}, std::array{one_, y, fixed_[i], fixed_[j]});
        for (std::size_t k = j + 1; k < n; ++k) look({i, j, k}, std::array{one_, y, fixed_[i], fixed_[j], fixed_[k]});
      }
  }

 private:
  Int128 scaled_down(Approximation x) const {
    x.bits += shift_;
    return fixed_point(x);
  }

  void look(std::initializer_list<std::size_t> which, std::span<const Int128> x) {
    ++search_.searched.tests;
    const SmallRelation found = find_small_relation(x, kLinearHeightBits);
    search_.searched.excluded_bits = std::min<double>(search_.searched.excluded_bits, kLinearHeightBits);
    if (found.verdict != SmallRelation::Verdict::found || found.coefficients[1] == 0) return;
    std::vector<Integer> coefficients;
    std::vector<Approximation> values{exact_one(), y_};
    std::vector<Term> terms{{Integer(-found.coefficients[0]), Expression::integer(1)}};
    std::string names;
    for (std::size_t t = 0; t < x.size(); ++t) coefficients.emplace_back(found.coefficients[t]);
    std::size_t t = 2;
    for (std::size_t index : which) {
      // With a coefficient 0 the pair or the constant alone has been looked at already.
      if (coefficients[t] == 0) return;
      values.push_back(basis_[index]->constant.value);
      terms.push_back({Integer(-coefficients[t++]), basis_[index]->constant.expression});
      names += (names.empty() ? "" : ", ") + basis_[index]->constant.name;
    }
    std::vector<Term> bottom{{coefficients[1], Expression::integer(1)}};
    const Support held = support(coefficients, values, search_.log2_tests);
    search_.offer({simplest_form(inverted_ ? quotient(bottom, terms) : quotient(terms, bottom)), names, {}, held});
  }

  Search& search_;
  bool inverted_;
  Approximation y_;
  std::vector<const ConstantSet::Entry*> basis_;
  long shift_;
  Int128 one_;
  std::vector<Int128> fixed_;
};

}  // namespace

std::uint64_t linear_tests(const ConstantSet& constants, const IdentifyOptions& options) {
  const std::uint64_t n = chosen(constants, options).size();
  return n < 2 ? 0 : 2 * (n * (n - 1) / 2 + n * (n - 1) * (n - 2) / 6);
}

void linear(Search& search) {
  // Four terms of height 1 take as many bits as this; below, nothing could be justified and the doubles would see only noise.
  if (search.x.known_bits() < kSmallFractionBits + 8) return;
  LinearSearch(search, false).run();
  LinearSearch(search, true).run();
}

}  // namespace identification
}  // namespace brouncker
