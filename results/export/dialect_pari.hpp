/// PARI/GP.
#pragma once

#include "results/export/dialect.hpp"

namespace brouncker {

extern const Dialect kPariDialect;

}  // namespace brouncker
