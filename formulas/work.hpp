/// A bound on the arithmetic that one foreign text may cause.
///
/// Polynomials book what they are about to multiply, divide or shift, in products of two limbs, with whatever limit is in force on
/// the thread; without one nothing is counted. What costs more ends in an exception, before it is paid.
#pragma once

namespace brouncker {

/// The work allowed by a WorkLimit is used up.
struct WorkExceeded {};

class WorkLimit {
 public:
  /// @param limb_products 10^9 are about a second.
  explicit WorkLimit(double limb_products);
  ~WorkLimit();
  WorkLimit(const WorkLimit&) = delete;
  WorkLimit& operator=(const WorkLimit&) = delete;

  /// What is left.
  double left() const { return left_; }

 private:
  double left_;
  double* outer_;
};

/// Whether a limit is in force here.
bool is_work_limited();
/// Throws WorkExceeded where the limit in force does not allow so much more.
void book_work(double limb_products);

}  // namespace brouncker
