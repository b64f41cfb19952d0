#include "formulas/work.hpp"

namespace brouncker {
namespace {

constinit thread_local double* work_left = nullptr;

}  // namespace

WorkLimit::WorkLimit(double limb_products) : left_(limb_products), outer_(work_left) { work_left = &left_; }

WorkLimit::~WorkLimit() { work_left = outer_; }

bool is_work_limited() { return work_left != nullptr; }

void book_work(double limb_products) {
  if (!work_left) return;
  *work_left -= limb_products;
  if (*work_left < 0) throw WorkExceeded{};
}

}  // namespace brouncker
