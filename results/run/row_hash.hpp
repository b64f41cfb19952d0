/// A checksum over rows as SQLite gives them: values with their types, so that 1, 1.0, '1' and NULL differ. XXH3, 64 bits.
#pragma once

#include "results/run/sqlite.hpp"

#include <cstdint>
#include <memory>

namespace brouncker {

class RowHash {
 public:
  RowHash();
  ~RowHash();

  void add_bytes(const void* bytes, std::size_t size);
  void add(std::uint64_t value) { add_bytes(&value, sizeof value); }
  /// All columns of the row that the statement stands on.
  void add(const sqlite::Statement& row);
  std::uint64_t digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace brouncker
