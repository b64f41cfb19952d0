/// Formulas to order: polynomial continued fractions for a constant, each made by a theorem, ranked by what is wanted.
///
/// Directions are enumerated in shells of size 1, 2, 3, ... over all sources of the constant, each shell in parallel and taken
/// whole or not at all (or, with Search::best, in blocks of those that promise most), so that what comes out depends on the
/// number of complete shells only: neither on the threads nor, but for that number, on the time. Every formula has a certificate
/// that the independent checker has accepted, and limit and closed form were enclosed and agree to 100 digits. Formulas of one
/// class are merged: those of equal eigenvalue ratio between which a gauge transformation is found.
#pragma once

#include "engine/claim.hpp"
#include "engine/generate/source.hpp"
#include "engine/progress.hpp"
#include "formulas/json.hpp"

#include <cstdint>
#include <limits>

namespace brouncker::generate {

enum class Order { digits, delta, degree, length };
inline constexpr std::array<std::string_view, 4> kOrderNames = {"digits", "delta", "degree", "length"};

struct Wishes {
  double least_delta = -std::numeric_limits<double>::infinity();  ///< of the predicted one
  double least_digits = 0;                                        ///< a term
  int most_degree = std::numeric_limits<int>::max();              ///< of a
  bool positive = false;                                          ///< a(n) > 0 for n >= 0 and b(n) > 0 for n >= 1
  Order order = Order::digits;
  std::optional<Pcf> like = {};  ///< instead of the order: near to this one in degree, then in digits a term
};

/// Which directions are made first: shell by shell, or what promises most (best_first.hpp).
enum class Search { shells, best };

struct Bounds {
  int size = 30;                            ///< of the last shell
  double seconds = 10;                      ///< wall time
  std::optional<Direction> direction = {};  ///< this one only, of each source that has it
  Search search = Search::shells;           ///< `best` by digits or delta; where nothing is known before, shells
  std::size_t count = 10;                   ///< of `best`: enough
};

struct Formula {
  Pcf pcf;
  Claim claim;
  Outlook outlook;
  std::string source, origin;
  Direction direction;
  int size = 0;
  nlohmann::ordered_json certificate;
  bool fits = false;  ///< has what is wished for; else it is the nearest
};

struct Generated {
  std::vector<Formula> formulas;   ///< one of each class, best first
  std::optional<Formula> nearest;  ///< where there is none: the best of those made
  int complete_size = 0;           ///< the last complete shell
  bool time_is_up = false;
  Search search = Search::shells;     ///< how directions were chosen
  std::uint64_t directions = 0;       ///< looked at
  std::uint64_t made = 0;             ///< with certificate and 100 digits
  std::uint64_t left_out = 0;         ///< of the right outlook, but without a proof within the checker's bounds
  std::uint64_t merged = 0;           ///< into another one, by a gauge transformation
  std::uint64_t undecided_pairs = 0;  ///< of equal eigenvalue ratio where no gauge was found or excluded: kept as two
};

/// Preconditions: the sources outlive the call. Throws Error (file) where a formula that was made fails its check: a defect.
Generated generate(const Sources& sources, const Wishes& wishes, const Bounds& bounds, const WorkOptions& work);

}  // namespace brouncker::generate
