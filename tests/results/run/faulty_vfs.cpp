#include "tests/results/run/faulty_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace brouncker::testing {
namespace {

/// The kinds of calls, for what a fault befalls.
enum class Call { open, read, write, sync, truncate, remove, lock, size };

bool befalls(FileFault fault, Call call) {
  switch (fault) {
    case FileFault::full: return call == Call::write;
    case FileFault::short_read: return call == Call::read;
    case FileFault::power_loss: return call == Call::write || call == Call::sync || call == Call::truncate || call == Call::remove;
    default: return true;
  }
}

/// A change of a file that is not on the disk for certain.
struct Change {
  sqlite3_int64 offset = 0;
  std::string bytes;
  bool truncates = false;  ///< to `offset`
};
/// A file as it would be found after a power loss: what was synced, and the changes since.
struct Tracked {
  std::string synced;
  std::vector<Change> changes;
  std::optional<std::string> removed;  ///< its content, where it was removed and the directory not synced
};

struct State {
  FileFault fault = FileFault::none;
  std::uint64_t k = 0, calls = 0;
  bool struck = false;
  std::mt19937_64 random;
  std::map<std::string, Tracked> files;
  std::mutex mutex;
} state;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void apply_change(std::string& bytes, const Change& change) {
  const auto at = static_cast<std::size_t>(change.offset);
  if (change.truncates) return bytes.resize(std::min(bytes.size(), at));
  bytes.resize(std::max(bytes.size(), at + change.bytes.size()));
  change.bytes.copy(bytes.data() + at, change.bytes.size());
}

/// What the disk holds after the power came back.
void lose_power() {
  for (auto& [path, file] : state.files) {
    std::string bytes = file.synced;
    for (Change& change : file.changes) {
      if (state.random() % 2) continue;
      if (state.random() % 8 == 0 && !change.truncates) change.bytes.resize(change.bytes.size() / 2 / 512 * 512);  // torn
      apply_change(bytes, change);
    }
    if (file.removed && state.random() % 2) continue;  // it stays away
    std::ofstream(path, std::ios::binary | std::ios::trunc) << (file.removed ? *file.removed : bytes);
  }
  state.files.clear();
}

/// True where this call fails.
bool fails(Call call) {
  const std::lock_guard lock(state.mutex);
  const bool for_good = state.fault != FileFault::error_once && state.fault != FileFault::short_read;
  if (state.struck && for_good) return state.fault != FileFault::full || call == Call::write;
  if (state.fault != FileFault::none && !befalls(state.fault, call)) return false;
  if (state.fault == FileFault::none) return ++state.calls, false;
  if (++state.calls != state.k) return false;
  state.struck = true;
  if (state.fault == FileFault::power_loss) lose_power();
  return true;
}

/// Runs `note` on the file of this path, where power losses are looked at.
template <class F>
void track(const std::string& path, F note) {
  if (state.fault != FileFault::power_loss || path.empty()) return;
  const std::lock_guard lock(state.mutex);
  if (state.struck) return;
  auto found = state.files.find(path);
  if (found == state.files.end()) found = state.files.emplace(path, Tracked{content(path), {}, {}}).first;
  note(found->second);
}

struct File {
  sqlite3_file base;
  sqlite3_file* real;
  std::string* path;
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
const sqlite3_io_methods& real(sqlite3_file* file) { return *of(file).real->pMethods; }

int close(sqlite3_file* file) {
  File& f = of(file);
  const int code = f.real->pMethods ? f.real->pMethods->xClose(f.real) : SQLITE_OK;
  delete f.path;
  return code;
}

int read(sqlite3_file* file, void* buffer, int bytes, sqlite3_int64 offset) {
  if (!fails(Call::read)) return real(file).xRead(of(file).real, buffer, bytes, offset);
  if (state.fault != FileFault::short_read) return SQLITE_IOERR_READ;
  const int code = real(file).xRead(of(file).real, buffer, bytes, offset);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
  std::memset(static_cast<char*>(buffer) + bytes / 2, 0, static_cast<std::size_t>(bytes - bytes / 2));
  return SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* buffer, int bytes, sqlite3_int64 offset) {
  if (fails(Call::write)) return state.fault == FileFault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  track(*of(file).path, [&](Tracked& t) {
    t.changes.push_back({offset, std::string(static_cast<const char*>(buffer), static_cast<std::size_t>(bytes)), false});
  });
  return real(file).xWrite(of(file).real, buffer, bytes, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (fails(Call::truncate)) return SQLITE_IOERR_TRUNCATE;
  track(*of(file).path, [&](Tracked& t) { t.changes.push_back({size, {}, true}); });
  return real(file).xTruncate(of(file).real, size);
}

int sync(sqlite3_file* file, int flags) {
  if (fails(Call::sync)) return SQLITE_IOERR_FSYNC;
  track(*of(file).path, [&](Tracked& t) {
    for (const Change& change : t.changes) apply_change(t.synced, change);
    t.changes.clear();
  });
  return real(file).xSync(of(file).real, flags);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return fails(Call::size) ? SQLITE_IOERR_FSTAT : real(file).xFileSize(of(file).real, size);
}
int lock(sqlite3_file* file, int level) { return fails(Call::lock) ? SQLITE_IOERR_LOCK : real(file).xLock(of(file).real, level); }
int unlock(sqlite3_file* file, int level) { return real(file).xUnlock(of(file).real, level); }
int check_lock(sqlite3_file* file, int* held) { return real(file).xCheckReservedLock(of(file).real, held); }
int control(sqlite3_file* file, int operation, void* argument) {
  return real(file).xFileControl(of(file).real, operation, argument);
}
int sector_size(sqlite3_file* file) { return real(file).xSectorSize(of(file).real); }
/// Nothing is promised beyond what tracking keeps.
int characteristics(sqlite3_file*) { return 0; }
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return fails(Call::lock) ? SQLITE_IOERR_SHMMAP : real(file).xShmMap(of(file).real, page, size, extend, memory);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  const bool locks = (flags & SQLITE_SHM_LOCK) != 0;
  return locks && fails(Call::lock) ? SQLITE_IOERR_SHMLOCK : real(file).xShmLock(of(file).real, offset, count, flags);
}
void barrier(sqlite3_file* file) { real(file).xShmBarrier(of(file).real); }
int unmap_shared(sqlite3_file* file, int remove) { return real(file).xShmUnmap(of(file).real, remove); }

const sqlite3_io_methods kMethods = {
    2,           close,           read,       write,       truncate, sync,         file_size, lock,   unlock, check_lock, control,
    sector_size, characteristics, map_shared, lock_shared, barrier,  unmap_shared, nullptr,   nullptr};

sqlite3_vfs* original = nullptr;
sqlite3_vfs faulty;

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given) {
  File& f = of(file);
  f.base.pMethods = nullptr;
  if (fails(Call::open)) return SQLITE_IOERR;
  f.real = reinterpret_cast<sqlite3_file*>(&f + 1);
  f.path = new std::string(path ? path : "");
  const bool kept = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  if (!kept) f.path->clear();
  track(*f.path, [](Tracked& t) { t.removed.reset(); });
  const int code = original->xOpen(original, path, f.real, flags, given);
  if (code == SQLITE_OK) f.base.pMethods = &kMethods;
  else delete f.path;
  return code;
}

int remove(sqlite3_vfs*, const char* path, int sync_directory) {
  if (fails(Call::remove)) return SQLITE_IOERR_DELETE;
  track(path, [&](Tracked& t) {
    t.removed = sync_directory ? std::nullopt : std::optional(content(path));
    t.synced.clear();
    t.changes.clear();
  });
  if (sync_directory && state.fault == FileFault::power_loss && !state.struck) state.files.erase(path);
  return original->xDelete(original, path, sync_directory);
}

}  // namespace

FaultyFiles::FaultyFiles(FileFault fault, std::uint64_t k, std::uint64_t seed) {
  original = sqlite3_vfs_find(nullptr);
  faulty = *original;
  faulty.zName = "faulty";
  faulty.szOsFile = static_cast<int>(sizeof(File)) + original->szOsFile;
  faulty.xOpen = open;
  faulty.xDelete = remove;
  state.fault = fault;
  state.k = k;
  state.calls = 0;
  state.struck = false;
  state.random.seed(seed);
  state.files.clear();
  sqlite3_vfs_register(&faulty, 1);
}

FaultyFiles::~FaultyFiles() {
  sqlite3_vfs_unregister(&faulty);
  sqlite3_vfs_register(original, 1);
}

std::uint64_t FaultyFiles::calls() { return state.calls; }
bool FaultyFiles::struck() { return state.struck; }

}  // namespace brouncker::testing
