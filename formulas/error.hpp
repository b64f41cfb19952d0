/// The one exception of the project: something outside is wrong (input, options, files). Caught once, in `main`.
#pragma once

#include <stdexcept>
#include <string>

namespace brouncker {

/// What is at fault; decides the exit code (contract: 2 for input, 4 for files).
enum class Fault { input, file };

/// One line for the user: what is wrong, where it is, and what is accepted.
class Error : public std::runtime_error {
 public:
  Error(Fault fault, const std::string& message) : std::runtime_error(message), fault_(fault) {}
  Fault fault() const { return fault_; }

 private:
  Fault fault_;
};

inline Error input_error(const std::string& message) { return {Fault::input, message}; }
inline Error file_error(const std::string& message) { return {Fault::file, message}; }

}  // namespace brouncker
