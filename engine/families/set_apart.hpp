/// What a set of families holds that is no family of its own.
#pragma once

#include "engine/families/discover.hpp"

namespace brouncker {

/// (a, b) ~ (a, b): a shift across a zero of b, or nothing.
bool is_same_recurrence(const AffineFamily& family);

/// Gives the families that are one recurrence, and those that are theorem R at one j, their status, and their relations that of
/// their places; theorem R is added where there is a case of it. Precondition: the others have their status.
void set_apart(FamilySet& set);

}  // namespace brouncker
