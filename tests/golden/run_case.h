#pragma once

#include <map>
#include <string>

#include "case_file.h"

namespace lifeboat::golden {

struct Outcome {
  int exit = 0;
  std::string out;
  std::string err;
  std::map<std::string, std::string> written;  ///< files that are new or have other bytes than before
  bool removed = false;                        ///< a file of the case is gone
};

/// Runs the program in this process, on a disk in memory that holds the case's files.
[[nodiscard]] Outcome RunCase(const Case& test);

}  // namespace lifeboat::golden
