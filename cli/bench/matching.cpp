#include "cli/bench/parts.hpp"
#include "cli/summary.hpp"
#include "engine/linear/integer_lattice.hpp"
#include "engine/match/pair_test.hpp"
#include "engine/resources.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include <fmt/format.h>

namespace brouncker::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kConstants = 100, kLimits = 2000, kReferenceTests = 2000;

/// A number of [1/8, 8).
Approximation random_number(std::mt19937_64& generator, long bits) {
  Integer scaled = 0;
  for (long have = 0; have < bits + 3; have += 64) scaled = (scaled << 64) + Integer(generator());
  scaled %= Integer(1) << static_cast<unsigned>(bits + 3);
  return {scaled + (Integer(1) << static_cast<unsigned>(bits - 3)), bits};
}

struct Numbers {
  std::vector<Prepared> constants, limits;
};
Numbers random_numbers() {
  std::mt19937_64 generator(1);
  Numbers numbers;
  for (std::size_t i = 0; i < kConstants; ++i) numbers.constants.push_back(*prepared(random_number(generator, 260)));
  for (std::size_t i = 0; i < kLimits; ++i) numbers.limits.push_back(*prepared(random_number(generator, 212)));
  return numbers;
}

/// The filter and, for what it leaves open, the second look.
double our_microseconds(const Numbers& numbers, int height_bits) {
  const double begin = thread_cpu_seconds();
  std::vector<const Prepared*> pointers;
  for (const Prepared& limit : numbers.limits) pointers.push_back(&limit);
  const LimitBatch batch = limit_batch(pointers);
  std::vector<std::uint8_t> open(batch.padded_size());
  for (const Prepared& c : numbers.constants) {
    find_open(sliced_constant(c.small), batch, height_bits, open);
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (open[i]) static_cast<void>(test_pair(c, numbers.limits[i], height_bits, 27));  // its time is what counts
  }
  return 1e6 * (thread_cpu_seconds() - begin) / static_cast<double>(kConstants * kLimits);
}

double flint_microseconds(const Numbers& numbers, long bits) {
  double seconds = 0;
  for (std::size_t i = 0; i < kReferenceTests; ++i) {
    const Approximation& c = numbers.constants[i % kConstants].small;
    const Approximation& l = numbers.limits[i % kLimits].small;
    const Integer column[] = {Integer(1) << static_cast<unsigned>(bits), rounded_to(c, bits), rounded_to(l, bits),
                              rounded_to(product(c, l), bits)};
    std::vector<std::vector<Integer>> rows(4, std::vector<Integer>(5));
    for (std::size_t j = 0; j < 4; ++j) rows[j][j] = 1, rows[j][4] = column[j];
    const double begin = thread_cpu_seconds();
    lll_reduce(rows);
    seconds += thread_cpu_seconds() - begin;
  }
  return 1e6 * seconds / static_cast<double>(kReferenceTests);
}

/// By gp itself, on random numbers of so many digits.
std::optional<double> pari_microseconds(int digits) {
  if (std::system("command -v gp >/dev/null 2>&1") != 0) return std::nullopt;
  const std::string script =
      fmt::format("default(realprecision,{0});setrand(1);v=vector({1},i,my(c=random(1.),l=random(1.));[1,c,l,c*l]);"
                  "t=gettime();for(i=1,{1},lindep(v[i]));print(gettime())",
                  digits, kReferenceTests);
  std::FILE* pipe = ::popen(("echo '" + script + "' | gp -q -f 2>/dev/null").c_str(), "r");
  double milliseconds = 0;
  const bool read = pipe && std::fscanf(pipe, "%lf", &milliseconds) == 1;
  if (pipe) ::pclose(pipe);
  if (!read) return std::nullopt;
  return 1e3 * milliseconds / static_cast<double>(kReferenceTests);
}

}  // namespace

ordered_json bench_matching() {
  const Numbers numbers = random_numbers();
  const double ours = our_microseconds(numbers, kFirstHeightBits), flint = flint_microseconds(numbers, 60);
  const auto pari = pari_microseconds(28);
  return {{"ours_us", rounded(ours)},
          {"ours_height_2_18_us", rounded(our_microseconds(numbers, kMaxHeightBits))},
          {"flint_fmpz_lll_60_bits_us", rounded(flint)},
          {"flint_fmpz_lll_200_bits_us", rounded(flint_microseconds(numbers, 200))},
          {"pari_lindep_28_digits_us", pari ? ordered_json(rounded(*pari)) : ordered_json(nullptr)},
          {"times_faster_than_flint", rounded(flint / ours)},
          {"times_faster_than_pari", pari ? ordered_json(rounded(*pari / ours)) : ordered_json(nullptr)}};
}

}  // namespace brouncker::cli
