#include "results/match/full_search.hpp"

#include "engine/claim/identification.hpp"
#include "formulas/parse_with_symbols.hpp"
#include "formulas/spelling.hpp"

#include <cmath>

namespace brouncker {

const ConstantSet& FullSearch::constants() const {
  constexpr long kSpareDigits = 16;
  std::call_once(once_, [&] {
    constants_ = std::make_unique<const ConstantSet>(all_constants(user_constants_, kIdentifyDigits + kSpareDigits));
  });
  return *constants_;
}

FullSearch::Found FullSearch::operator()(std::size_t member, const Pcf& pcf) const {
  const auto set = [&]() -> const ConstantSet& { return constants(); };
  const Answer answer = identified(pcf, set, false, std::log2(static_cast<double>(std::max<std::uint64_t>(classes_.in_full(), 1))));
  Found found;
  if (answer.search) found.control_found = answer.search->control_found;
  if (answer.claims.empty() || answer.claims.front().status == ClaimStatus::proved) return found;
  if (answer.limit) found.computed = from_decimal(answer.limit->value, answer.limit->digits);
  StoredForm& form = found.form.emplace(StoredForm{classes_.member(member).id, classes_.weight(member), answer.claims.front()});
  form.claim.mirrored = to_plain(negated(parse_expression_with_symbols(form.claim.expression)));
  return found;
}

}  // namespace brouncker
