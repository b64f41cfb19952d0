#include "tests/results/run/faulty_memory.hpp"

#include <sqlite3.h>

#include <atomic>
#include <stdexcept>

namespace brouncker::testing {
namespace {

sqlite3_mem_methods original;
std::atomic<std::uint64_t> count = 0;
std::uint64_t failing = 0;
bool for_good = false;

bool fails() {
  const std::uint64_t call = ++count;
  return failing != 0 && (call == failing || (for_good && call > failing));
}

void* allocate(int bytes) { return fails() ? nullptr : original.xMalloc(bytes); }
void* reallocate(void* memory, int bytes) { return fails() ? nullptr : original.xRealloc(memory, bytes); }

void use(const sqlite3_mem_methods& methods) {
  sqlite3_shutdown();
  if (sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) != SQLITE_OK || sqlite3_initialize() != SQLITE_OK)
    throw std::runtime_error("SQLite does not take another allocator");
}

}  // namespace

FaultyMemory::FaultyMemory(std::uint64_t k, bool forever) {
  if (!original.xMalloc) {
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);  // every allocation is one of ours
    sqlite3_initialize();
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &original);
  }
  sqlite3_mem_methods faulty = original;
  faulty.xMalloc = allocate;
  faulty.xRealloc = reallocate;
  failing = 0;
  use(faulty);
  count = 0;
  for_good = forever;
  failing = k;
}

FaultyMemory::~FaultyMemory() {
  failing = 0;
  use(original);
}

std::uint64_t FaultyMemory::calls() { return count; }

}  // namespace brouncker::testing
