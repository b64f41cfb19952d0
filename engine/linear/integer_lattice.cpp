#include "engine/linear/integer_lattice.hpp"

#include <flint/fmpz.h>
#include <flint/fmpz_lll.h>
#include <flint/fmpz_mat.h>

namespace brouncker {

void lll_reduce(std::vector<std::vector<Integer>>& rows) {
  if (rows.empty()) return;
  const auto height = static_cast<slong>(rows.size()), width = static_cast<slong>(rows.front().size());
  fmpz_mat_t matrix;
  fmpz_mat_init(matrix, height, width);
  for (slong i = 0; i < height; ++i)
    for (slong j = 0; j < width; ++j)
      fmpz_set_mpz(fmpz_mat_entry(matrix, i, j), rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].backend().data());
  fmpz_lll_t context;
  fmpz_lll_context_init_default(context);
  fmpz_lll(matrix, nullptr, context);
  for (slong i = 0; i < height; ++i)
    for (slong j = 0; j < width; ++j)
      fmpz_get_mpz(rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].backend().data(), fmpz_mat_entry(matrix, i, j));
  fmpz_mat_clear(matrix);
}

}  // namespace brouncker
