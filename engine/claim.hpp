/// What the program claims about a limit: a closed form, what it is made of, and on what ground. The one type behind eval, identify,
/// prove, match, the catalogue, the report and the exports (doc/FORMATS.md: closed_form, constant, kind, status, method).
#pragma once

#include "formulas/moebius.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace brouncker {

/// Methods of limits that are proved rational before any search.
inline constexpr std::string_view kRationalLimitMethod = "rational limit", kFiniteFractionMethod = "finite continued fraction";

enum class ClaimStatus {
  proved,     ///< derived by theorem, every step exact
  certified,  ///< limit and closed form both enclosed, the enclosures agree to the digits stated
  conjectured
};
inline constexpr std::array<std::string_view, 3> kClaimStatusNames = {"proved", "certified", "conjectured"};
inline constexpr std::string_view name(ClaimStatus status) { return kClaimStatusNames[static_cast<std::size_t>(status)]; }

/// What a closed form is made of. The order is that of the catalogue's lines.
enum class FormKind {
  constant,   ///< a constant of the catalogue or of a user's file: L = (p c + q)/(r c + s), or another form in it
  quadratic,  ///< a number of a quadratic field
  rational,
  function,  ///< the value of a function, or a sum of such, that is no constant of the catalogue
  quotient   ///< of hypergeometric functions, for all parameters: it says nothing about the number
};
inline constexpr std::array<std::string_view, 5> kFormKindNames = {"constant", "quadratic", "rational", "function", "quotient"};
inline constexpr std::string_view name(FormKind kind) { return kFormKindNames[static_cast<std::size_t>(kind)]; }

/// The member of an enumeration by its name; nullopt where it is none.
template <class Enum>
constexpr std::optional<Enum> named(std::span<const std::string_view> names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}
inline constexpr auto claim_status_named(std::string_view name) { return named<ClaimStatus>(kClaimStatusNames, name); }
inline constexpr auto form_kind_named(std::string_view name) { return named<FormKind>(kFormKindNames, name); }

/// How far numbers agree, and how much of that chance explains, in decimal digits.
struct ClaimDigits {
  std::int64_t matched = 0, explained = 0;
  friend bool operator==(const ClaimDigits&, const ClaimDigits&) = default;
};

struct Claim {
  std::string expression;  ///< of L, in the grammar of parse_expression() but for a user's constants
  std::string mirrored;    ///< of -L; empty where nobody asked for it
  /// "rational", "quadratic", the name of the constant (names, separated by ", "), the value of the function as text; empty for a
  /// quotient.
  std::string constant;
  std::optional<Moebius> map;  ///< L = (p c + q)/(r c + s) in the constant c, where there is one
  FormKind kind = FormKind::quotient;
  ClaimStatus status = ClaimStatus::proved;
  std::string method;                 ///< the theorem, or how the relation was found
  std::optional<ClaimDigits> digits;  ///< nullopt where a theorem makes limit and closed form equal

  bool is_proved() const { return status == ClaimStatus::proved; }
  /// A number that is known for what it is without any constant.
  bool is_algebraic() const { return kind == FormKind::rational || kind == FormKind::quadratic; }
  friend bool operator==(const Claim&, const Claim&) = default;
};

}  // namespace brouncker
