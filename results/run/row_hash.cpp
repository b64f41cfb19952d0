#include "results/run/row_hash.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace brouncker {

struct RowHash::State {
  XXH3_state_t xxh;
};

RowHash::RowHash() : state_(std::make_unique<State>()) { XXH3_64bits_reset(&state_->xxh); }

RowHash::~RowHash() = default;

void RowHash::add_bytes(const void* bytes, std::size_t size) { XXH3_64bits_update(&state_->xxh, bytes, size); }

void RowHash::add(const sqlite::Statement& row) {
  const int columns = sqlite3_column_count(row.get());
  for (int i = 0; i < columns; ++i) {
    const int type = sqlite3_column_type(row.get(), i);
    add_bytes(&type, sizeof type);
    if (type == SQLITE_INTEGER) {
      const std::int64_t value = sqlite3_column_int64(row.get(), i);
      add_bytes(&value, sizeof value);
    } else if (type == SQLITE_FLOAT) {
      const double value = sqlite3_column_double(row.get(), i);
      add_bytes(&value, sizeof value);
    } else if (type != SQLITE_NULL) {
      const void* bytes = sqlite3_column_blob(row.get(), i);
      const int size = sqlite3_column_bytes(row.get(), i);
      add_bytes(&size, sizeof size);
      add_bytes(bytes, static_cast<std::size_t>(size));
    }
  }
}

std::uint64_t RowHash::digest() const { return XXH3_64bits_digest(&state_->xxh); }

}  // namespace brouncker
