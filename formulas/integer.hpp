/// Exact numbers: integers and rationals of any size, on GMP.
#pragma once

#include <boost/multiprecision/gmp.hpp>

namespace brouncker {

using Integer = boost::multiprecision::mpz_int;
using Rational = boost::multiprecision::mpq_rational;

/// Two machine words; a compiler extension, spelt once.
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

}  // namespace brouncker
