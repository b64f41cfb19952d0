#include "engine/number/decimal_ball.hpp"

#include "formulas/decimal.hpp"

#include <algorithm>
#include <string>

namespace brouncker {

Real decimal_ball(std::string_view text, Bits precision) {
  const std::size_t point = std::min(text.find('.'), text.size() - 1);
  const auto decimals = static_cast<unsigned>(text.size() - 1 - point);
  Real result = to_real(parse_decimal(std::string(text)), precision);
  const Real unit = to_real(Rational(1, Integer(pow(Integer(10), decimals))), precision);
  arb_add_error(result.get(), unit.get());
  return result;
}

}  // namespace brouncker
