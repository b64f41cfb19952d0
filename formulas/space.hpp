/// A search space: every member of a pair of templates whose integer parameters run over ranges. An indexed set;
/// nothing of it is held in memory but the templates.
#pragma once

#include "formulas/pcf.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// One named integer parameter and its values first, first + 1, ..., last.
struct Parameter {
  std::string name;
  std::int64_t first = 0, last = 0;
  std::uint64_t count() const { return static_cast<std::uint64_t>(last - first) + 1; }
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// Values of the parameters, in the order of `SearchSpace::parameters()`.
using ParameterValues = std::vector<std::int64_t>;

/// A polynomial in n whose coefficients are polynomials in the parameters, such as "A*n^2 + (A+B)*n + 1".
class Template {
 public:
  /// One product of the template: coefficient * prod parameter_i^exponent_i, belonging to n^power.
  struct Term {
    int power;
    Integer coefficient;
    std::vector<int> exponents;
  };
  Template() = default;
  Template(std::string text, std::vector<Term> terms) : text_(std::move(text)), terms_(std::move(terms)) {}
  const std::string& text() const { return text_; }
  const std::vector<Term>& terms() const { return terms_; }
  /// The polynomial at these parameter values; it may be zero.
  Polynomial at(const ParameterValues& values) const;

 private:
  std::string text_;
  std::vector<Term> terms_;
};

/// Where an index of the space leads.
struct Element {
  std::uint64_t index;
  Pcf pcf;
};

/// The box of all parameter values in lexicographic order, the first parameter slowest. Indices whose a or b vanishes
/// identically are holes: they keep their number but are no PCFs.
class SearchSpace {
 public:
  /// Largest box that can be indexed and searched: 10^15 points.
  static constexpr std::uint64_t kMaxSize = 1'000'000'000'000'000;

  /// @param a, b   Templates: like polynomials, any identifier but n is a parameter ("A*n^2 + B*n + C").
  /// @param ranges Name -> "first..last"; the name "" is the range of every parameter not named otherwise.
  /// A range may also be one integer, "5" for 5..5; bounds lie within +-10^15. Parameters are ordered by first
  /// appearance, in a and then in b; templates without parameters give a space of one formula. The texts are kept as
  /// given, without white space at their ends.
  /// Throws Error (input): syntax, a parameter without range, a range without parameter, first > last, too large a box,
  /// a template that vanishes identically, a parameter that cancels out, and a name such as An, which is rather A*n than
  /// a parameter, without a range of its own.
  static SearchSpace from_templates(std::string_view a, std::string_view b, const std::map<std::string, std::string>& ranges);

  const Template& a() const { return a_; }
  const Template& b() const { return b_; }
  const std::vector<Parameter>& parameters() const { return parameters_; }

  /// Number of indices, holes included.
  std::uint64_t size() const { return size_; }
  ParameterValues values_at(std::uint64_t index) const;
  /// The PCF at an index; nullopt at a hole. Precondition: index < size().
  std::optional<Pcf> at(std::uint64_t index) const;
  std::uint64_t index_of(const ParameterValues& values) const;
  /// Index of a PCF in the space; the smallest where several parameter values give it; nullopt where none does.
  /// Constant time where every parameter is by itself a coefficient; a search through the box is never made: templates
  /// where that does not hold give nullopt from `is_directly_invertible() == false`.
  std::optional<std::uint64_t> index_of(const Pcf& pcf) const;
  /// True where each parameter can be read off one coefficient (the coefficient is +-parameter + constant).
  bool is_directly_invertible() const;

  friend bool operator==(const SearchSpace& x, const SearchSpace& y) {
    return x.a_.text() == y.a_.text() && x.b_.text() == y.b_.text() && x.parameters_ == y.parameters_;
  }

 private:
  /// Where a parameter stands alone: coefficient of n^power in a or b = +-parameter + constant.
  struct Reading {
    bool in_b;
    int power;
    bool negative;
    Integer constant;
  };
  static std::optional<Reading> reading_of(std::size_t parameter, const Template& a, const Template& b);

  Template a_, b_;
  std::vector<Parameter> parameters_;
  std::vector<std::optional<Reading>> readings_;  // one a parameter
  std::uint64_t size_ = 0;
};

}  // namespace brouncker
