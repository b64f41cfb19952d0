#include "results/run/checked_pages.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace brouncker::sqlite {
namespace {

constexpr int kSummed = kPageSize - kReservedBytes;
/// SQLite reads the first bytes of a file before it knows how long a page is, and the counter of changes by itself.
constexpr int kHeaderSize = 100;

thread_local std::uint64_t last_refused = 0;

/// As SQLite wants it: its own fields first. The file below is made with it.
struct File {
  sqlite3_file base;
  sqlite3_file* below;
  bool is_database;  ///< else a log, a journal, a temporary file
  bool is_written;   ///< a writer may find pages that were set free before they were ever written
};

sqlite3_file* below(sqlite3_file* file) { return reinterpret_cast<File*>(file)->below; }
const sqlite3_io_methods& methods_below(sqlite3_file* file) { return *below(file)->pMethods; }

std::uint64_t sum_of(const unsigned char* page, std::uint64_t number) { return XXH3_64bits_withSeed(page, kSummed, number); }

bool is_empty(const unsigned char* page) {
  return std::all_of(page, page + kPageSize, [](unsigned char c) { return c == 0; });
}

int close(sqlite3_file* file) {
  sqlite3_file* inner = below(file);
  const int code = inner->pMethods ? inner->pMethods->xClose(inner) : SQLITE_OK;
  sqlite3_free(inner);
  return code;
}

/// SQLite takes what a short read leaves out for zeros beyond the end of the file. Before the end it is an error.
int read_below(sqlite3_file* file, void* data, int size, sqlite3_int64 place) {
  const int code = methods_below(file).xRead(below(file), data, size, place);
  if (code != SQLITE_IOERR_SHORT_READ) return code;
  sqlite3_int64 end = 0;
  if (const int asked = methods_below(file).xFileSize(below(file), &end); asked != SQLITE_OK) return asked;
  return place + size <= end ? SQLITE_IOERR_READ : code;
}

int read_page(sqlite3_file* file, unsigned char* page, std::uint64_t number) {
  const int code = read_below(file, page, kPageSize, static_cast<sqlite3_int64>(number - 1) * kPageSize);
  if (code != SQLITE_OK || is_whole(page, number) || (reinterpret_cast<File*>(file)->is_written && is_empty(page))) return code;
  last_refused = number;
  return SQLITE_IOERR_DATA;
}

/// From version 3.45 on SQLite reads parts of the pages of long texts: the page is checked as a whole.
int read(sqlite3_file* file, void* data, int size, sqlite3_int64 place) {
  if (!reinterpret_cast<File*>(file)->is_database || size <= kHeaderSize) return read_below(file, data, size, place);
  const auto number = static_cast<std::uint64_t>(place) / kPageSize + 1;
  const auto first = static_cast<int>(place % kPageSize);
  if (first == 0 && size == kPageSize) return read_page(file, static_cast<unsigned char*>(data), number);
  if (first + size > kPageSize) {
    last_refused = number;
    return SQLITE_IOERR_DATA;
  }
  unsigned char page[kPageSize];
  const int code = read_page(file, page, number);
  if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ) std::memcpy(data, page + first, static_cast<std::size_t>(size));
  return code;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 place) {
  if (!reinterpret_cast<File*>(file)->is_database || size != kPageSize)
    return methods_below(file).xWrite(below(file), data, size, place);
  unsigned char page[kPageSize];
  std::memcpy(page, data, kSummed);
  const std::uint64_t sum = sum_of(page, static_cast<std::uint64_t>(place) / kPageSize + 1);
  for (int i = 0; i < kReservedBytes; ++i) page[kSummed + i] = static_cast<unsigned char>(sum >> (8 * i));
  return methods_below(file).xWrite(below(file), page, kPageSize, place);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) { return methods_below(file).xTruncate(below(file), size); }
int sync(sqlite3_file* file, int flags) { return methods_below(file).xSync(below(file), flags); }
int file_size(sqlite3_file* file, sqlite3_int64* size) { return methods_below(file).xFileSize(below(file), size); }
int lock(sqlite3_file* file, int kind) { return methods_below(file).xLock(below(file), kind); }
int unlock(sqlite3_file* file, int kind) { return methods_below(file).xUnlock(below(file), kind); }
int check_reserved_lock(sqlite3_file* file, int* result) { return methods_below(file).xCheckReservedLock(below(file), result); }
int file_control(sqlite3_file* file, int what, void* argument) {
  return methods_below(file).xFileControl(below(file), what, argument);
}
int sector_size(sqlite3_file* file) { return methods_below(file).xSectorSize(below(file)); }
int device_characteristics(sqlite3_file* file) { return methods_below(file).xDeviceCharacteristics(below(file)); }
int shm_map(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  return methods_below(file).xShmMap(below(file), region, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int n, int flags) {
  return methods_below(file).xShmLock(below(file), offset, n, flags);
}
void shm_barrier(sqlite3_file* file) { methods_below(file).xShmBarrier(below(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return methods_below(file).xShmUnmap(below(file), remove); }

/// @param version 1: without shared memory. 3 would let SQLite read pages behind this layer's back.
constexpr sqlite3_io_methods methods(int version) {
  sqlite3_io_methods m{};
  m.iVersion = version;
  m.xClose = close, m.xRead = read, m.xWrite = write, m.xTruncate = truncate, m.xSync = sync, m.xFileSize = file_size;
  m.xLock = lock, m.xUnlock = unlock, m.xCheckReservedLock = check_reserved_lock, m.xFileControl = file_control;
  m.xSectorSize = sector_size, m.xDeviceCharacteristics = device_characteristics;
  if (version >= 2) m.xShmMap = shm_map, m.xShmLock = shm_lock, m.xShmBarrier = shm_barrier, m.xShmUnmap = shm_unmap;
  return m;
}
constexpr sqlite3_io_methods kMethods[] = {methods(1), methods(2)};

sqlite3_vfs* base() { return sqlite3_vfs_find(nullptr); }

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* self = reinterpret_cast<File*>(file);
  *self = {};
  auto* inner = static_cast<sqlite3_file*>(sqlite3_malloc(base()->szOsFile));
  if (!inner) return SQLITE_NOMEM;
  std::memset(inner, 0, static_cast<std::size_t>(base()->szOsFile));
  const int code = base()->xOpen(base(), name, inner, flags, out_flags);
  if (code != SQLITE_OK) {
    if (inner->pMethods) inner->pMethods->xClose(inner);
    sqlite3_free(inner);
    return code;
  }
  *self = {
      {&kMethods[inner->pMethods->iVersion >= 2]}, inner, (flags & SQLITE_OPEN_MAIN_DB) != 0, (flags & SQLITE_OPEN_CREATE) != 0};
  return SQLITE_OK;
}

int remove(sqlite3_vfs*, const char* name, int sync_directory) { return base()->xDelete(base(), name, sync_directory); }
int access(sqlite3_vfs*, const char* name, int flags, int* result) { return base()->xAccess(base(), name, flags, result); }
int full_path(sqlite3_vfs*, const char* name, int size, char* out) { return base()->xFullPathname(base(), name, size, out); }
int randomness(sqlite3_vfs*, int size, char* out) { return base()->xRandomness(base(), size, out); }
int sleep(sqlite3_vfs*, int microseconds) { return base()->xSleep(base(), microseconds); }
int current_time(sqlite3_vfs*, double* time) { return base()->xCurrentTime(base(), time); }
int last_error(sqlite3_vfs*, int size, char* out) { return base()->xGetLastError ? base()->xGetLastError(base(), size, out) : 0; }
int current_time_64(sqlite3_vfs*, sqlite3_int64* time) {
  if (base()->iVersion >= 2 && base()->xCurrentTimeInt64) return base()->xCurrentTimeInt64(base(), time);
  double days = 0;
  const int code = base()->xCurrentTime(base(), &days);
  *time = static_cast<sqlite3_int64>(days * 86'400'000);
  return code;
}

sqlite3_vfs layer() {
  sqlite3_vfs vfs{};
  vfs.iVersion = 2;
  vfs.szOsFile = sizeof(File);
  vfs.mxPathname = base()->mxPathname;
  vfs.zName = "brouncker-checked-pages";
  vfs.xOpen = open, vfs.xDelete = remove, vfs.xAccess = access, vfs.xFullPathname = full_path;
  vfs.xRandomness = randomness, vfs.xSleep = sleep, vfs.xCurrentTime = current_time, vfs.xGetLastError = last_error;
  vfs.xCurrentTimeInt64 = current_time_64;  // none of xDl...: nothing is loaded
  return vfs;
}

}  // namespace

bool is_whole(const unsigned char* page, std::uint64_t number) {
  std::uint64_t stored = 0;
  for (int i = kReservedBytes; i-- > 0;) stored = stored << 8 | page[kSummed + i];
  return stored == sum_of(page, number);
}

std::uint64_t refused_page() { return last_refused; }

const char* checked_pages() {
  static sqlite3_vfs vfs = [] {
    sqlite3_initialize();
    return layer();
  }();
  static const int registered = sqlite3_vfs_register(&vfs, 0);
  return registered == SQLITE_OK ? vfs.zName : nullptr;
}

}  // namespace brouncker::sqlite
