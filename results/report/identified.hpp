/// What a run identified: formulas with a named closed form, and the constants they belong to.
#pragma once

#include "results/run/sqlite.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace brouncker::report {

/// Of a pair (a, b), (-a, b) in the space the page shows the one whose a has a positive leading coefficient.
bool shows_mirror(std::string_view a, bool has_mirror);
/// -p of a printed polynomial.
std::string negated_polynomial(const std::string& p);

/// A pair (a, b), (-a, b) with a closed form in a constant, rational or quadratic; of both, the one that shows_mirror() picks.
struct Identified {
  std::uint64_t id = 0;                 ///< of the row in `measured`
  std::optional<std::uint64_t> mirror;  ///< index of the other of the pair, where it is in the space
  std::string a, b, limit;
  std::string closed_form, mirrored;  ///< of (a, b); of (-a, b)
  std::string constant, status, method;

  std::uint64_t formulas() const { return mirror ? 2 : 1; }
};

/// How simple it is: the fewer characters, the simpler.
std::size_t text_length(const Identified& x);

/// In the order of the space. Values of functions outside the catalogue have no name and are left out: no constant holds them
/// together.
std::vector<Identified> read_identified(const sqlite::Database& run);

/// A constant and its formulas.
struct ConstantLine {
  std::string name;
  std::uint64_t formulas = 0, proved = 0, certified = 0, conjectured = 0;
  std::size_t simplest = 0;  ///< shortest text of a, b and the closed form; index in the formulas given
};

/// Most formulas first, then by name.
std::vector<ConstantLine> constant_lines(const std::vector<Identified>& formulas);

}  // namespace brouncker::report
