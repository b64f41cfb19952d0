/// To be preloaded: `operator new` fails once, at the call behind main() whose number is BROUNCKER_FAIL_NEW. Where that is 0 nothing
/// fails. At the end the number of calls is written into the file BROUNCKER_COUNT_NEW.
#include <dlfcn.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace {

std::atomic<bool> in_main = false;
std::atomic<long> calls = 0;
long failing = 0;

int (*real_main)(int, char**, char**) = nullptr;

void write_count() {
  const char* path = std::getenv("BROUNCKER_COUNT_NEW");
  if (std::FILE* file = path ? std::fopen(path, "w") : nullptr) {
    std::fprintf(file, "%ld\n", calls.load());
    std::fclose(file);
  }
}

int counted_main(int count, char** words, char** environment) {
  const char* k = std::getenv("BROUNCKER_FAIL_NEW");
  failing = k ? std::atol(k) : 0;
  std::atexit(write_count);
  in_main = true;
  const int code = real_main(count, words, environment);
  in_main = false;
  return code;
}

void* allocated(std::size_t size) {
  if (in_main && ++calls == failing) throw std::bad_alloc();
  void* memory = std::malloc(size ? size : 1);
  if (!memory) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return allocated(size); }
void* operator new[](std::size_t size) { return allocated(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

/// The C library's way into main(), with ours before it.
extern "C" int __libc_start_main(int (*main)(int, char**, char**), int count, char** words, void (*init)(), void (*fini)(),
                                 void (*linker_fini)(), void* stack_end) {
  using Start = int (*)(int (*)(int, char**, char**), int, char**, void (*)(), void (*)(), void (*)(), void*);
  real_main = main;
  const auto start = reinterpret_cast<Start>(dlsym(RTLD_NEXT, "__libc_start_main"));
  return start(counted_main, count, words, init, fini, linker_fini, stack_end);
}
