/// Memory of SQLite that ends at a chosen call, as SQLite's own tests do it.
#pragma once

#include <cstdint>

namespace brouncker::testing {

/// SQLite's allocator while it lives; one at a time, and no database is open at its ends.
class FaultyMemory {
 public:
  /// @param k       The call that fails, from 1; 0: none.
  /// @param forever And all after it.
  FaultyMemory(std::uint64_t k, bool forever);
  FaultyMemory(const FaultyMemory&) = delete;
  FaultyMemory& operator=(const FaultyMemory&) = delete;
  ~FaultyMemory();

  static std::uint64_t calls();
};

}  // namespace brouncker::testing
