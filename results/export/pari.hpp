/// PARI/GP, as its exports and the scripts of certificates write it.
#pragma once

#include "results/export/dialect.hpp"

namespace brouncker {

extern const Dialect kPariDialect;

}  // namespace brouncker
