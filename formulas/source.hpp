/// Where the formulas of a run come from: a search space, what a sieve lets through of one, or a list of formulas. In each case an
/// indexed set, to which a search, its shards and its stages ask no other question.
#pragma once

#include "formulas/sieve_space.hpp"
#include "formulas/space.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace brouncker {

/// What came with a formula of a list. Texts of JSON are ASCII, on one line.
struct Origin {
  std::string label;  ///< empty: none
  std::string given;  ///< JSON object: what else stood in its line; empty: nothing
  std::string
      fraction;  ///< JSON object: the fraction that was brought to the PCF, and the map of its limit; empty: the PCF was given
};

struct ListedFormula {
  Pcf pcf;
  std::shared_ptr<const Origin> origin;  ///< nullptr: nothing came with it
};

/// Formulas in the order of a list: index i is line i. A formula that stands there twice is computed once and is two formulas of
/// the run, each with its own label.
class FormulaList {
 public:
  FormulaList() = default;
  /// @param checksum Of all that is in them: two lists with the same one are taken for the same.
  FormulaList(std::vector<ListedFormula> formulas, std::string checksum);
  /// What a run keeps of its list; the formulas themselves stand in its rows.
  FormulaList(std::uint64_t size, std::uint64_t different, std::string checksum);

  std::uint64_t size() const { return size_; }
  /// Formulas, repetitions not counted.
  std::uint64_t different() const { return different_; }
  const std::string& checksum() const { return checksum_; }

  /// Whether the formulas are here. What follows needs it.
  bool has_formulas() const { return contents_ != nullptr; }
  const ListedFormula& at(std::uint64_t index) const { return contents_->formulas[index]; }
  /// Where the i-th different formula stands, ascending; they are numbered by their first places.
  std::span<const std::uint64_t> places(std::uint64_t i) const;

  friend bool operator==(const FormulaList& x, const FormulaList& y) {
    return x.size_ == y.size_ && x.different_ == y.different_ && x.checksum_ == y.checksum_;
  }

 private:
  struct Contents {
    std::vector<ListedFormula> formulas;
    std::vector<std::uint64_t> places, begins;  ///< those of formula i: places[begins[i]] .. places[begins[i + 1] - 1]
  };
  std::uint64_t size_ = 0, different_ = 0;
  std::string checksum_;
  std::shared_ptr<const Contents> contents_;
};

class Source {
 public:
  Source() = default;
  Source(SearchSpace space) : source_(std::move(space)) {}
  Source(FormulaList list) : source_(std::move(list)) {}
  Source(SievedSpace sieved) : source_(std::move(sieved)) {}

  /// nullptr where it is another.
  const SearchSpace* space() const { return std::get_if<SearchSpace>(&source_); }
  const FormulaList* list() const { return std::get_if<FormulaList>(&source_); }
  const SievedSpace* sieved() const { return std::get_if<SievedSpace>(&source_); }

  /// Number of indices, holes of a space included.
  std::uint64_t size() const { return space() ? space()->size() : sieved() ? sieved()->space.size() : list()->size(); }
  /// Whether every formula has its Origin: a label, at least.
  bool has_origins() const { return list() || sieved(); }

  friend bool operator==(const Source&, const Source&) = default;

 private:
  std::variant<SearchSpace, FormulaList, SievedSpace> source_;
};

/// "a = A*n + B, b = C*n^2, A = -5..5, ...", the same with ", sieve full", or "a list of 10,000 formulas, 2,280 of them different, checksum 0123456789abcdef".
std::string describe(const Source& source);
/// "A = -5..5, B = 0..3"; empty where there are none.
std::string ranges_text(const std::vector<Parameter>& parameters);

}  // namespace brouncker
