#include "engine/number/real_roots.hpp"

#include <cassert>

#include <flint/fmpz_poly.h>
#if __has_include(<flint/arb_fmpz_poly.h>)
#include <flint/arb_fmpz_poly.h>
#else
#include <arb_fmpz_poly.h>
#endif

namespace brouncker {

std::vector<Real> real_roots(const Polynomial& p, Bits precision) {
  assert(p.degree() >= 1);
  fmpz_poly_t poly;
  fmpz_poly_init(poly);
  fmpz_t c;
  fmpz_init(c);
  for (int k = 0; k <= p.degree(); ++k) {
    fmpz_set_mpz(c, p.coefficient(k).backend().data());
    fmpz_poly_set_coeff_fmpz(poly, k, c);
  }
  fmpz_clear(c);
  acb_ptr roots = _acb_vec_init(p.degree());
  arb_fmpz_poly_complex_roots(roots, poly, 0, precision);  // real ones first, increasing, imaginary part 0
  std::vector<Real> result;
  for (int k = 0; k < p.degree() && arb_is_zero(acb_imagref(roots + k)); ++k) {
    result.emplace_back();
    arb_set(result.back().get(), acb_realref(roots + k));
  }
  _acb_vec_clear(roots, p.degree());
  fmpz_poly_clear(poly);
  return result;
}

}  // namespace brouncker
