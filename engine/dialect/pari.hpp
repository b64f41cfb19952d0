/// PARI/GP.
#pragma once

#include "engine/dialect/dialect.hpp"

namespace brouncker {

extern const Dialect kPariDialect;

}  // namespace brouncker
