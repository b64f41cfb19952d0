/// Whether what is claimed of a limit and the limit that the search stored can be the same number.
#pragma once

#include "engine/match/approximation.hpp"
#include "formulas/expression.hpp"
#include "formulas/limit_relation.hpp"

#include <string>

namespace brouncker {

enum class Agreement { yes, no, unknown };

/// A limit as a store has it: a decimal all of whose digits are right.
struct StoredLimit {
  std::string value;
  long digits = 0;
};

/// Whether two enclosures meet: that of the form to as many digits as the limit has. Unknown where the form was not enclosed.
/// Cost: 20 to 200 us.
Agreement agreement(const Expression& form, const StoredLimit& limit);

/// The same for a number known otherwise.
Agreement agreement(const Approximation& value, const StoredLimit& limit);
Agreement agreement(const Rational& value, const StoredLimit& limit);

/// Whether a + b L' + c L + d L L' can be 0.
Agreement agreement(const LimitRelation& relation, const StoredLimit& limit, const StoredLimit& other);

}  // namespace brouncker
