#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/support/file_system.h"

namespace lifeboat {

/// A disk in memory for tests. It keeps the rules of the real one (no file in a missing directory, no rename
/// of a file over a directory, only empty directories removed), writes down what was asked of it, and fails
/// or dies when told to.
///
/// Write, Sync, Rename, Remove and CreateDirectories are *steps*, counted from 1:
///   disk.DieAt(3);      // the third step and all later ones do nothing and return an error: kill -9
///   disk.TearAt(3);     // the same, but a Write at step 3 leaves the first half of its bytes
///   disk.FailAt(3);     // only the third step fails, without effect: a full disk
/// Looking (KindOf, Read, List) keeps working after death, for the test's own eyes.
class MemoryFileSystem : public FileSystem {
 public:
  enum class Action : std::uint8_t { Read, List, Write, Sync, Rename, Remove, CreateDirectories };

  struct Operation {
    Action action;
    std::string path;
    std::string to;  ///< Rename only

    friend bool operator==(const Operation&, const Operation&) = default;
  };

  MemoryFileSystem();

  /// Puts a file and its directories there: no step, not in the log.
  void AddFile(const std::string& path, std::string bytes);

  /// What WorkingDirectory says; relative and absolute paths stay apart all the same.
  void SetWorkingDirectory(std::string path) { working_directory_ = std::move(path); }

  void FailAt(std::size_t step) { fault_ = Fault{Fault::Fail, step}; }
  void DieAt(std::size_t step) { fault_ = Fault{Fault::Die, step}; }
  void TearAt(std::size_t step) { fault_ = Fault{Fault::Tear, step}; }
  /// A new process on the same disk: no fault planned, step and log start anew.
  void Restart();

  [[nodiscard]] std::size_t steps() const { return steps_; }
  [[nodiscard]] bool dead() const { return dead_; }
  /// All that was asked, in order, also what failed. KindOf is not listed.
  [[nodiscard]] const std::vector<Operation>& log() const { return log_; }
  /// Every file by its path.
  [[nodiscard]] const std::map<std::string, std::string>& files() const { return files_; }

  Kind KindOf(const std::string& path) override;
  Result<std::string> Read(const std::string& path) override;
  Result<void> Write(const std::string& path, std::string_view bytes) override;
  Result<void> Sync(const std::string& path) override;
  Result<void> Rename(const std::string& from, const std::string& to) override;
  Result<void> Remove(const std::string& path) override;
  Result<void> CreateDirectories(const std::string& path) override;
  Result<std::vector<std::string>> List(const std::string& path) override;
  std::string WorkingDirectory() override { return working_directory_; }

 private:
  struct Fault {
    enum Effect : std::uint8_t { Fail, Die, Tear } effect;
    std::size_t step;
  };

  /// Counts and logs a step; the error when this one must not happen.
  std::optional<std::string> Refuse(Action action, const std::string& path, const std::string& to = "");
  [[nodiscard]] bool TearsNow() const;
  [[nodiscard]] Kind KindOfNormal(const std::string& normal) const;
  [[nodiscard]] bool HasChildren(const std::string& normal) const;
  void MoveDirectory(const std::string& from, const std::string& to);

  std::map<std::string, std::string> files_;
  std::set<std::string> directories_;
  std::string working_directory_ = "/";
  std::vector<Operation> log_;
  std::optional<Fault> fault_;
  std::size_t steps_ = 0;
  bool dead_ = false;
};

}  // namespace lifeboat
