/// A closed form of a row as the store holds it.
#pragma once

#include "formulas/moebius.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace brouncker {

struct StoredForm {
  std::uint64_t id = 0;      ///< of the row in `measured`
  std::uint64_t weight = 1;  ///< 2 where the row stands for its mirror image, too
  std::string expression, mirrored;
  std::string constant;  ///< empty for a quotient of hypergeometric functions
  std::string status, method;
  std::optional<std::int64_t> digits_matched, digits_explained;
  std::string map;  ///< "[p, q, r, s]" of (p c + q)/(r c + s); empty where there is none
};

/// "[p, q, r, s]", and back.
std::string map_text(const Moebius& map);
Moebius map_of(const std::string& text);

}  // namespace brouncker
