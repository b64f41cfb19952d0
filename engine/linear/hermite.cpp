#include "engine/linear/hermite.hpp"

#include "formulas/arithmetic.hpp"

#include <algorithm>

namespace brouncker {
namespace {

using Row = std::vector<Integer>;

void subtract(Row& x, const Integer& factor, const Row& y) {
  for (std::size_t k = 0; k < x.size(); ++k) x[k] -= factor * y[k];
}

}  // namespace

std::vector<Row> hermite_normal_form(std::vector<Row> rows) {
  const std::size_t columns = rows.empty() ? 0 : rows.front().size();
  std::size_t rank = 0;
  for (std::size_t c = 0; c < columns && rank < rows.size(); ++c) {
    // Euclid's algorithm on the column, below the rows that are done.
    while (true) {
      const auto begin = rows.begin() + static_cast<long>(rank);
      auto least = rows.end();
      std::size_t others = 0;
      for (auto row = begin; row != rows.end(); ++row) {
        if ((*row)[c] == 0) continue;
        ++others;
        if (least == rows.end() || abs((*row)[c]) < abs((*least)[c])) least = row;
      }
      if (others == 0) break;
      std::iter_swap(begin, least);
      if (rows[rank][c] < 0)
        for (Integer& x : rows[rank]) x = -x;
      for (std::size_t r = rank + 1; r < rows.size(); ++r) subtract(rows[r], floor_quotient(rows[r][c], rows[rank][c]), rows[rank]);
      if (others > 1) continue;
      for (std::size_t r = 0; r < rank; ++r) subtract(rows[r], floor_quotient(rows[r][c], rows[rank][c]), rows[rank]);
      ++rank;
      break;
    }
  }
  rows.resize(rank);
  return rows;
}

}  // namespace brouncker
