/// Spaces that a sieve walks: templates that may be shapes (formulas/shapes.hpp), and what is asked of their formulas.
#pragma once

#include "formulas/space.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker {

/// Several spaces with the same parameters, one after the other: those that the shapes of a and b stand for.
class SieveSpace {
 public:
  /// All parts together: every index is a 64-bit integer of a store.
  static constexpr std::uint64_t kMaxSize = 1'000 * SearchSpace::kMaxSize;

  /// As SearchSpace::from_templates, which says what is refused. The shapes of b vary fastest.
  static SieveSpace from_templates(std::string_view a, std::string_view b, const std::map<std::string, std::string>& ranges);
  /// No shapes.
  explicit SieveSpace(SearchSpace only) : a_(only.a().text()), b_(only.b().text()), parts_{std::move(only)} {}

  /// The texts, shapes and all.
  const std::string& a() const { return a_; }
  const std::string& b() const { return b_; }
  /// Of every part, in the order of the first.
  const std::vector<Parameter>& parameters() const { return parts_.front().parameters(); }

  /// At least one.
  const std::vector<SearchSpace>& parts() const { return parts_; }
  /// Index of the first formula of a part: the parts follow each other.
  std::uint64_t first_index(std::size_t part) const;
  std::uint64_t size() const { return first_index(parts_.size()); }

  friend bool operator==(const SieveSpace& x, const SieveSpace& y) { return x.a_ == y.a_ && x.b_ == y.b_ && x.parts_ == y.parts_; }

 private:
  SieveSpace() = default;
  std::string a_, b_;
  std::vector<SearchSpace> parts_;
};

/// What a sieve asks of a formula: that all primes pass, or all that split in the field of the eigenvalues; or that the primes that fail do
/// not prove its delta to be below a threshold. doc/SIEVE.md.
struct SieveDemand {
  enum class Kind { full, half, delta };
  Kind kind = Kind::full;
  Rational threshold = 0;  ///< of delta, above -1
  friend bool operator==(const SieveDemand&, const SieveDemand&) = default;
};
/// "full", "half", "delta>0", "delta>-1/5", "delta>0.25". Throws Error (input) naming `what`.
SieveDemand parse_sieve_demand(std::string_view text, std::string_view what);
/// parse_sieve_demand(print(d), ...) == d.
std::string print(const SieveDemand& demand);

/// A space and what is asked: the formulas of a run that a sieve finds.
struct SievedSpace {
  SieveSpace space;
  SieveDemand demand;
  friend bool operator==(const SievedSpace&, const SievedSpace&) = default;
};

}  // namespace brouncker
