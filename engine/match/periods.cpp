#include "engine/match/periods.hpp"

#include <fmt/format.h>

namespace brouncker {

int kronecker(int d, int k) {
  int result = 1;
  for (int p = 2; k > 1; ++p)
    for (; k % p == 0; k /= p) {
      if (d % p == 0) return 0;
      if (p == 2) {
        result *= d % 8 == 7 ? 1 : -1;  // d is odd here
        continue;
      }
      int square = 1;  // (-d)^((p-1)/2) modulo p
      for (int i = 0; i < (p - 1) / 2; ++i) square = square * (p - d % p) % p;
      result *= square == 1 ? 1 : -1;
    }
  return result;
}

Expression gamma_quotient(const PeriodField& field) {
  std::string top, bottom;
  for (int k = 1; k < field.d; ++k)
    if (const int sign = kronecker(field.d, k); sign != 0) {
      std::string& side = sign > 0 ? top : bottom;
      side += fmt::format("{}gamma({}/{})", side.empty() ? "" : "*", k, field.d);
    }
  return parse_expression(fmt::format("{}/({})", top, bottom));
}

}  // namespace brouncker
